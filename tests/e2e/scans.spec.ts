import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, test } from './support';

async function agreementOf(page: Page, href: string): Promise<Buffer> {
  const id = href.split('/').at(-1);
  return (await page.request.get(`/api/placements/${id}/agreement?as=pdf`)).body();
}

async function scanOf(parts: Buffer[]): Promise<Buffer> {
  const scan = await PDFDocument.create();
  for (const part of parts) {
    const from = await PDFDocument.load(part);
    for (const each of await scan.copyPages(from, from.getPageIndices())) scan.addPage(each);
  }
  scan.addPage();
  return Buffer.from(await scan.save());
}

test('the office files a stack of signed agreements at once, and opens one to enter what was signed', async ({
  page,
  complaints,
}) => {
  await page.context().clearCookies();
  await signIn(page, 'OFFICE');
  await page.goto('/internships/placements?state=APPROVED');
  const links = page.locator('tbody a[href^="/internships/placements/"]');
  const hrefs = await links.evaluateAll((all) => [...new Set(all.map((each) => each.getAttribute('href') ?? ''))]);
  const [first = '', second = ''] = hrefs;
  const scan = await scanOf([await agreementOf(page, first), await agreementOf(page, second)]);

  await page.getByRole('link', { name: '批量归档纸件' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '批量归档纸件' })).toBeVisible();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      { name: '扫描0001.pdf', mimeType: 'application/pdf', buffer: scan },
      { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
    ]);
  await expect(page.getByText('归档 2 份，1 页未归档。')).toBeVisible();
  await expect(page.getByText('没有读到二维码')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: '不支持这种文件' })).toBeVisible();
  await expectSoundPage(page);
  // What the browser says of the file that was refused on purpose.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);

  const filed = page.getByRole('link', { name: /^三方协议 · / });
  await expect(filed).toHaveCount(2);
  await filed.first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^三方协议 · / })).toBeVisible();
  const download = page.getByRole('link', { name: /^三方协议 .*\.pdf$/ }).first();
  const [taken] = await Promise.all([page.waitForEvent('download'), download.click()]);
  const pages = (await PDFDocument.load(await readFile(await taken.path()))).getPageCount();
  expect(pages).toBe((await PDFDocument.load(await agreementOf(page, first))).getPageCount());
  await expectSoundPage(page);
});
