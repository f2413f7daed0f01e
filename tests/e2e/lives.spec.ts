import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { addDays, today } from '@/lib/kernel/day';
import { expectSoundPage, signIn, test } from './support';

const PHONE = { width: 390, height: 844 };
const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head').first();
const badge = (page: Page) => head(page).locator('.badge').first();
const day = (days: number) => addDays(today(), days);

async function as(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
}

/** Presses the step at the head of the record, fills in what its dialog asks, and presses it there. */
async function step(page: Page, name: string, fields: Record<string, string> = {}): Promise<void> {
  await head(page).getByRole('button', { name, exact: true }).click();
  for (const [label, value] of Object.entries(fields))
    await dialog(page)
      .getByLabel(new RegExp(`^${label}`))
      .fill(value);
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

/** The liaison asks on a phone for a class of a programme of the demo's department; gives its page. */
async function askForClass(page: Page, name: string): Promise<string> {
  await page.setViewportSize(PHONE);
  await as(page, 'LIAISON');
  await page.goto('/order-classes/new');
  await page.getByRole('textbox', { name: /^班级名称/ }).fill(name);
  await page.getByRole('combobox', { name: /^专业/ }).selectOption({ label: '光伏工程技术' });
  await page.getByRole('spinbutton', { name: /^计划人数/ }).fill('30');
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

const DESK = { width: 1440, height: 900 };
async function at(page: Page, role: Role, address: string): Promise<void> {
  await page.setViewportSize(DESK);
  await as(page, role);
  await page.goto(address);
}

test('a department returns an enterprise’s request with its reason; asked again, the class runs, stands on the wall and finishes', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const name = `2026级试全程${unique()}班`;
  const address = await askForClass(page, name);
  await at(page, 'DEPARTMENT', '/');
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await step(page, '不通过', { 原因: '请写明承诺岗位' });
  await expect(badge(page)).toHaveText('未通过');
  await expectSoundPage(page);

  await page.setViewportSize(PHONE);
  await as(page, 'LIAISON');
  await page.goto('/notifications');
  await expect(page.getByText('请写明承诺岗位').first()).toBeVisible();
  await expectSoundPage(page);
  await page.goto(address);
  await expect(page.locator('.facts')).toContainText('请写明承诺岗位');
  await head(page).getByRole('link', { name: '编辑' }).click();
  await page.getByRole('spinbutton', { name: /^承诺岗位数/ }).fill('12');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await step(page, '重新提交');
  await expect(badge(page)).toHaveText('待审核');
  await expectSoundPage(page);

  await at(page, 'DEPARTMENT', address);
  await step(page, '审核通过');
  // What the office decides is not the department's.
  await expect(head(page).getByRole('button', { name: '批准招生' })).toHaveCount(0);
  await at(page, 'OFFICE', address);
  await step(page, '批准招生');
  await at(page, 'DEPARTMENT', address);
  await head(page).getByRole('button', { name: '开班', exact: true }).click();
  await expect(dialog(page).getByRole('combobox', { name: /^协议/ })).toBeVisible();
  await dialog(page).getByRole('button', { name: '开班', exact: true }).click();
  await expect(badge(page)).toHaveText('在培');

  await at(page, 'LEADER', '/dashboard');
  await page.getByRole('link', { name: '大屏' }).click();
  await expect(page).toHaveURL(/\/wall$/);
  const figure = page.locator('[data-figure][href^="/order-classes?running=1"]').first();
  const running = Number(await figure.getAttribute('data-figure'));
  await figure.click();
  await expect(page.locator('h1 .n')).toContainText(String(running));
  await page.goto(`/order-classes?running=1&q=${encodeURIComponent(name)}`);
  await expect(page.locator('tbody tr')).toHaveCount(1);

  await at(page, 'DEPARTMENT', address);
  await step(page, '结业');
  await expect(badge(page)).toHaveText('已结业');
  // Each step on the college's day, not the server's.
  for (const line of await page.locator('.life li').all()) await expect(line).toContainText(day(0));
  await expect(head(page).getByRole('button', { name: '结业', exact: true })).toHaveCount(0);
  await expectSoundPage(page);
});

test('a class that finds no students is cancelled, and its enterprise is told why', async ({ page }) => {
  const name = `2026级试取消${unique()}班`;
  const address = await askForClass(page, name);
  await at(page, 'OFFICE', address);
  await step(page, '审核通过');
  await step(page, '批准招生');
  await step(page, '取消开班', { 原因: '报名不足十人' });
  await expect(badge(page)).toHaveText('已取消');
  await expect(head(page).getByRole('button', { name: '开班', exact: true })).toHaveCount(0);
  await expectSoundPage(page);
  await page.setViewportSize(PHONE);
  await as(page, 'LIAISON');
  await page.goto('/notifications');
  await expect(page.getByText('报名不足十人').first()).toBeVisible();
});

test('a programme that stopped takes students again, and is withdrawn in the end', async ({ page }) => {
  const title = `试专业${unique()}`;
  await page.goto('/programmes/new');
  await page.getByRole('textbox', { name: /^专业名称/ }).fill(title);
  await page.getByLabel(/^批准日期/).fill('2020-09-01');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  for (const [event, on, state] of [
    ['开始招生', '2021-09-01', '招生'],
    ['停招', '2023-09-01', '停招'],
    ['恢复招生', '2024-09-01', '招生'],
    ['撤销', '2025-09-01', '撤销'],
  ] as const) {
    await step(page, event, { 日期: on, 理由: `试${event}` });
    await expect(badge(page)).toHaveText(state);
  }
  await expect(head(page).getByRole('button', { name: '停招' })).toHaveCount(0);
  await expectSoundPage(page);
  await page.goto(`/programmes?q=${encodeURIComponent(title)}`);
  await expect(page.locator('tbody tr').filter({ hasText: title })).toContainText('撤销');
});

test('a student is suspended, comes back and graduates', async ({ page }) => {
  const [studentNo, name] = [`T${unique()}`, '试学籍'];
  await page.goto('/students/new');
  await page.getByRole('textbox', { name: /^姓名/ }).fill(name);
  await page.getByRole('textbox', { name: /^学号/ }).fill(studentNo);
  await page.getByLabel(/^出生日期/).fill('2004-01-02');
  await page.getByRole('combobox', { name: /^专业/ }).selectOption({ index: 1 });
  await page.getByLabel(/^入学日期/).fill('2023-09-01');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await step(page, '休学', { 日期: '2024-03-01', 原因: '因病' });
  await expect(badge(page)).toHaveText('休学');
  await expect(head(page).getByRole('button', { name: '毕业' })).toHaveCount(0);
  await step(page, '复学', { 日期: '2025-03-01' });
  await expect(badge(page)).toHaveText('在读');
  await expectSoundPage(page);
  await step(page, '毕业', { 日期: day(-1) });
  await expect(badge(page)).toHaveText('毕业');
  await expectSoundPage(page);
  await page.goto(`/students?state=GRADUATED&q=${studentNo}`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
});
