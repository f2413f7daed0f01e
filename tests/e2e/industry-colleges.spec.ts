import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, test } from './support';

const dialog = (page: Page) => page.getByRole('dialog');
const unique = () => String(Math.floor(Math.random() * 1e9));

/** Opens the page of the first industry college. */
async function college(page: Page): Promise<string> {
  await page.goto('/platforms/industry-colleges?state=OPERATING');
  await page.locator('tbody th a').first().click();
  await expect(page.getByRole('region', { name: '教学团队' }).first()).toBeVisible();
  return new URL(page.url()).pathname;
}

test('somebody of an enterprise joins the team and teaches a course, whose hours are counted', async ({ page }) => {
  const name = `试${unique()}`;
  await college(page);
  const team = page.getByRole('region', { name: '教学团队' }).first();
  await team.getByRole('button', { name: '添加成员' }).click();
  const partner = dialog(page).getByRole('combobox', { name: /^所在企业/ });
  await partner.fill('包头');
  await dialog(page).getByRole('listbox').getByRole('option').first().click();
  await dialog(page).getByLabel(/^姓名/).fill(name);
  await dialog(page).getByLabel(/^职务/).fill('企业教师');
  await dialog(page)
    .getByLabel(/^加入日期/)
    .fill('2024-09-01');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  const row = team.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('企业教师');
  await page.getByRole('button', { name: '添加课程' }).click();
  await dialog(page).getByRole('textbox', { name: /^课程/ }).fill(`试课程${unique()}`);
  await dialog(page).getByRole('spinbutton', { name: /^课时/ }).fill('72');
  await dialog(page)
    .getByLabel(/^授课教师（教学团队）/)
    .selectOption({ label: name });
  await dialog(page)
    .getByLabel(/^开课日期/)
    .fill('2025-09-01');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(row).toContainText('72');
  await expectSoundPage(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSoundPage(page);
});

test('a yearly plan is submitted, and approved by the leader', async ({ page }) => {
  await college(page);
  const years = page.getByRole('region', { name: '年度计划与自评' });
  await years.getByRole('button', { name: '编制年度计划' }).click();
  await dialog(page)
    .getByLabel(/^年度计划/)
    .fill('建设课程与教材');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /年度计划与自评/ })).toBeVisible();
  const path = new URL(page.url()).pathname;
  await page.getByRole('button', { name: '提交计划' }).click();
  await dialog(page).getByRole('button', { name: '提交计划' }).click();
  await expect(page.getByRole('button', { name: '提交计划' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '批准计划' })).toHaveCount(0);
  await expectSoundPage(page);
  await page.context().clearCookies();
  await signIn(page, 'LEADER');
  await page.goto(path);
  await page.getByRole('button', { name: '批准计划' }).click();
  await dialog(page)
    .getByLabel(/^审核意见/)
    .fill('同意');
  await dialog(page).getByRole('button', { name: '批准计划' }).click();
  await expect(page.getByRole('region', { name: '审核意见' })).toContainText('同意');
  await expect(page.locator('.head')).toContainText('执行中');
  await expectSoundPage(page);
});
