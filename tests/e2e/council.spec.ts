import { expect, type Page } from '@playwright/test';
import { expectSoundPage, expectWholePage, speak, test } from './support';

const dialog = (page: Page) => page.getByRole('dialog');
const unique = () => String(Math.floor(Math.random() * 1e9));
const PHONE = { width: 390, height: 844 };

/** Fills in the dialog that is open and saves it. */
async function save(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await dialog(page)
      .getByRole('textbox', { name: new RegExp(`^${label}`) })
      .or(dialog(page).getByRole('spinbutton', { name: new RegExp(`^${label}`) }))
      .fill(value);
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
}

test('a council gets a seat and its charter a new version; the one before is history', async ({ page }) => {
  const holder = `试理事${unique()}`;
  await page.goto('/platforms/consortia');
  await page.locator('tbody th a').first().click();
  await page.getByRole('region', { name: '理事会与章程' }).getByRole('link', { name: '历届与各版本' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '理事会与章程' })).toBeVisible();
  await expectSoundPage(page);
  const seats = page.getByRole('region', { name: '理事会席位' });
  await seats.getByRole('button', { name: '添加席位' }).click();
  await save(page, { 任职人: holder });
  await expect(seats.getByRole('listitem').filter({ hasText: holder })).toContainText('理事');
  const documents = page.getByRole('region', { name: '章程与制度' });
  const charter = documents.getByRole('listitem').filter({ hasText: '现行' }).first();
  await charter.getByRole('button', { name: /^新版本/ }).click();
  const edition = `试${unique()}版`;
  await save(page, { 版本: edition });
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(edition) })).toBeVisible();
  await expectSoundPage(page);
  await page.setViewportSize(PHONE);
  await expectWholePage(page);
});

test('an indicator is added, assessed and proven; its branch adds up', async ({ page, baseURL }) => {
  const [first, second, name] = ['一', '二', '三'].map((level) => `试${level}级${unique()}`) as [
    string,
    string,
    string,
  ];
  await page.goto('/platforms/consortia');
  await page.locator('tbody th a').first().click();
  await page.getByRole('region', { name: '建设指标' }).getByRole('link', { name: '查看指标树' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /建设指标/ })).toBeVisible();
  await expectSoundPage(page);
  await page.getByRole('button', { name: '添加一级指标' }).click();
  await save(page, { 名称: first });
  const branch = page.getByRole('region', { name: first });
  await branch.getByRole('button', { name: /^添加二级指标/ }).click();
  await save(page, { 名称: second });
  await branch.getByRole('button', { name: /^添加指标/ }).click();
  await save(page, { 指标: name, 分值: '8', 观测点: '有制度' });
  await branch.getByRole('button', { name: /^自评/ }).click();
  await save(page, { 自评分: '6.5', 自评说明: '见纪要' });
  await expect(branch.getByRole('listitem')).toContainText('6.5 / 8 分');
  await expect(branch.locator('.sec-head')).toContainText('自评 6.5 / 8 分');
  await branch.getByRole('link', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('button', { name: '关联记录' }).click();
  const record = dialog(page).getByRole('combobox', { name: /^佐证记录/ });
  await record.fill('启动大会');
  await dialog(page).getByRole('option', { name: /^会议/ }).first().click();
  await dialog(page).getByRole('button', { name: '关联记录' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: '启动大会' }).first()).toBeVisible();
  await expectSoundPage(page);
  await page.setViewportSize(PHONE);
  await expectWholePage(page);
  await page.goto(`/platforms/indicators?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('6.5 / 8 分');
  await speak(page, 'en', baseURL);
  await page.reload();
  await expectSoundPage(page);
});
