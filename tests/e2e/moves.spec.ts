import { expect, type Page } from '@playwright/test';
import { expectSoundPage, speak, test } from './support';

const PHONE = { width: 390, height: 844 };
const dialog = (page: Page) => page.getByRole('dialog');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('the week’s links are handed out, and an answer is taken back on the phone', async ({
  page,
  browser,
  baseURL,
}) => {
  await speak(page, 'zh-CN', baseURL);
  await page.goto('/internships/links?toSend=1');
  await expectSoundPage(page);
  await page.getByRole('table').getByRole('button', { name: '发送内容' }).first().click();
  await dialog(page).getByRole('button', { name: '发送内容' }).click();
  const made = dialog(page).filter({ hasText: '/t/' });
  await expect(made).toBeVisible();
  const address = /https?:\S+\/t\/[\w-]{43}/.exec(await made.innerText())?.[0] ?? '';

  const stranger = await browser.newContext({
    ...{ viewport: PHONE, locale: 'zh-CN', storageState: { cookies: [], origins: [] } },
  });
  const phone = await stranger.newPage();
  await phone.goto(address);
  await press(phone, '确认');
  await expect(phone.getByRole('heading', { level: 1, name: '收到了，谢谢' })).toBeVisible();
  await expectSoundPage(phone);
  await press(phone, '收回重填');
  await expect(phone.getByRole('heading', { level: 1, name: '请确认实习生是否在岗' })).toBeVisible();
  await expect(phone.getByRole('status')).toContainText('已收回');
  await expectSoundPage(phone);
  await phone.getByText('不在岗').first().click();
  await press(phone, '确认');
  await expect(phone.getByRole('heading', { level: 1, name: '收到了，谢谢' })).toBeVisible();
  await stranger.close();
});

/** Opens the record of some internship under way whose agreement nobody is amending: another one each time, since what is done to it stays. */
async function openGoingOn(page: Page): Promise<string> {
  await page.goto('/internships/placements?state=STARTED&sort=student&dir=desc');
  const links = await page.locator('tbody tr th a').evaluateAll((all) => all.map((each) => each.getAttribute('href')));
  for (const href of links.toSorted(() => Math.random() - 0.5).slice(0, 4)) {
    await page.goto(href ?? '');
    if (await page.getByRole('button', { name: '补充协议', exact: true }).count()) return href ?? '';
  }
  throw new Error('every agreement is being amended');
}

test('a signed agreement is amended, its paper filed by the code, and the student moves on', async ({
  page,
  baseURL,
}) => {
  await speak(page, 'zh-CN', baseURL);
  const record = await openGoingOn(page);
  await press(page, '补充协议');
  await dialog(page).getByLabel(/^报酬/).fill('4321');
  await dialog(page)
    .getByLabel(/^原因|^理由/)
    .fill('转为独立上岗');
  await press(page, '保存');
  const amendment = page.getByRole('region', { name: '补充协议第 1 号' });
  await expect(amendment).toContainText('4321');
  await expect(amendment).toContainText('待各方签署');
  const scan = record.replace('/placements/', '/scan/');
  await page.setViewportSize(PHONE);
  await page.goto(`${scan}?paper=agreement&code=000000000000`);
  await expect(page.getByRole('status').first()).toContainText('校验码');
  const file = { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) };
  const files = page.getByRole('region', { name: '扫描件' });
  await files.locator('input[type="file"]').first().setInputFiles(file);
  await expect(files.getByRole('link', { name: /^三方协议/ })).toBeVisible();
  await expectSoundPage(page);
  await page.goto(record);
  await amendment.getByRole('button', { name: '登记签字' }).click();
  await dialog(page)
    .getByLabel(/^签署人/)
    .fill('校方代表');
  await press(page, '保存');
  await expect(amendment).toContainText('校方代表');
  await expectSoundPage(page);

  await openGoingOn(page);
  await page.getByRole('link', { name: '调整岗位' }).click();
  await page.getByLabel(/^调整原因/).fill('原岗位停产');
  await page.getByRole('textbox', { name: /^岗位/ }).fill('转岗质检员');
  await expectSoundPage(page);
  await press(page, '保存');
  await expect(page.getByRole('heading', { level: 1, name: /转岗质检员/ })).toBeVisible();
  const facts = page.locator('dl.facts').first();
  await expect(facts).toContainText('调整自');
  await facts.getByRole('link').last().click();
  await expect(facts).toContainText('调整至');
});

test('mentors are invited from a list, and the rates of graduates add up', async ({ page, baseURL }) => {
  await speak(page, 'zh-CN', baseURL);
  await page.goto('/settings/invitations/mentors');
  await expectSoundPage(page);
  const boxes = page.getByRole('checkbox');
  for (const box of await boxes.all()) if (await box.isChecked()) await box.uncheck();
  await page.locator('input[type="checkbox"]:enabled').first().check();
  await press(page, '邀请 1 位');
  await expect(page.getByRole('status').filter({ hasText: '邀请链接只显示这一次' })).toBeVisible();
  await expect(page.getByRole('table').locator('.badge.ok')).toHaveCount(1);
  await page.goto('/employment/rates');
  await expectSoundPage(page);
  const total = page.locator('tfoot a').first();
  const count = (await total.innerText()).replace(/\D/g, '');
  await total.click();
  await expect(page.locator('.head').first()).toContainText(new RegExp([...count].join(',?')));
});
