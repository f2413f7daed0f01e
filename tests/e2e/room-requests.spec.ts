import { expect, type Page } from '@playwright/test';
import { BTQY } from '@/prisma/seed/demo/college';
import { expectSoundPage, signIn, speak, test } from './support';

const PHONE = { width: 390, height: 844 };
const unique = () => String(Math.floor(Math.random() * 1e9));
const dialog = (page: Page) => page.getByRole('dialog');

/** Opens a room far ahead on the open page, chooses a free time and fills in who asks. */
async function ask(phone: Page, baseURL: string | undefined, what: string): Promise<void> {
  await phone.goto(`${baseURL}/open/${BTQY.code}`);
  await phone.getByRole('link', { name: '查看可预约的实训场地' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: '场地预约' })).toBeVisible();
  await expectSoundPage(phone);
  await phone.locator('.op-name').first().click();
  await phone.getByRole('link', { name: '下一周' }).click();
  await expectSoundPage(phone);
  const free = phone.getByRole('region', { name: '空闲时间' }).getByRole('listitem');
  await free.last().getByRole('link').last().click();
  await expect(phone.getByLabel(/^开始时间/)).not.toHaveValue('');
  const from = await phone.getByLabel(/^开始时间/).inputValue();
  await phone.getByLabel(/^结束时间/).fill(`${String(Number(from.slice(0, 2)) + 1).padStart(2, '0')}:${from.slice(3)}`);
  await phone.getByLabel(/^人数/).fill('8');
  await phone.getByRole('textbox', { name: /^用途/ }).fill(what);
  await phone.getByRole('textbox', { name: /^姓名/ }).fill('来访人');
  await phone.getByRole('textbox', { name: /^电话/ }).fill('12');
  await phone.getByRole('button', { name: '提交申请' }).click();
  await expect(phone.getByText('请填写手机号，或带区号的座机号。')).toBeVisible();
  // Nothing that was filled in is lost.
  await expect(phone.getByRole('textbox', { name: /^用途/ })).toHaveValue(what);
  await expectSoundPage(phone);
  await phone.getByRole('textbox', { name: /^电话/ }).fill(`199${unique().padStart(8, '0').slice(-8)}`);
  await phone.getByRole('button', { name: '提交申请' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: '已提交，等待确认' })).toBeVisible();
}

test('somebody asks for a room on a phone, the office declines one and confirms another, and the asker reads it', async ({
  page,
  browser,
  baseURL,
}) => {
  const [first, second] = [`夜校${unique()}`, `讲座${unique()}`];
  const stranger = await browser.newContext({
    viewport: PHONE,
    locale: 'zh-CN',
    storageState: { cookies: [], origins: [] },
  });
  const phone = await stranger.newPage();
  await ask(phone, baseURL, first);
  await expectSoundPage(phone);
  const [declined] = [phone.url()];
  await ask(phone, baseURL, second);
  const confirmed = phone.url();

  await page.context().clearCookies();
  await signIn(page, 'OFFICE');
  await page.goto('/');
  await expect(page.getByRole('link', { name: /场地申请待答复/ }).first()).toBeVisible();
  await page.goto('/platforms/room-requests?state=PENDING');
  await expect(page.getByRole('heading', { level: 1, name: '社会预约申请' })).toBeVisible();
  await expectSoundPage(page);
  const row = (what: string) => page.getByRole('row').filter({ hasText: what });
  await expect(row(first)).toContainText('199****');
  await row(first).getByRole('button', { name: /^显示/ }).click();
  await expect(row(first).getByRole('link', { name: /^199\d{8}$/ })).toBeVisible();
  await row(first)
    .getByRole('button', { name: /^不同意/ })
    .click();
  await dialog(page).getByLabel(/^原因/).fill('当天设备检修');
  await dialog(page).getByRole('button', { name: '不同意' }).click();
  await expect(dialog(page)).toBeHidden();
  await row(second).getByRole('button', { name: /^确认/ }).click();
  await dialog(page).getByRole('button', { name: '确认' }).click();
  await expect(dialog(page)).toBeHidden();
  await page.setViewportSize(PHONE);
  await page.goto('/platforms/room-requests');
  await expectSoundPage(page);

  await phone.goto(declined);
  await expect(phone.getByRole('heading', { level: 1, name: '学校没有同意' })).toBeVisible();
  await expect(phone.getByText('当天设备检修')).toBeVisible();
  await phone.goto(confirmed);
  await expect(phone.getByRole('heading', { level: 1, name: '已确认' })).toBeVisible();
  await phone.getByRole('button', { name: '撤回申请' }).click();
  await expect(phone.getByRole('heading', { level: 1, name: '已撤回' })).toBeVisible();
  await speak(phone, 'en', baseURL);
  await phone.goto(confirmed);
  await expect(phone.getByRole('heading', { level: 1, name: 'Withdrawn' })).toBeVisible();
  await expectSoundPage(phone);
  await phone.getByRole('link', { name: 'Rooms' }).click();
  await expectSoundPage(phone);
  await phone.locator('.op-name').first().click();
  await expect(phone.getByRole('button', { name: 'Send request' })).toBeVisible();
  await expectSoundPage(phone);
  await stranger.close();
});
