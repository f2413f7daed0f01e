import { expect, type Page } from '@playwright/test';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import { PARTNER_TABS } from '@/lib/modules/partners/list';
import { rowTexts } from '@/tests/factories/workbook';
import { expectSoundPage, expectWholePage, signIn, speak, test } from './support';

const PHONE = { width: 390, height: 844 };
// Tests share one college: each makes partners of its own.
const seed = () => Math.floor(Math.random() * 8e8);
const wrongCheck = (code: string) => code.slice(0, 17) + (code.endsWith('A') ? 'B' : 'A');

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

/** Nothing stands at the address, or nothing that this reader may see. */
async function expectGone(page: Page, address: string): Promise<void> {
  // By request: a browser reports the status as an error of its own, and the page is watched for those.
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toContain('没有找到这个页面');
}

/** Logs an enterprise by the form and gives its address. */
async function log(page: Page, name: string, code: string): Promise<string> {
  await page.goto('/partners/new');
  await page.getByRole('textbox', { name: /^名称/ }).fill(name);
  await field(page, '统一社会信用代码').fill(code);
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test('an enterprise is logged: a wrong check digit is told while typing and at the field, then mended', async ({
  page,
}) => {
  const code = makeCreditCode('91', '150204', seed());
  const name = `红山${seed()}新能源有限公司`;
  await page.goto('/partners');
  await page.getByRole('link', { name: '新建企业' }).click();
  await page.getByRole('textbox', { name: /^名称/ }).fill(name);
  const box = field(page, '统一社会信用代码');
  await box.fill(wrongCheck(code));
  await expect(page.getByText(`第 18 位校验码应为 ${code.slice(17)}`)).toBeVisible();
  await save(page);
  await expect(page.getByRole('alert').filter({ hasText: '没有保存：1 处需要修改' })).toBeVisible();
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await expect(box).toBeFocused();
  await box.fill(code);
  await expect(page.getByText('校验码正确')).toBeVisible();
  const region = page.getByRole('combobox', { name: '行政区域' });
  await region.fill('青山区');
  await page.getByRole('option', { name: '内蒙古自治区包头市青山区' }).click();
  await page.getByRole('combobox', { name: '行业' }).fill('光伏');
  await page.getByRole('listbox', { name: '行业' }).getByRole('option').first().click();
  await page.getByRole('button', { name: '添加联系人' }).click();
  await page.getByRole('textbox', { name: /^姓名/ }).fill('试联系');
  await field(page, '电话').fill('13800001234');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await expect(page.getByText('内蒙古自治区包头市青山区')).toBeVisible();
  await page.getByRole('link', { name: /^联系人/ }).click();
  // The timeline tells the number too, masked.
  const contacts = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^(编辑|修改) 试联系$/ }) });
  await expect(contacts.getByText('138****1234')).toBeVisible();
  await contacts.getByRole('button', { name: '查看 试联系' }).click();
  await expect(contacts.getByText('13800001234')).toBeVisible();
  await expectSoundPage(page);
});

test('what may be there already is shown while it is typed', async ({ page }) => {
  const key = `青岩${seed()}`;
  await log(page, `${key}装备有限公司`, makeCreditCode('91', '150204', seed()));
  await page.goto('/partners/new');
  await page.getByRole('textbox', { name: /^名称/ }).fill(`内蒙古${key}装备股份有限公司`);
  await expect(page.getByText('可能已有这家单位')).toBeVisible();
  await expect(page.getByRole('link', { name: `${key}装备有限公司` })).toBeVisible();
  await expect(page.getByText('名称相同')).toBeVisible();
});

test('two who edit at once: what only the other changed is merged, what both changed is chosen', async ({
  page,
  context,
}) => {
  const name = `同改${seed()}有限公司`;
  const address = await log(page, name, makeCreditCode('91', '150204', seed()));
  await page.goto(`${address}/edit`);
  const other = await context.newPage();
  await other.goto(`${address}/edit`);
  await other.getByRole('combobox', { name: '分级' }).selectOption('BACKBONE');
  await field(other, '简称').fill('他人简称');
  await save(other);
  await expect(other.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('combobox', { name: '分级' }).selectOption('LEADING');
  await field(page, '详细地址').fill('我的地址');
  await save(page);
  await expect(page.getByText('此记录刚被他人修改')).toBeVisible();
  await expect(field(page, '简称')).toHaveValue('他人简称');
  await expect(field(page, '详细地址')).toHaveValue('我的地址');
  const row = page.getByRole('row', { name: /分级/ });
  await expect(row).toContainText('骨干');
  await row.getByRole('radio').first().check();
  await expect(page.getByRole('combobox', { name: '分级' })).toHaveValue('BACKBONE');
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('我的地址', { exact: true })).toBeVisible();
  await expect(page.locator('.head .tag').filter({ hasText: '骨干' })).toBeVisible();
});

test('two records of one partner become one, and two again', async ({ page }) => {
  const key = `并合${seed()}`;
  const source = await log(page, `${key}旧记录有限公司`, makeCreditCode('91', '150204', seed()));
  await page.goto('/partners/new');
  await page.getByRole('textbox', { name: /^名称/ }).fill(`${key}新记录有限公司`);
  await field(page, '无信用代码原因').fill('待补');
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name: `${key}新记录` })).toBeVisible();
  await page.locator('summary').filter({ hasText: '更多操作' }).click();
  await page.getByRole('link', { name: '合并重复记录' }).click();
  await page.getByRole('combobox', { name: '重复的记录' }).fill(`${key}旧`);
  await page.getByRole('option', { name: `${key}旧记录有限公司` }).click();
  await expect(page.getByRole('columnheader', { name: '并入的记录' })).toBeVisible();
  await expectSoundPage(page);
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByRole('button', { name: '撤销合并' })).toBeVisible();
  await expect(page.getByRole('link', { name: '合并记录 1' })).toBeVisible();
  const kept = page.url();
  await expectGone(page, source);
  await page.goto(kept);
  await page.getByRole('button', { name: '撤销合并' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销合并' }).click();
  await expect(page.getByText('已撤销')).toBeVisible();
  await page.goto(source);
  await expect(page.getByRole('heading', { level: 1, name: `${key}旧记录` })).toBeVisible();
});

