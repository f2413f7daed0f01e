import { expect, type Page } from '@playwright/test';
import { expectSoundPage, speak, test } from './support';

const seed = () => Math.floor(Math.random() * 8e8);
const dialog = (page: Page) => page.getByRole('dialog');

test('a department is added, renamed and closed; the audit says before and after', async ({ page }) => {
  const code = `E${seed()}`;
  await page.goto('/settings/departments');
  await page.getByRole('button', { name: '新增系部' }).click();
  await dialog(page).getByLabel(/^代码/).fill(code);
  await dialog(page).getByLabel(/^名称/).fill(`试设系${code}`);
  await dialog(page).getByRole('button', { name: '保存' }).click();
  const row = page.getByRole('row').filter({ hasText: code });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: '修改系部' }).click();
  await dialog(page).getByLabel(/^名称/).fill(`改名系${code}`);
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(row).toContainText(`改名系${code}`);
  await row.getByRole('button', { name: '停用' }).click();
  await dialog(page).getByRole('button', { name: '停用' }).click();
  await expect(row).toContainText('停用');
  await page.goto('/settings/audit');
  const entry = page.getByRole('row').filter({ hasText: '修改系部' }).first();
  await entry.locator('summary').click();
  await expect(entry.locator('del')).toContainText(`试设系${code}`);
  await expectSoundPage(page);
});

test('a colleague is invited by a link that is shown once', async ({ page }) => {
  await page.goto('/settings/invitations');
  await page.getByRole('button', { name: '邀请校内人员' }).click();
  await dialog(page).getByLabel(/^姓名/).fill('试邀请');
  await dialog(page).getByLabel(/^邮箱/).fill(`e2e${seed()}@example.org`);
  await dialog(page).getByRole('button', { name: '生成邀请链接' }).click();
  await expect(page.getByLabel('一次性链接')).toHaveValue(/\/invite\//);
  await expectSoundPage(page);
  await page.getByRole('button', { name: '已转交，关闭' }).click();
  await expect(page.getByText('试邀请').first()).toBeVisible();
});

test('the chain of the audit is checked from the screen', async ({ page }) => {
  await page.goto('/settings/audit');
  await page.getByRole('button', { name: '立即校验' }).click();
  await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
});

test('the permissions are those of the catalogue, in both languages', async ({ page, baseURL }) => {
  await page.goto('/settings/permissions');
  await expect(page.getByRole('table').first()).toBeVisible();
  await expect(page.locator('thead').getByTitle('系统管理员')).toBeVisible();
  await speak(page, 'en', baseURL);
  await page.goto('/settings/permissions');
  await expect(page.locator('thead').getByTitle('Administrator')).toBeVisible();
});
