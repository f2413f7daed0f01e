import { expect, type Page } from '@playwright/test';
import { expectSoundPage, signIn, speak, test } from './support';

const PHONE = { width: 390, height: 844 };

/** Makes links of the kind as who is signed in, to the first recipient of those that can be asked: the address that it gives. */
async function makeOne(page: Page, kind: string): Promise<string> {
  await page.goto(`/internships/links/new?kind=${kind}`);
  const boxes = page.getByRole('checkbox');
  await expect(boxes.first()).toBeVisible();
  for (const box of await boxes.all()) if (await box.isChecked()) await box.uncheck();
  await page.locator('input[type="checkbox"]:enabled').first().check();
  await page.getByRole('button', { name: '生成 1 条链接' }).click();
  const made = page.getByRole('region', { name: '已生成 1 条链接' });
  await expect(made).toContainText('/t/');
  return /https?:\S+\/t\/[\w-]{43}/.exec(await made.innerText())?.[0] ?? '';
}

const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('an office makes links, and an enterprise answers on a phone without an account', async ({
  page,
  browser,
  baseURL,
}) => {
  await speak(page, 'zh-CN', baseURL);
  const [slots, present, assess] = [
    await makeOne(page, 'SLOTS'),
    await makeOne(page, 'PRESENT'),
    await makeOne(page, 'ASSESS'),
  ];
  await page.goto('/internships/links');
  await expectSoundPage(page);

  const stranger = await browser.newContext({
    viewport: PHONE,
    locale: 'zh-CN',
    storageState: { cookies: [], origins: [] },
  });
  const phone = await stranger.newPage();
  await phone.goto(slots);
  await expect(phone.getByRole('heading', { level: 1, name: '请确认岗位名额' })).toBeVisible();
  await expectSoundPage(phone);
  const field = phone.getByRole('spinbutton', { name: /^名额/ });
  const now = Number(await field.inputValue());
  await field.fill(String(now + 3));
  await send(phone, '提交名额');
  await expect(phone.getByRole('heading', { level: 1, name: '收到了，谢谢' })).toBeVisible();
  await expectSoundPage(phone);
  await phone.goto(slots);
  await expect(phone.getByRole('heading', { level: 1, name: '收到了，谢谢' })).toBeVisible();

  await phone.goto(present);
  await expectSoundPage(phone);
  await send(phone, '确认');
  await expect(phone.getByRole('heading', { level: 1, name: '收到了，谢谢' })).toBeVisible();

  await phone.goto(assess);
  await phone.getByRole('spinbutton', { name: /^评分/ }).fill('86');
  await expectSoundPage(phone);
  await send(phone, '提交评价');
  await expect(phone.getByRole('heading', { level: 1, name: '收到了，谢谢' })).toBeVisible();

  await phone.goto(`${baseURL}/t/${'x'.repeat(43)}`);
  await expect(phone.getByRole('heading', { level: 1, name: '没有这条链接' })).toBeVisible();
  await expectSoundPage(phone);
  await stranger.close();
});

test('a link works before its scripts are there', async ({ page, browser, baseURL }) => {
  await speak(page, 'zh-CN', baseURL);
  const address = await makeOne(page, 'SLOTS');
  const plain = await browser.newContext({
    viewport: PHONE,
    javaScriptEnabled: false,
    storageState: { cookies: [], origins: [] },
  });
  const phone = await plain.newPage();
  await phone.goto(address);
  await phone.locator('input[name="slots"]').fill('60');
  await phone.locator('button[type="submit"].btn-touch').click();
  await expect(phone.locator('h1')).toHaveText('收到了，谢谢');
  await plain.close();
});

const anon = { viewport: PHONE, storageState: { cookies: [], origins: [] } };

