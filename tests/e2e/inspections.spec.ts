import { expect, type Page } from '@playwright/test';
import { expectSoundPage, test } from './support';

const dialog = (page: Page) => page.getByRole('dialog');
const unique = () => String(Math.floor(Math.random() * 1e9));

test('a base is inspected, what was found is mended from the list, and its equipment makes its value', async ({
  page,
}) => {
  const what = `试问题${unique()}`;
  await page.goto('/platforms/training-bases?campus=ON');
  await page.locator('tbody th a').first().click();
  const inspections = page.getByRole('region', { name: '安全检查' });
  await inspections.getByRole('button', { name: '记检查' }).click();
  await dialog(page)
    .getByLabel(/^检查日期/)
    .fill('2025-03-12');
  await dialog(page)
    .getByLabel(/^下次检查日期/)
    .fill('2025-09-12');
  await dialog(page)
    .getByLabel(/^检查人/)
    .fill('安全科');
  await dialog(page)
    .getByLabel(/^检查结论/)
    .selectOption('MENDING');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '2025-03-12 安全检查' })).toBeVisible();
  const findings = page.getByRole('region', { name: '检查问题' });
  await findings.getByRole('button', { name: '登记问题' }).click();
  await dialog(page)
    .getByLabel(/^检查问题/)
    .fill(what);
  await dialog(page)
    .getByLabel(/^负责人/)
    .selectOption({ index: 1 });
  await dialog(page)
    .getByLabel(/^完成期限/)
    .fill('2025-04-12');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(findings).toContainText(/逾期 \d+ 天/);
  await expectSoundPage(page);
  await page.goto(`/platforms/findings?state=OVERDUE&q=${encodeURIComponent(what)}`);
  await expectSoundPage(page);
  const row = page.getByRole('row').filter({ hasText: what });
  await row.getByRole('button', { name: /^登记整改/ }).click();
  await dialog(page)
    .getByLabel(/^整改情况/)
    .fill('已更换');
  await dialog(page).getByRole('button', { name: '登记整改' }).click();
  await expect(row).toHaveCount(0);
  await page.goto(`/platforms/findings?q=${encodeURIComponent(what)}`);
  await expect(row).toContainText('已更换');
  await row.getByRole('link', { name: what }).click();
  await expect(findings).toContainText('已更换');
  await page.locator('.crumb a').last().click();
  const equipment = page.getByRole('region', { name: '设备' }).first();
  await equipment.getByRole('button', { name: '添加设备' }).click();
  await dialog(page)
    .getByLabel(/^设备名称/)
    .fill(`试设备${unique()}`);
  await dialog(page)
    .getByLabel(/^台套数/)
    .fill('4');
  await dialog(page).getByLabel(/^单价/).fill('12.5');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(equipment).toContainText(/总值 [\d,.]+ 万元/);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectSoundPage(page);
});

test('a practice centre earns something, which its year by four functions shows', async ({ page }) => {
  const title = `试加工${unique()}`;
  await page.goto('/platforms/practice-centres');
  await page.locator('tbody th a').first().click();
  const functions = page.getByRole('region', { name: '四项功能' });
  await functions.getByRole('button', { name: '登记产出' }).click();
  await dialog(page).getByLabel(/^内容/).fill(title);
  await dialog(page).getByLabel(/^收入/).fill('6.5');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(functions).toContainText(title);
  await expectSoundPage(page);
  const production = functions.getByRole('row').filter({ hasText: '真实生产' }).first();
  await production.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: /实践中心产出/ })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: title });
  await row.getByRole('button', { name: /^删除/ }).click();
  await dialog(page).getByRole('button', { name: '删除' }).click();
  await expect(row).toHaveCount(0);
  await expectSoundPage(page);
});
