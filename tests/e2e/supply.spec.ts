import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { BTQY } from '@/prisma/seed/demo/college';
import { expectSoundPage, signIn, speak, test } from './support';

const PHONE = { width: 390, height: 844 };
const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head').first();
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

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

test('a post becomes a vacancy that everybody reads on the open page until it is withdrawn', async ({
  page,
  browser,
  baseURL,
}) => {
  await speak(page, 'zh-CN', baseURL);
  const title = `转岗${unique()}`;
  await page.goto('/internships/posts?state=PUBLISHED');
  await page.locator('tbody th a').first().click();
  await page.getByRole('region', { name: '就业岗位' }).getByRole('link', { name: '转为就业岗位' }).click();
  await page.getByRole('textbox', { name: /^岗位名称/ }).fill(title);
  await page.getByRole('checkbox', { name: '在公开页面展示' }).check();
  await expectSoundPage(page);
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('region', { name: '合适的毕业生' })).toBeVisible();
  await expectSoundPage(page);

  const stranger = await browser.newContext({
    viewport: PHONE,
    locale: 'zh-CN',
    storageState: { cookies: [], origins: [] },
  });
  const phone = await stranger.newPage();
  const open = `${baseURL}/open/${BTQY.code}`;
  // From the sign-in page, where nobody has to sign in for it; other institutions may show theirs beside it.
  await phone.goto('/login');
  await phone.getByRole('link', { name: '不登录，看人才供需信息' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: '人才供需信息' })).toBeVisible();
  await expectSoundPage(phone);
  await page.goto('/vacancies');
  await expect(page.getByRole('link', { name: open })).toHaveAttribute('href', open);
  await expect(page.getByRole('button', { name: '复制网址' })).toBeVisible();
  await page.goBack();
  const answer = await phone.goto(`${open}?q=${encodeURIComponent(title)}`);
  expect(answer?.headers()['cache-control']).toContain('no-store');
  await expect(phone.getByRole('region', { name: '产业信息' }).getByRole('link').first()).toBeVisible();
  await expectSoundPage(phone);
  await phone.getByRole('region', { name: '招聘岗位' }).getByRole('link', { name: title }).click();
  await expect(phone.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expectSoundPage(phone);
  const shown = phone.url();
  await step(page, '撤回');
  expect((await phone.request.get(shown)).status()).toBe(404);
  expect((await phone.request.get(`${baseURL}/open/canary`)).status()).toBe(404);
  await stranger.close();
});

test('a liaison offers a vacancy on a phone, and a student says what it looks for and sees what fits', async ({
  page,
}) => {
  const title = `招工${unique()}`;
  await page.setViewportSize(PHONE);
  await as(page, 'LIAISON');
  await page.goto('/vacancies/new');
  await page.getByRole('textbox', { name: /^岗位名称/ }).fill(title);
  await page.getByRole('spinbutton', { name: /^招聘人数/ }).fill('4');
  await page.getByRole('spinbutton', { name: /^薪酬下限/ }).fill('9000');
  await expectSoundPage(page);
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

  await as(page, 'STUDENT');
  await page.goto('/intentions');
  await page.locator('tbody th a').first().click();
  await head(page).getByRole('link', { name: '修改' }).click();
  await page.getByRole('spinbutton', { name: /^期望薪酬/ }).fill('8000');
  await expectSoundPage(page);
  await save(page);
  const fitting = page.getByRole('region', { name: '合适的岗位' }).getByRole('listitem').filter({ hasText: title });
  await expect(fitting).toContainText('岗位不限专业');
  await expect(fitting).toContainText('薪酬达到期望');
  await expectSoundPage(page);
  await fitting.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});