/** The last four digits of the number that the first recipient's link goes to, as the office sees them. */
async function lastFour(page: Page, kind: string): Promise<string> {
  await page.goto(`/internships/links/new?kind=${kind}`);
  const phone = await page
    .locator('tbody td')
    .filter({ hasText: /\*{4}\d{4}/ })
    .first()
    .innerText();
  return phone.trim().slice(-4);
}

/** What a signatory fills in, and sends. */
async function fillIn(phone: Page, digits: string, words: { name: RegExp; digits: RegExp; yes: string; send: string }) {
  await phone.getByRole('textbox', { name: words.name }).fill('李签字');
  await phone.getByRole('textbox', { name: words.digits }).fill(digits);
  await phone.getByRole('radio', { name: words.yes, exact: true }).check();
  await expectSoundPage(phone);
  await send(phone, words.send);
}

test('student and enterprise sign an agreement on their phones, in Chinese and in English, and the school signs in the portal', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  await speak(page, 'zh-CN', baseURL);
  const school = await (await browser.newContext({ ...anon, locale: 'zh-CN', baseURL })).newPage();
  await signIn(school, 'LEADER');
  await speak(school, 'zh-CN');
  await school.goto('/internships/signing');
  await expectSoundPage(school);
  const link = school.locator('tbody th a').last();
  const [name, href] = [await link.innerText(), (await link.getAttribute('href')) ?? ''];
  const placement = href.split('/').at(-1);
  const [asStudent, asEnterprise] = ['STUDENT', 'ENTERPRISE'].map(
    (party) => `SIGN&party=${party}&placementId=${placement}`,
  );
  const digits = [await lastFour(page, asStudent ?? ''), await lastFour(page, asEnterprise ?? '')];
  const links = [await makeOne(page, asStudent ?? ''), await makeOne(page, asEnterprise ?? '')];

  const phone = await (await browser.newContext({ ...anon, locale: 'zh-CN' })).newPage();
  await phone.goto(links[0] ?? '');
  await expect(phone.getByRole('heading', { level: 1, name: '请签署实习三方协议' })).toBeVisible();
  const text = phone.getByRole('region', { name: '协议全文' });
  for (const told of ['职业学校学生岗位实习三方协议', '第一条', name]) await expect(text).toContainText(told);
  await fillIn(phone, digits[0] ?? '', { name: /^签字人姓名/, digits: /^本人手机号后四位/, yes: '同意', send: '签署' });
  await expect(phone.getByRole('heading', { level: 1, name: '收到了，谢谢' })).toBeVisible();
  await expectSoundPage(phone);

  await speak(phone, 'en');
  await phone.goto(links[1] ?? '');
  await expect(phone.getByRole('heading', { level: 1, name: 'Please sign the internship agreement' })).toBeVisible();
  await expect(phone.getByRole('region', { name: 'Text of the agreement' })).toContainText(name);
  await expect(phone.getByText('Fingerprint', { exact: true })).toBeVisible();
  const english = { name: /^Name of the signatory/, digits: /^Last four digits/, yes: 'I agree', send: 'Sign' };
  await fillIn(phone, digits[1] ?? '', english);
  await expect(phone.getByRole('heading', { level: 1, name: 'Received, thank you' })).toBeVisible();
  await expectSoundPage(phone);

  await school.goto(`/internships/signing?placementId=${placement}`);
  await expect(school.locator('tbody tr')).toContainText('学生');
  await send(school, '全选（1）');
  await expect(school.getByRole('checkbox', { name: `选择 ${name}` })).toBeChecked();
  await school
    .getByRole('textbox', { name: /^手机号/ })
    .fill(`139${String(Math.random()).slice(2, 10).padEnd(8, '0')}`);
  await school.getByRole('checkbox', { name: /^本人经学校授权/ }).check();
  await expectSoundPage(school);
  await send(school, '签署 1 份');
  await expect(school.getByText('没有等学校签署的协议')).toBeVisible();
  await school.goto(href);
  await expect(school.locator('body')).toContainText('账号签署');
  await school.context().close();
  await phone.context().close();
});