test('the list is narrowed, exported as it is narrowed, and its rows are given to a colleague', async ({ page }) => {
  const key = `批量${seed()}`;
  for (const n of [1, 2]) await log(page, `${key}第${n}有限公司`, makeCreditCode('91', '150204', seed()));
  await page.goto('/partners');
  await page.getByRole('searchbox', { name: /名称、简称/ }).fill(key);
  await page.keyboard.press('Enter');
  await expect(page.getByText('合计 2 家')).toBeVisible();
  await page
    .getByRole('navigation', { name: '合作企业' })
    .getByRole('link', { name: /意向 2/ })
    .click();
  await expect(page).toHaveURL(/state=PROSPECT/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出', exact: true }).click(),
  ]);
  const rows = await rowTexts(await download.path());
  expect(rows).toHaveLength(3);
  expect(rows.join()).toContain(`${key}第2有限公司`);

  await page.getByRole('checkbox', { name: '全选本页' }).check();
  await expect(page.getByText('已选 2 项')).toBeVisible();
  await page.getByRole('button', { name: '指派对接人' }).click();
  const dialog = page.getByRole('dialog');
  const person = await dialog.getByRole('option').nth(2).textContent();
  await dialog.getByRole('combobox').selectOption({ index: 2 });
  await dialog.getByRole('button', { name: '指派对接人' }).click();
  await expect(page.getByText('已更新 2 项')).toBeVisible();
  await expect(page.getByRole('cell', { name: person ?? '', exact: true })).toHaveCount(2);
  await page.locator('summary').filter({ hasText: '列 ' }).click();
  await page.getByRole('link', { name: '统一社会信用代码' }).click();
  await expect(page.getByRole('columnheader', { name: '统一社会信用代码' })).toBeVisible();
  await expectSoundPage(page);
});

test('a state changes with its reason, which the history keeps', async ({ page }) => {
  await log(page, `状态${seed()}有限公司`, makeCreditCode('91', '150204', seed()));
  await page.locator('summary').filter({ hasText: '更多操作' }).click();
  await page.getByRole('button', { name: '变更状态' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '改为' }).selectOption('ENDED');
  await dialog.getByRole('button', { name: '变更' }).click();
  await expect(dialog.getByRole('textbox', { name: '原因' })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('textbox', { name: '原因' }).fill('企业停产');
  await dialog.getByRole('button', { name: '变更' }).click();
  await expect(page.locator('.head .badge')).toHaveText('终止');
  await expect(page.getByText('企业停产').first()).toBeVisible();
});

test.describe('a liaison', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('comes to its own enterprise and corrects it', async ({ page }) => {
    await signIn(page, 'LIAISON');
    await page.goto('/partners');
    await expect(page).toHaveURL(/\/partners\/[0-9a-f-]{36}$/);
    await expect(page.getByText('时间线')).toHaveCount(0);
    await page.getByRole('link', { name: '修改资料' }).click();
    const address = `新厂区 ${seed()} 号`;
    await field(page, '详细地址').fill(address);
    await expectSoundPage(page);
    await save(page);
    await expect(page.getByText(address)).toBeVisible();
    await expectGone(page, new URL(page.url()).pathname.replace(/[0-9a-f]{12}$/, '000000000000'));
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });

  test('list, filters, record and form are usable', async ({ page }) => {
    await page.goto('/partners');
    await page.locator('summary').filter({ hasText: '更多条件' }).click();
    await expectSoundPage(page);
    await page.getByRole('button', { name: /当前在合作/ }).click();
    await expect(page).toHaveURL(/coop=1/);
    // The menu stays open for the next choice; a press beside it closes it.
    await page.getByRole('heading', { level: 1 }).click();
    await page.locator('tbody th a').first().click();
    await expect(page.getByRole('heading', { name: '时间线' })).toBeVisible();
    await expectSoundPage(page);
    await page.getByRole('link', { name: '编辑' }).click();
    await expect(page.getByRole('textbox', { name: /^名称/ })).toBeVisible();
    await expectSoundPage(page);
  });
});

test('in English, every screen says what it is', async ({ page }) => {
  await page.goto('/partners');
  await speak(page, 'en');
  for (const [path, name] of [
    ['/partners', 'Enterprises'],
    ['/partners/schools', 'Secondary schools'],
    ['/partners/others', 'Other partners'],
    ['/partners/new', 'New enterprise'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  }
  await page.goto('/partners');
  await page.locator('tbody th a').first().click();
  for (const tab of ['Contacts', 'Agreements', 'Visits', 'Needs', 'Files', 'Group', 'Merges']) {
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: tab }).click();
    await expect(page.getByRole('navigation', { name: 'Sections' }).locator('[aria-current]')).toContainText(tab);
  }
});

test('every tab of a partner is whole, on a desk and on a phone', async ({ page }) => {
  await page.goto('/platforms/equipment?owner=PARTNER');
  const partner = await page.locator('tbody a[href^="/partners/"]').first().getAttribute('href');
  for (const tab of PARTNER_TABS) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${partner}?tab=${tab}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectSoundPage(page);
    if (tab === 'platforms') await expect(page.getByRole('heading', { name: '投入的设备' })).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectWholePage(page);
  }
});
