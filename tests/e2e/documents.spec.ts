import { Buffer } from 'node:buffer';
import { expect, type Page } from '@playwright/test';
import JSZip from 'jszip';
import { placementList } from '@/lib/modules/placements/list';
import { expectSoundPage, test } from './support';

const menu = (page: Page) => page.locator('.head details').filter({ hasText: '文书' });

/** Takes what the menu's link leads to, as the browser would. */
async function take(page: Page, name: string): Promise<Buffer> {
  const href = await menu(page).getByRole('link', { name, exact: true, includeHidden: true }).getAttribute('href');
  const response = await page.request.get(href ?? '');
  expect(response.status()).toBe(200);
  return Buffer.from(await response.body());
}

test('the office takes agreements of a selection, the archives of a plan and its health sheet', async ({ page }) => {
  await page.goto('/internships/plans?state=APPROVED');
  // Not the plan whose students are still choosing.
  const plans = page.locator('tbody tr').filter({ hasNotText: '轮岗实习' });
  await plans.locator('th a').first().click();
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
  const plan = page.url().split('/').at(-1) ?? '';
  await page.goto(placementList.href({ filter: { plan: [plan] } }));
  const students = await page.locator('tbody tr').count();
  expect(students).toBeGreaterThan(0);
  await menu(page).locator('summary').click();
  await expectSoundPage(page);
  const agreements = await JSZip.loadAsync(await take(page, '三方协议（PDF，成批）'));
  const names = Object.keys(agreements.files);
  expect(names.length).toBeGreaterThanOrEqual(students);
  const first = await agreements.file(names[0] ?? '')?.async('nodebuffer');
  expect(first?.subarray(0, 5).toString()).toBe('%PDF-');
  await page.goto(`/internships/plans/${plan}`);
  const archives = await JSZip.loadAsync(await take(page, '实习档案（成批）'));
  expect(Object.keys(archives.files)).toContain('目录.xlsx');
  await page.getByRole('link', { name: '体检表', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('体检表');
  await expectSoundPage(page);
  const sheet = await page.request.get((await page.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? '');
  expect((await sheet.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the office downloads the template, uploads its own, and what it lacks is said', async ({ page }) => {
  await page.goto('/settings/templates');
  const file = page.getByRole('link', { name: '下载默认范本' });
  const buffer = Buffer.from(await (await page.request.get((await file.getAttribute('href')) ?? '')).body());
  await expectSoundPage(page);
  const name = `试运行范本${Date.now()}.docx`;
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('齐全');
  await row.getByRole('button', { name: '启用' }).click();
  await expect(row).toContainText('启用中');
  await page.getByRole('row').filter({ hasText: '默认范本' }).getByRole('button', { name: '启用' }).click();
  await expect(row.getByRole('button', { name: '启用' })).toBeVisible();
});
