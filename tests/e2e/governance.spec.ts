import { expect, type Page } from '@playwright/test';
import { expectSoundPage, speak, test } from './support';

const dialog = (page: Page) => page.getByRole('dialog');
const unique = () => String(Math.floor(Math.random() * 1e9));

/** Opens the page of the demo's consortium. */
async function consortium(page: Page): Promise<void> {
  await page.goto('/platforms/consortia');
  await page.locator('tbody th a').first().click();
  await expect(page.getByRole('region', { name: '会议' })).toBeVisible();
}

test('a meeting is recorded with a resolution, which is carried out; the list of resolutions follows', async ({
  page,
}) => {
  const title = `试会议${unique()}`;
  const text = `试决议${unique()}`;
  await consortium(page);
  await expectSoundPage(page);
  await page.getByRole('button', { name: '记会议' }).click();
  await dialog(page)
    .getByLabel(/^会议名称/)
    .fill(title);
  await dialog(page)
    .getByLabel(/^会议日期/)
    .fill('2025-03-12');
  await dialog(page).getByLabel(/^议程/).fill('审议年度计划');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('region', { name: '议程' })).toContainText('审议年度计划');
  const resolutions = page.getByRole('region', { name: '决议' });
  await resolutions.getByRole('button', { name: '添加决议' }).click();
  await dialog(page).getByRole('textbox', { name: /^决议/ }).fill(text);
  await dialog(page)
    .getByLabel(/^负责人/)
    .selectOption({ index: 1 });
  await dialog(page)
    .getByLabel(/^完成期限/)
    .fill('2025-06-30');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(resolutions).toContainText(/逾期 \d+ 天/);
  await expectSoundPage(page);
  await page.goto(`/platforms/resolutions?state=OVERDUE&q=${encodeURIComponent(text)}`);
  const row = page.getByRole('row').filter({ hasText: text });
  await row.getByRole('button', { name: /^登记落实/ }).click();
  await dialog(page)
    .getByLabel(/^落实情况/)
    .fill('已印发');
  await dialog(page).getByRole('button', { name: '登记落实' }).click();
  await expect(row).toHaveCount(0);
  await expectSoundPage(page);
  await page.goto(`/platforms/resolutions?q=${encodeURIComponent(text)}`);
  await expect(row).toContainText('已印发');
  await row.getByRole('link', { name: text }).click();
  await expect(resolutions).toContainText('已印发');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSoundPage(page);
});

test('a yearly task is given and done; the list of tasks filters by year and platform', async ({ page }) => {
  const title = `试任务${unique()}`;
  await consortium(page);
  const tasks = page.getByRole('region', { name: '年度任务' });
  await tasks.getByRole('button', { name: '添加任务' }).click();
  await dialog(page).getByRole('textbox', { name: /^任务/ }).fill(title);
  await dialog(page)
    .getByLabel(/^完成期限/)
    .fill('2025-06-30');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  const line = tasks.getByRole('listitem').filter({ hasText: title });
  await expect(line).toContainText(/逾期 \d+ 天/);
  await tasks.getByRole('link', { name: '全部年度' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /平台年度任务/ })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: title });
  await row.getByRole('button', { name: /^登记完成/ }).click();
  await dialog(page)
    .getByLabel(/^完成情况/)
    .fill('已建成');
  await dialog(page).getByRole('button', { name: '登记完成' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(row).toContainText('已建成');
  await page
    .getByRole('navigation', { name: '平台年度任务' })
    .getByRole('link', { name: /^已完成/ })
    .click();
  await expect(row).toContainText('已建成');
  await expectSoundPage(page);
});

test('English: the screens have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  for (const address of ['/platforms/resolutions', '/platforms/tasks']) {
    await page.goto(address);
    await expectSoundPage(page);
  }
});
