import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, speak, test } from './support';

const seed = () => Math.floor(Math.random() * 8e8);
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head');

async function as(page: Page, role: 'LIAISON' | 'OFFICE'): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, role);
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('a liaison raises a need, the office answers it, the liaison reads the answer', async ({ page }) => {
    const title = `设备维护技术员${seed()}`;
    await as(page, 'LIAISON');
    await page.goto('/');
    await page.getByRole('link', { name: '提交需求' }).click();
    await page.getByRole('textbox', { name: /^名称/ }).fill(title);
    await page.getByLabel(/^数量/).fill('6');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectSoundPage(page);
    const address = page.url();

    await as(page, 'OFFICE');
    await page.goto(address);
    await page.getByRole('textbox', { name: /^回应内容/ }).fill('可安排本届学生，下周到企业对接');
    await page.getByRole('button', { name: '提交回应' }).click();
    await expect(page.locator('.quote', { hasText: '可安排本届学生，下周到企业对接' })).toBeVisible();

    await as(page, 'LIAISON');
    await page.goto(address);
    await expect(page.locator('.quote', { hasText: '可安排本届学生，下周到企业对接' })).toBeVisible();
    await expect(head(page).locator('.badge')).not.toHaveText('待对接');
  });
});

test('a need is withdrawn with a reason, and opened again', async ({ page }) => {
  await page.goto('/needs');
  await page.locator('.tabs a').nth(1).click();
  // Other tests change the first ones meanwhile.
  await page.locator('tbody th a').last().click();
  await head(page).getByRole('button', { name: '撤回' }).click();
  await dialog(page).getByRole('button', { name: '撤回' }).click();
  await dialog(page)
    .getByLabel(/^撤回原因/)
    .fill('企业计划调整');
  await dialog(page).getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText(/撤回：企业计划调整/)).toBeVisible();
  await head(page).getByRole('button', { name: '重新打开' }).click();
  await dialog(page).getByRole('button', { name: '重新打开' }).click();
  await expect(page.getByText(/撤回：企业计划调整/)).toBeHidden();
  await expectSoundPage(page);
});

test('chosen needs are given to a department, under totals of the list', async ({ page }) => {
  await page.goto('/needs?sort=title');
  await expect(page.locator('tfoot tr')).toHaveCount(2);
  const boxes = page.locator('tbody input[name="ids"]');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: '指派对接部门' }).click();
  await dialog(page).getByRole('combobox').selectOption({ index: 1 });
  await dialog(page).getByRole('button', { name: '指派对接部门' }).click();
  await expect(page.getByText(/已更新 \d 项/)).toBeVisible();
  await expect(boxes.nth(0)).not.toBeChecked();
  await expectSoundPage(page);
});

test('English: list and form have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  for (const address of ['/needs', '/needs/new']) {
    await page.goto(address);
    await expectSoundPage(page);
  }
});

test('a search keeps the other filters, the order and the columns', async ({ page }) => {
  await page.goto('/needs?kind=TALENT&sort=title&cols=kind,partner');
  await page.getByRole('searchbox').fill('工');
  await page.getByLabel('提出自').fill('2020-01-01');
  await page.getByRole('button', { name: '筛选' }).click();
  await page.waitForURL(/q=/);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
    q: '工',
    kind: 'TALENT',
    sort: 'title',
    cols: 'kind,partner',
    from: '2020-01-01',
  });
  await page.getByRole('link', { name: '清除条件' }).click();
  await page.waitForURL((url) => !url.searchParams.has('q'));
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ sort: 'title', cols: 'kind,partner' });
});
