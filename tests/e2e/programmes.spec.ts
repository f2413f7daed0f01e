import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, speak, test } from './support';

const seed = () => Math.floor(Math.random() * 8e8);
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => page.locator('.head');
const row = (page: Page, title: string) => page.locator('tbody tr', { hasText: title });

/** Enters a programme that was approved years ago. */
async function enter(page: Page, title: string): Promise<void> {
  await page.goto('/programmes/new');
  await page.getByRole('textbox', { name: /^专业名称/ }).fill(title);
  await page.getByLabel(/^批准日期/).fill('2020-09-01');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** One step of the adjustment in the matrix: its button in the row, then the same in the dialog. */
async function step(page: Page, title: string, name: string, fill?: () => Promise<void>): Promise<void> {
  await row(page, title)
    .getByRole('button', { name: new RegExp(`^${name} `) })
    .click();
  await fill?.();
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

test('a programme is approved, takes students in and stops, by dated decisions', async ({ page }) => {
  const title = `储能材料技术${seed()}`;
  await enter(page, title);
  await expect(head(page).locator('.badge')).toHaveText('新增');
  await head(page).getByRole('button', { name: '停招' }).click();
  await dialog(page).getByLabel(/^文号/).fill('院发〔2024〕6号');
  await dialog(page).getByRole('button', { name: '停招' }).click();
  await dialog(page).getByLabel(/^理由/).fill('招生计划完成率偏低');
  await dialog(page).getByRole('button', { name: '停招' }).click();
  await expect(head(page).locator('.badge')).toHaveText('停招');
  await expect(page.getByText('院发〔2024〕6号').first()).toBeVisible();
  await page.getByRole('button', { name: '登记招生' }).click();
  await dialog(page)
    .getByLabel(/^计划招生/)
    .fill('50');
  await dialog(page).getByLabel(/^录取/).fill('40');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('cell', { name: '80%' })).toBeVisible();
  await expectSoundPage(page);
});

test('an adjustment goes from proposal over review to the decision of the leader', async ({ page }) => {
  const title = `新能源装备技术${seed()}`;
  await enter(page, title);
  await page.goto('/programmes/adjustment');
  await step(page, title, '提出意见', async () => {
    await dialog(page)
      .getByLabel(/^调整意见/)
      .selectOption('RESTRICT');
    await dialog(page).getByLabel(/^理由/).fill('报到率偏低');
  });
  await step(page, title, '系部审核');
  await step(page, title, '上报');

  await page.context().clearCookies();
  await signIn(page, 'LEADER');
  await page.goto('/programmes/adjustment');
  await step(page, title, '决定');
  await expect(row(page, title).getByText('已决定').last()).toBeVisible();
  await row(page, title)
    .getByRole('button', { name: /^查看经过/ })
    .click();
  await expect(dialog(page)).toContainText('报到率偏低');
  await dialog(page).getByRole('button', { name: '关闭' }).click();
  await expectSoundPage(page);
});

test('the number of students of a chain is that of the list behind it', async ({ page }) => {
  await page.goto('/programmes/chains');
  const link = page
    .locator('tbody tr')
    .first()
    .getByRole('link', { name: /在校生/ });
  const told = (await link.innerText()).match(/[\d,]+/)?.[0] ?? '';
  await link.click();
  await expect(page.locator('tfoot').getByRole('cell', { name: told, exact: true })).toBeVisible();
  await expectSoundPage(page);
});

test('an industry chain is entered, opens from its programme, and is retired', async ({ page }) => {
  const name = `氢能产业链${seed()}`;
  await page.goto('/programmes/chains');
  await page.getByRole('link', { name: '新增产业链' }).click();
  await page.getByLabel(/^中文名称/).fill(name);
  await page.getByLabel(/^英文名称/).fill(`Hydrogen ${seed()}`);
  await page.getByLabel(/^代码/).fill('A B');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  // Wrong at one field, and nothing of the others is lost.
  await expect(page.getByLabel(/^代码/)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel(/^中文名称/)).toHaveValue(name);
  await page.getByLabel(/^代码/).fill(`H2_${seed()}`);
  await page.getByLabel(/^简介/).fill('制氢、储运与燃料电池');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('制氢、储运与燃料电池').first()).toBeVisible();
  await expectSoundPage(page);

  const title = `氢能技术应用${seed()}`;
  await page.goto('/programmes/new');
  await page.getByRole('textbox', { name: /^专业名称/ }).fill(title);
  await page.getByLabel(/^产业链/).selectOption({ label: name });
  await page.getByLabel(/^批准日期/).fill('2020-09-01');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.locator('.facts').getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('button', { name: '停用' }).click();
  await expect(head(page).locator('.badge')).toHaveText(/停用$/);
});

test('English: the screens have their words', async ({ page, baseURL }) => {
  await speak(page, 'en', baseURL);
  for (const address of ['/programmes', '/programmes/new', '/programmes/adjustment', '/programmes/chains']) {
    await page.goto(address);
    await expect(page.locator('main h1')).toHaveText(/^[\x20-\x7e]+$/);
    await expectSoundPage(page);
  }
});
