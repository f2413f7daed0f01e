import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { addDays, today } from '@/lib/kernel/day';
import { studentList } from '@/lib/modules/students/list';
import { expectSoundPage, signIn, speak, test, untilAlive } from './support';

const PHONE = { width: 390, height: 844 };
const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head').first();
const day = (days: number) => addDays(today(), days);

async function as(page: Page, role: Role): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
}

/** Presses the step at the head of the record, and again in its dialog. */
async function step(page: Page, name: string): Promise<void> {
  await head(page).getByRole('button', { name, exact: true }).click();
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

/** Somebody past the first year without an internship: the last of the grade before the newest. */
async function freeStudent(page: Page): Promise<string> {
  const year = Number(today().slice(0, 4)) - (today().slice(5) >= '09-01' ? 1 : 2);
  await page.goto(
    studentList.href({ filter: { grade: [String(year)], state: ['ENROLLED'] }, sort: 'number', dir: 'desc' }),
  );
  return (
    await page
      .locator('tbody tr')
      .nth(Math.floor(Math.random() * 20))
      .locator('td')
      .first()
      .innerText()
  ).trim();
}

test('an enterprise offers a post on a phone and changes its slots', async ({ page }) => {
  test.setTimeout(120_000);
  const title = `试运行岗位${unique()}`;
  await page.setViewportSize(PHONE);
  await as(page, 'LIAISON');
  await page.goto('/internships/posts/new');
  await page.getByRole('textbox', { name: /^岗位名称/ }).fill(title);
  await page.getByRole('spinbutton', { name: /^岗位数/ }).fill('3');
  await expectSoundPage(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await step(page, '发布');
  await expect(head(page).locator('.badge')).toHaveText('已发布');
  await head(page).getByRole('button', { name: '更新岗位数' }).click();
  await dialog(page)
    .getByRole('spinbutton', { name: /^岗位数/ })
    .fill('8');
  await save(page);
  await expect(page.locator('.facts')).toContainText('8 个，余 8');
  await expectSoundPage(page);
});

test('the office runs an internship from the plan to its start: nobody starts who is incomplete', async ({ page }) => {
  test.setTimeout(240_000);
  const name = `试运行实习计划${unique()}`;
  await page.goto('/internships/plans/new');
  await page.getByRole('textbox', { name: /^计划名称/ }).fill(name);
  for (const [label, days] of [
    [/^开始日期/, -5],
    [/^结束日期/, 170],
    [/^共同制定计划日期/, -30],
    [/^安全预案日期/, -30],
    [/^上级备案日期/, -20],
  ] as const)
    await page.getByLabel(label).fill(day(days));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const plan = new URL(page.url()).pathname;
  await step(page, '提交审批');
  await step(page, '批准');
  await expect(head(page).locator('.badge')).toHaveText('已批准');

  const studentNo = await freeStudent(page);
  await page.goto(`/internships/placements/new?plan=${plan.split('/').at(-1)}`);
  await page.getByLabel('学号').fill(studentNo);
  await page.getByRole('button', { name: '安排实习' }).click();
  await expect(page.getByRole('combobox', { name: /^实习单位/ })).toBeVisible();
  await untilAlive(page);
  await page.getByRole('combobox', { name: /^实习单位/ }).fill('弘元');
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.getByRole('textbox', { name: /^岗位名称/ }).fill('质检员');
  await page
    .getByRole('textbox', { name: /^企业导师/ })
    .first()
    .fill('秦文');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(head(page).locator('.badge').first()).toHaveText('草稿');
  await step(page, '提交');
  await step(page, '批准');
  await head(page).getByRole('button', { name: '开始实习', exact: true }).click();
  await dialog(page).getByRole('button', { name: '开始实习', exact: true }).click();
  await expect(dialog(page)).toContainText('还缺');
  await dialog(page).getByRole('button', { name: '取消', exact: true }).click();
  await expect(page.getByText('怎么办：上岗前完成安全培训，登记日期。')).toBeVisible();
  await expect(page.getByText('怎么办：取得学生和监护人的书面同意，登记日期并上传。')).toBeVisible();
  await expectSoundPage(page);

  await head(page).getByRole('button', { name: '补充材料' }).click();
  for (const label of [/^学生同意日期/, /^监护人同意日期/, /^安全培训日期/])
    await dialog(page).getByLabel(label).fill(day(-8));
  await dialog(page)
    .getByLabel(/^责任险保单号/)
    .fill('ZR-1');
  await dialog(page)
    .getByLabel(/^责任险起/)
    .fill(day(-8));
  await dialog(page)
    .getByLabel(/^责任险止/)
    .fill(day(200));
  await save(page);
  const file = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) };
  await page.locator('main input[type="file"]').first().setInputFiles(file);
  await expect(page.locator('main').getByRole('link', { name: /IMG_1/ })).toBeVisible();
  for (const [n, party] of ['SCHOOL', 'ENTERPRISE', 'STUDENT'].entries()) {
    await page.getByRole('button', { name: '登记签字' }).click();
    await dialog(page)
      .getByLabel(/^签约方/)
      .selectOption(party);
    await dialog(page)
      .getByLabel(/^签署人/)
      .fill('试签');
    await dialog(page)
      .getByLabel(/^手机号/)
      .fill(`1990000000${n}`);
    await dialog(page)
      .getByLabel(/^签订日期/)
      .fill(day(-8));
    await save(page);
    // The next one goes by the version that the page shows then.
    await expect(page.locator('main li').filter({ hasText: '纸质签署' })).toHaveCount(n + 1);
  }
  await expect(page.getByText('八项齐全')).toBeVisible();
  await step(page, '开始实习');
  await expect(head(page).locator('.badge').first()).toHaveText('实习中');
  await expectSoundPage(page);
  await page.goto(plan);
  await expect(page.locator('tbody th a')).toHaveCount(1);
  await expectSoundPage(page);
});

test('a rule says what to do in the book and above those who break it', async ({ page }) => {
  const todo = '怎么办：投保实习责任险，保险期覆盖全程。';
  await page.goto('/internships/rules');
  await expect(page.getByText(todo)).toBeVisible();
  await page.goto('/internships/placements?breaks=IN-29');
  await expect(page.getByText(todo)).toBeVisible();
  await expectSoundPage(page);
});

test('English: the screens have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  for (const address of ['/internships/posts', '/internships/plans', '/internships/rules', '/employment']) {
    await page.goto(address);
    await expectSoundPage(page);
  }
});
