import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectSoundPage, test } from './support';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LISTS = ['consortia', 'industry-colleges', 'practice-centres', 'training-bases', 'alliances'];

for (const list of LISTS)
  test(`the export of ${list} goes back in from its own list, and changes nothing`, async ({ page }) => {
    await page.goto(`/platforms/${list}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出' }).click(),
    ]);
    const buffer = await readFile(await download.path());
    await page.getByRole('link', { name: '导入' }).click();
    await expect(page).toHaveURL(`/imports/new?module=${list}`);
    await page.locator('input[type=file]').setInputFiles({ name: '导出.xlsx', mimeType: XLSX, buffer });
    await expect(page.getByRole('heading', { name: '列的对应' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: '平台名称' })).toHaveValue('name');
    await expectSoundPage(page);
    await page.getByRole('button', { name: '下一步：核对' }).click();
    const tally = (label: string) => page.locator('.tally a').filter({ hasText: label }).locator('.v');
    await expect(tally('未变')).not.toHaveText('0行');
    for (const label of ['新增', '变更', '拒绝', '待核']) await expect(tally(label)).toHaveText('0行');
    await expectSoundPage(page);
    await page.getByRole('button', { name: '放弃这次导入' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '放弃这次导入' }).click();
    await expect(page.getByRole('heading', { name: '已放弃' })).toBeVisible();
  });
