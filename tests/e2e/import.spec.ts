import { expect, type Page } from '@playwright/test';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import { type LedgerRow, ledgerBytes, ledgerRow } from '@/tests/factories/ledger';
import { rowTexts } from '@/tests/factories/workbook';
import { expectSoundPage, test } from './support';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const wrongCheck = (code: string) => code.slice(0, 17) + (code.endsWith('A') ? 'B' : 'A');

/** Rows of invented enterprises that no other test has. */
function ownRows(): LedgerRow[] {
  const seed = Math.floor(Math.random() * 8e8);
  return [1, 2, 3, 4].map((n) =>
    ledgerRow(n, {
      企业名称: `导入${seed}第${n}有限公司`,
      企业信用代码: makeCreditCode('91', '150200', seed + n),
      联系人: `导入人${n}`,
    }),
  );
}

async function upload(page: Page, rows: LedgerRow[], name = '某院台账.xlsx'): Promise<void> {
  await page.goto('/imports/new?module=partners');
  const buffer = Buffer.from(await ledgerBytes(rows));
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: XLSX, buffer });
  await expect(page.getByRole('heading', { name: '列的对应' })).toBeVisible();
}

const check = (page: Page) => page.getByRole('button', { name: '下一步：核对' }).click();
const tally = (page: Page, label: string) => page.locator('.tally a').filter({ hasText: label }).locator('.v');

test('a ledger is matched, looked over, written, and taken back', async ({ page }) => {
  const rows = ownRows();
  const [first, second, third] = rows;
  if (!first || !second || !third) throw new Error('no rows');
  second.企业信用代码 = wrongCheck(String(second.企业信用代码));
  third.职工人数 = '约300人';
  await upload(page, rows);
  await expect(page.getByRole('combobox', { name: '企业信用代码' })).toHaveValue('creditCode');
  await page.getByRole('combobox', { name: '职工人数' }).selectOption('');
  await page.getByRole('combobox', { name: '职工人数' }).selectOption('headcount');
  await expectSoundPage(page);
  await check(page);
  await expect(tally(page, '新增')).toHaveText('3行');
  await expect(tally(page, '拒绝')).toHaveText('1行');
  await expect(page.getByText(/C6 校验码应为/)).toBeVisible();
  await expect(page.locator('td.c-bad')).toHaveCount(1);
  await expectSoundPage(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载被拒的 1 行' }).click(),
  ]);
  expect((await rowTexts(await download.path())).join()).toContain('校验码应为');

  await page.getByRole('button', { name: '导入 3 行' }).click();
  await expect(page.getByRole('heading', { name: '已导入' })).toBeVisible();
  const done = page.url();
  await page.getByRole('link', { name: '查看导入的记录' }).click();
  await expect(page.getByText('合计 3 家')).toBeVisible();

  // The same file again changes nothing.
  await upload(page, rows);
  await check(page);
  await expect(tally(page, '未变')).toHaveText('3行');
  await expect(tally(page, '新增')).toHaveText('0行');
  await page.getByRole('button', { name: '放弃这次导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '放弃这次导入' }).click();
  await expect(page.getByRole('heading', { name: '已放弃' })).toBeVisible();

  await page.goto(done);
  await page.getByRole('button', { name: '整批撤回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '整批撤回' }).click();
  await expect(page.getByRole('heading', { name: '已整批撤回' })).toBeVisible();
  await page.goto(`/partners?q=${encodeURIComponent(String(first.企业名称))}`);
  await expect(page.getByText('没有符合条件的单位')).toBeVisible();
});

test('what is no workbook is refused in words, and nothing is kept', async ({ page, complaints }) => {
  await page.goto('/imports/new?module=partners');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '台账.xlsx', mimeType: XLSX, buffer: Buffer.from('PK\u0003\u0004 and nothing behind it') });
  await expect(page.locator('.banner.bad')).toContainText(/损坏|不是 Excel/);
  // The refusal is an answer of 400, which the browser's console tells.
  expect(complaints.splice(0).every((complaint) => complaint.includes('400'))).toBe(true);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the steps fit', async ({ page }) => {
    await upload(page, ownRows());
    await expectSoundPage(page);
    await check(page);
    await expect(tally(page, '新增')).toHaveText('4行');
    await expectSoundPage(page);
  });
});
