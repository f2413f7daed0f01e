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

async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: '保存', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
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

test('English: the screens have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  for (const address of ['/internships/posts', '/internships/plans', '/internships/rules', '/employment']) {
    await page.goto(address);
    await expectSoundPage(page);
  }
});
