import { expect, type Page } from '@playwright/test';
import { expectSoundPage, speak, test } from './support';

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
