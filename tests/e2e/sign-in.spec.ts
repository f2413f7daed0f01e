import { test as base, expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '@/prisma/seed/demo/accounts';
import { BTQY } from '@/prisma/seed/demo/college';
import { codeFor } from '@/tests/factories/totp';
import { linkInMail } from './mail';
import { expectSoundPage, signIn, speak, watch } from './support';

// Accounts of the demo that no other test signs in with: their passwords change here.
const staff = (n: number) => `staff${n}@${BTQY.domain}`;
const NEXT = 'Maple-Harbor-5519';

const test = base.extend<{ complaints: string[] }>({
  viewport: { width: 390, height: 844 },
  complaints: [
    async ({ page }, use) => {
      const complaints = watch(page);
      await use(complaints);
      expect(complaints, 'what the browser complained of').toEqual([]);
    },
    { auto: true },
  ],
});

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.locator('input[autocomplete~="username"]').fill(email);
  const field = page.locator('input[type="password"]');
  await field.fill(password);
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeEnabled();
  await field.press('Enter');
}

const menu = (page: Page) => page.getByTitle(/ 的菜单$/);

async function signOut(page: Page): Promise<void> {
  const leave = page.getByRole('button', { name: '退出登录' });
  // A press before the page's scripts are there does nothing.
  await expect(async () => {
    if (!(await leave.isVisible())) await menu(page).click();
    await leave.click();
    await expect(page).toHaveURL(/\/login/, { timeout: 5_000 });
  }).toPass();
}

/** Enters what the second step asks for; what is sent before the page's scripts are there is lost. */
async function enterCode(page: Page, entered: string): Promise<void> {
  await expect(async () => {
    if (!new URL(page.url()).pathname.startsWith('/login')) return;
    await page.getByLabel('动态口令或恢复码').fill(entered);
    await page.getByLabel('动态口令或恢复码').press('Enter');
    await expect(page).not.toHaveURL(/\/login/, { timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
}

async function newPassword(page: Page, password: string, repeat = password): Promise<void> {
  await page.getByLabel('新密码').fill(password);
  await page.getByLabel('再输一次').fill(repeat);
}

test('says that a password is wrong, signs in to the page that was asked for, and out', async ({ page }) => {
  await page.goto('/partners?state=ACTIVE');
  await expect(page).toHaveURL(/\/login\?next=/);
  await expectSoundPage(page);
  await fillIn(page, staff(1), 'not-the-password');
  await expect(page.locator('.banner[role="alert"]')).toHaveText('账号或密码不对。');
  await expect(page.locator('input[type="password"]')).toBeFocused();
  await expectSoundPage(page);
  await fillIn(page, staff(1), DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/partners\?state=ACTIVE$/);
  await signOut(page);
  await page.goto('/partners');
  await expect(page).toHaveURL(/\/login/);
});

test('shows every page on the way in, in both languages', async ({ page }) => {
  for (const locale of ['en', 'zh-CN'] as const)
    for (const address of ['/login', '/forgot', '/login?oidc=failed', `/reset/${'A'.repeat(43)}`, '/invite/none']) {
      await page.goto(address);
      await speak(page, locale);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expectSoundPage(page);
    }
  await page.goto('/login');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('sets a new password by the link in the mail, once', async ({ page, browser }) => {
  await page.goto('/login');
  await page.getByRole('link', { name: '忘记密码' }).click();
  await expect(page.getByRole('heading', { name: '忘记密码' })).toBeVisible();
  await page.locator('input[autocomplete~="username"]').fill(staff(2));
  await page.getByRole('button', { name: '发送重设链接' }).click();
  await expect(page.getByRole('status')).toContainText('重设链接已经发出');
  const link = await linkInMail(staff(2), 'reset');
  await page.goto(link);
  await expectSoundPage(page);
  await newPassword(page, NEXT, 'other');
  await page.getByRole('button', { name: '保存并登录' }).click();
  await expect(page.getByText('两次输入的密码不一致。')).toBeVisible();
  await newPassword(page, 'password12345');
  await page.getByRole('button', { name: '保存并登录' }).click();
  await expect(page.getByText('这个密码太常见')).toBeVisible();
  await newPassword(page, NEXT);
  await page.getByRole('button', { name: '保存并登录' }).click();
  await expect(menu(page)).toBeVisible();

  const later = await browser.newPage();
  await later.goto(new URL(link, page.url()).href);
  await expect(later.getByRole('heading', { name: '链接已失效' })).toBeVisible();
  await later.goto(new URL('/login', page.url()).href);
  await fillIn(later, staff(2), NEXT);
  await expect(later).not.toHaveURL(/\/login/);
  await later.close();
});

test('sets up one-time codes on the account page and asks for one at the next sign-in', async ({ page }) => {
  await page.goto('/login?next=/account');
  await fillIn(page, staff(3), DEMO_PASSWORD);
  await expect(page.getByRole('heading', { name: '我的账号' })).toBeVisible();
  await page.getByRole('button', { name: '开始设置' }).click();
  await expect(page.getByRole('img', { name: '动态口令二维码' })).toBeVisible();
  await expectSoundPage(page);
  await page.getByText('不能扫码时，手工输入密钥').click();
  const secret = ((await page.locator('details code').textContent()) ?? '').replaceAll(' ', '');
  const first = codeFor(secret, -1);
  await page.getByLabel('应用显示的 6 位数字').fill(first);
  await page.getByRole('button', { name: '启用' }).click();
  const dialog = page.getByRole('dialog', { name: '恢复码' });
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  const [recovery = ''] = await dialog.getByRole('listitem').allInnerTexts();
  await dialog.getByRole('button').click();
  await expect(page.getByText('恢复码剩 10 个')).toBeVisible();
  await signOut(page);

  await fillIn(page, staff(3), DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/login\/code/);
  // Until the page's scripts are there the button is pale.
  await expect(page.locator('button[type="submit"]')).toBeEnabled();
  await expectSoundPage(page);
  const code = page.getByLabel('动态口令或恢复码');
  await code.fill(first);
  await code.press('Enter');
  await expect(page.getByText('口令不对或已用过')).toBeVisible();
  await enterCode(page, codeFor(secret));
  await signOut(page);

  await fillIn(page, staff(3), DEMO_PASSWORD);
  await enterCode(page, recovery);
});

test('signs another device out, which notices on its next page', async ({ page, browser, baseURL }) => {
  await page.goto('/login?next=/account');
  await fillIn(page, staff(4), DEMO_PASSWORD);
  await expect(page.getByText('本机')).toBeVisible();
  const other = await browser.newPage({ baseURL });
  await other.goto('/login?next=/account');
  await fillIn(other, staff(4), DEMO_PASSWORD);
  await expect(other.getByText('本机')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: '退出', exact: true }).first().click();
  await expect(page.getByRole('button', { name: '退出', exact: true })).toHaveCount(0);
  await other.goto('/account');
  await expect(other).toHaveURL(/\/login/);
  await other.close();
});

test('refuses what another site sends, and sets the headers of every answer', async ({ page }) => {
  await signIn(page, 'LEADER');
  const address = page.url();
  for (const origin of [null, 'https://elsewhere.example', 'null']) {
    const headers = { 'next-action': 'a'.repeat(42), ...(origin && { origin }) };
    const sent = await page.request.post(address, { data: '[]', headers });
    expect(sent.status()).toBe(403);
  }
  const got = (await page.request.get('/account')).headers();
  expect(got).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const policy = got['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']{20,}' 'strict-dynamic';/);
  expect(policy).toContain("frame-ancestors 'none'");
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
  expect(scripts).not.toContain('unsafe');
});
