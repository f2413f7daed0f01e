import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { expectSoundPage, signIn, speak, test } from './support';

const PHONE = { width: 390, height: 844 };
const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head').first();

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

/** The number of classes that run, as the leaders' dashboard says. */
async function running(page: Page): Promise<number> {
  await page.goto('/dashboard?theme=classes');
  return Number(await page.locator('.figs [data-figure]').first().getAttribute('data-figure'));
}

test('a class goes from the enterprise’s request on a phone to its figure', async ({ page }) => {
  test.setTimeout(180_000);
  const name = `2026级试运行${unique()}班`;
  await page.setViewportSize(PHONE);
  await as(page, 'LIAISON');
  await page.goto('/order-classes');
  await expectSoundPage(page);
  await page.getByRole('link', { name: '申请开班' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '申请订单班' })).toBeVisible();
  await page.getByRole('textbox', { name: /^班级名称/ }).fill(name);
  await page.getByRole('spinbutton', { name: /^计划人数/ }).fill('30');
  await page.getByRole('spinbutton', { name: /^承诺岗位数/ }).fill('12');
  await page.getByLabel('申请内容').fill('组件车间 12 个岗位，明年 3 月到岗');
  await expectSoundPage(page);
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(head(page).locator('.badge')).toHaveText('待审核');
  await expectSoundPage(page);
  const address = new URL(page.url()).pathname;

  await page.setViewportSize({ width: 1440, height: 900 });
  await as(page, 'OFFICE');
  const before = await running(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible();
  await page.goto(address);
  await step(page, '审核通过');
  await expect(head(page).locator('.badge')).toHaveText('待批准');
  await step(page, '批准招生');
  await expect(head(page).locator('.badge')).toHaveText('招生中');
  await page.getByRole('button', { name: '添加课程' }).click();
  await dialog(page).getByRole('textbox', { name: /^课程/ }).fill('组件工艺');
  await dialog(page).getByRole('spinbutton', { name: /^课时/ }).fill('60');
  await dialog(page).getByRole('checkbox').check();
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('共 60 课时，企业授课 60 课时，占 100%')).toBeVisible();
  await head(page).getByRole('button', { name: '开班', exact: true }).click();
  await expect(dialog(page).getByRole('combobox', { name: /^协议/ })).toBeVisible();
  await dialog(page).getByRole('button', { name: '开班', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(head(page).locator('.badge')).toHaveText('在培');
  await expectSoundPage(page);

  expect(await running(page)).toBe(before + 1);
  await page.locator('.figs [data-figure]').first().click();
  await expect(page.locator('h1 .n')).toContainText(String(before + 1));
});

test('a request is returned with its reason, mended and submitted again', async ({ page }) => {
  const name = `2026级退改${unique()}班`;
  await as(page, 'OFFICE');
  await page.goto('/order-classes/new');
  await page.getByRole('combobox', { name: /^合作单位/ }).fill('弘元');
  await page
    .getByRole('option', { name: /弘元新材料/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: /^班级名称/ }).fill(name);
  await page.getByRole('spinbutton', { name: /^计划人数/ }).fill('0');
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('spinbutton', { name: /^计划人数/ })).toBeFocused();
  await page.getByRole('spinbutton', { name: /^计划人数/ }).fill('25');
  await page.getByRole('button', { name: '提交申请' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await head(page).getByRole('button', { name: '不通过' }).click();
  await dialog(page).getByLabel(/^原因/).fill('请写明岗位');
  await dialog(page).getByRole('button', { name: '不通过' }).click();
  await expect(head(page).locator('.badge')).toHaveText('未通过');
  await expect(page.locator('.facts')).toContainText('请写明岗位');
  await head(page).getByRole('link', { name: '编辑' }).click();
  await page.getByLabel('申请内容').fill('装配岗位 10 个');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await step(page, '重新提交');
  await expect(head(page).locator('.badge')).toHaveText('待审核');
});

test('English: the screens have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  for (const address of ['/order-classes', '/order-classes/new', '/dashboard?theme=classes']) {
    await page.goto(address);
    await expectSoundPage(page);
  }
});
