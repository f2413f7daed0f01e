import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, speak, test } from './support';

const PHONE = { width: 390, height: 844 };
// Tests share one college: each makes agreements of its own.
const seed = () => Math.floor(Math.random() * 8e8);
const dialog = (page: Page) => page.getByRole('dialog');
const act = (page: Page, name: string) => page.locator('.head').getByRole('button', { name, exact: true });

/** Drafts an agreement with the first partner that the words find. */
async function draft(page: Page, title: string): Promise<void> {
  await page.goto('/agreements/new');
  await page.getByRole('textbox', { name: /^协议名称/ }).fill(title);
  const partner = page.getByRole('combobox', { name: /^单位/ });
  await partner.fill('弘元');
  await page.getByRole('option', { name: /弘元/ }).click();
  await page.getByRole('button', { name: '保存草稿' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test('an agreement goes from draft over review to force, carries a file and is renewed', async ({ page }) => {
  const title = `校企合作框架协议${seed()}`;
  await draft(page, title);
  await expect(page.locator('.head .badge').first()).toHaveText('草稿');
  await act(page, '提交审批').click();
  await dialog(page).getByRole('button', { name: '提交审批' }).click();
  await expect(page.locator('.head .badge').first()).toHaveText('审批中');

  // The administrator writes; who approves is the office.
  const address = page.url();
  await page.context().clearCookies();
  await signIn(page, 'OFFICE');
  await page.goto(address);
  await act(page, '通过并登记签订').click();
  await dialog(page)
    .getByLabel(/^协议编号/)
    .fill(`E2E-${seed()}`);
  await dialog(page)
    .getByLabel(/^截止日期/)
    .fill('2020-01-01');
  await dialog(page).getByRole('button', { name: '通过并登记签订' }).click();
  await expect(dialog(page).getByLabel(/^截止日期/)).toHaveAttribute('aria-invalid', 'true');
  await dialog(page)
    .getByLabel(/^截止日期/)
    .fill('2031-12-31');
  await dialog(page).getByRole('button', { name: '通过并登记签订' }).click();
  await expect(page.locator('.head .badge').first()).toHaveText('生效中');

  await page.locator('input[type="file"][multiple]').setInputFiles({
    name: '扫描件.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
  });
  await expect(page.getByRole('link', { name: '扫描件.pdf' })).toBeVisible();
  await expectSoundPage(page);

  await act(page, '续签').click();
  await dialog(page).getByRole('button', { name: '续签' }).click();
  await expect(page.locator('.head .badge').first()).toHaveText('草稿');
  await expect(page.getByRole('heading', { name: '续签关系' })).toBeVisible();
  await expect(page.getByText('2032-01-01', { exact: false }).first()).toBeVisible();
});

test('a returned agreement says why, and a wrong party is told at its field', async ({ page }) => {
  await page.context().clearCookies();
  await signIn(page, 'OFFICE');
  const title = `订单班协议${seed()}`;
  await draft(page, title);
  await act(page, '提交审批').click();
  await dialog(page).getByRole('button', { name: '提交审批' }).click();
  await act(page, '退回修改').click();
  await dialog(page).getByLabel(/^原因/).fill('补充实习条款');
  await dialog(page).getByRole('button', { name: '退回修改' }).click();
  await expect(page.getByText('退回原因：补充实习条款')).toBeVisible();
  await page.getByRole('link', { name: '修改', exact: true }).click();
  await page.getByLabel(/^生效日期/).fill('2026-03-01');
  await page.getByLabel(/^截止日期/).fill('2026-02-01');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByLabel(/^截止日期/)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('textbox', { name: /^协议名称/ })).toHaveValue(title);
});

test('the calendar turns by months in the address, and a day opens its agreement', async ({ page }) => {
  await page.goto('/agreements/calendar?month=2026-12');
  await expect(page.locator('.head h1 .n')).toHaveText('2026年12月');
  await expect(page.locator('table th')).toHaveCount(7);
  await expectSoundPage(page);
  await page.getByRole('link', { name: '下一月' }).click();
  await expect(page).toHaveURL(/month=2027-01$/);
  await page.getByRole('link', { name: '上一月' }).click();
  await expect(page).toHaveURL(/month=2026-12$/);
  const listed = Number(/\d+/.exec((await page.locator('.lede a').textContent()) ?? '')?.[0]);
  const days = page.locator('table td a');
  await expect(days).toHaveCount(listed);
  const title = (await days.first().textContent()) ?? '';
  await days.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
});

test("the calendar's months add up and open their lists", async ({ page }) => {
  await page.goto('/agreements/calendar');
  await page.getByRole('link', { name: '全年' }).click();
  await expect(page).toHaveURL(/year=\d{4}$/);
  const month = page
    .locator('.panel')
    .filter({ has: page.locator('.acts a') })
    .first();
  const count = Number(/\d+/.exec((await month.locator('.acts a').textContent()) ?? '')?.[0]);
  await month.locator('.acts a').click();
  await expect(page.locator('.head h1 .n')).toHaveText(`${count} 份协议`);
  await page.goto('/agreements/calendar?year=2027');
  await expect(page.locator('.head h1 .n')).toHaveText('2027 年');
  await expectSoundPage(page);
});

test('a list leaves as the workbook that the filter says', async ({ page }) => {
  await page.goto('/agreements?ending=1');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });
  test('what ends soon is found and read', async ({ page }) => {
    await page.goto('/agreements');
    await page
      .locator('.tabs')
      .getByRole('link', { name: /90 天内到期/ })
      .click();
    await expect(page).toHaveURL(/ending=1/);
    await page.locator('tbody th a').first().click();
    await expect(page.locator('.life [aria-current="step"]')).toContainText('生效中');
    await expectSoundPage(page);
  });

  test("a month's endings stand one below the other", async ({ page }) => {
    await page.goto('/agreements/calendar?month=2026-12');
    await expect(page.locator('table')).toBeHidden();
    await expectSoundPage(page);
    await page.locator('.phone-only .panel a').first().click();
    await expect(page.locator('.life')).toBeVisible();
  });
});

test('English: list and form have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  await page.goto('/agreements');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Agreements');
  await page.goto('/agreements/new');
  await expectSoundPage(page);
});
