import { expect, type Page } from '@playwright/test';
import { ROLES } from '@/lib/authz/roles';
import { expectSoundPage, signIn, speak, test } from './support';

const palette = (page: Page) => page.getByRole('dialog');

/** By the keyboard, to which a page listens a moment after its controls answer. */
async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

/** A partner's name and address, as the list gives them. */
async function somePartner(page: Page): Promise<{ name: string; href: string }> {
  await page.goto('/partners?q=%E5%8C%85%E5%A4%B4');
  const link = page.locator('tbody th a[href^="/partners/"]').first();
  return {
    name: (await link.getAttribute('title')) ?? (await link.innerText()),
    href: (await link.getAttribute('href')) ?? '',
  };
}

test.describe('the search over everything', () => {
  test('opens by Ctrl+K, finds by pinyin initials, and goes by arrows and Enter', async ({ page }) => {
    await page.goto('/');
    await openPalette(page);
    const input = palette(page).getByRole('combobox');
    await expect(input).toBeFocused();
    await input.fill('hyxcl');
    const hits = palette(page).getByRole('option');
    await expect(hits.first()).toBeVisible();
    await expect(hits.first()).toHaveAttribute('aria-selected', 'true');
    await expectSoundPage(page);
    await page.keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    await expect(page).toHaveURL(/\/partners\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('弘元新材料');
  });

  test('finds a partner by its name, opens it, and shows it as opened lately', async ({ page }) => {
    const { name, href } = await somePartner(page);
    await openPalette(page);
    await palette(page).getByRole('combobox').fill(name);
    await palette(page).getByRole('option', { name }).first().click();
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    await page.waitForFunction(() => Object.keys(sessionStorage).some((key) => key.startsWith('recent:')));
    await page.goto('/needs');
    await openPalette(page);
    await expect(palette(page)).toContainText('最近打开');
    await expect(palette(page).getByRole('option')).toHaveText([name]);
    await expectSoundPage(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${href}$`));
  });

  test('says when nothing fits, and Escape closes it', async ({ page }) => {
    await page.goto('/');
    await page.locator('.top-search').click();
    await palette(page).getByRole('combobox').fill('zzqqxxzz');
    await expect(palette(page)).toContainText('zzqqxxzz');
    await expect(palette(page).getByRole('option')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
  });
});

test('the language is changed where one is, and the page stays', async ({ page, baseURL }) => {
  await speak(page, 'zh-CN', baseURL);
  await page.goto('/needs');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.locator('.top .lang').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(/\/needs$/);
  await page.locator('.top .lang').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('the appearance is chosen by oneself and is there from the first byte on', async ({ page }) => {
  await page.goto('/');
  await page.locator('summary.person').click();
  await page.locator('input[name="theme"]').last().check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await (await page.request.get('/')).text()).toMatch(/<html[^>]*data-theme="dark"/);
  await expectSoundPage(page);
});

test('the keyboard reaches the content first, and the section that is open is marked', async ({ page }) => {
  await page.goto('/visits');
  await expect(page.locator('.side [aria-current="page"]')).toHaveAttribute('href', '/visits');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('another page size stands in the address and shows so many rows', async ({ page }) => {
  await page.goto('/partners?page=3');
  await page.locator('.pager .sizes a').last().click();
  await expect(page).toHaveURL(/size=100/);
  await expect(page.locator('tbody tr')).toHaveCount(100);
  await expect(page.locator('.pager .sizes [aria-current]')).toHaveText('100');
});

test('what is not there and what one may not see have their own pages, with a way on', async ({
  browser,
  baseURL,
  adminState,
}) => {
  // A browser reports such a status as an error of its own, so these pages are not watched for complaints.
  const context = await browser.newContext({ baseURL, storageState: adminState });
  const page = await context.newPage();
  for (const address of ['/partners/00000000-0000-4000-8000-000000000000', '/nowhere']) {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectSoundPage(page);
    await page.locator('main a[href="/"]').click();
    await expect(page).toHaveURL(/\/$/);
  }
  await context.clearCookies();
  await signIn(page, 'STUDENT');
  expect((await page.goto('/partners'))?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectSoundPage(page);
  await expect(page.locator('main a[href="/"]')).toBeVisible();
  await context.close();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('the sections open over the page and close when one goes on', async ({ page }) => {
    await page.goto('/');
    const side = page.locator('#navigation');
    await expect(side).not.toBeInViewport();
    await page.locator('[data-nav-toggle]').click();
    await expect(side).toBeInViewport();
    await expectSoundPage(page);
    await page.keyboard.press('Escape');
    await expect(side).not.toBeInViewport();
    await page.locator('[data-nav-toggle]').click();
    await side.locator('a[href="/dashboard"]').click();
    await expect(page).toHaveURL(/\/dashboard$/);
    await expect(side).not.toBeInViewport();
  });
});

for (const role of ROLES)
  test(`${role} has a home that is whole, and leads nowhere closed`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
    const page = await context.newPage();
    await signIn(page, role);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectSoundPage(page);
    const links = page.locator('main a[href^="/"], .side a[href^="/"]');
    const all = await links.evaluateAll((each) => each.map((link) => link.getAttribute('href') ?? ''));
    for (const href of new Set(all)) expect.soft((await page.request.get(href)).status(), href).toBe(200);
    await context.close();
  });

test.describe('a record that somebody else changes meanwhile', () => {
  test('what both changed is asked, what only they changed is kept, and nothing typed is lost', async ({
    page,
    context,
  }) => {
    await page.goto('/needs?state=OPEN');
    const href = await page.locator('tbody th a').first().getAttribute('href');
    await page.goto(`${href}/edit`);
    const theirs = await context.newPage();
    await theirs.goto(`${href}/edit`);
    await theirs.locator('[name="title"]').fill('对方的标题');
    await theirs.locator('textarea[name="description"]').fill('对方的说明');
    await theirs.locator('.savebar [type="submit"]').click();
    await expect(theirs).toHaveURL(new RegExp(`${href}$`));
    await expect(theirs.locator('.toast')).toBeVisible();
    await theirs.close();

    await page.locator('[name="title"]').fill('我的标题');
    await page.locator('.savebar [type="submit"]').click();
    const asked = page.locator('table.diff');
    await expect(asked.locator('tbody tr')).toHaveCount(1);
    await expect(asked).toContainText('对方的标题');
    await expect(asked).toContainText('我的标题');
    await expect(page.locator('[name="title"]')).toHaveValue('我的标题');
    await expect(page.locator('textarea[name="description"]')).toHaveValue('对方的说明');
    await expectSoundPage(page);
    await asked.getByRole('radio').first().check();
    await expect(page.locator('[name="title"]')).toHaveValue('对方的标题');
    await asked.getByRole('radio').last().check();
    await page.locator('.savebar [type="submit"]').click();
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('我的标题');
    await expect(page.getByText('对方的说明').first()).toBeVisible();
  });

  test('a form that was filled in is not left without asking', async ({ page }) => {
    await page.goto('/needs/new');
    await page.locator('[name="title"]').fill('未保存');
    const asked = page.waitForEvent('dialog');
    const click = page.locator('.side a[href="/visits"]').click();
    await (await asked).dismiss();
    await click;
    await expect(page).toHaveURL(/\/needs\/new$/);
    page.once('dialog', (dialog) => dialog.accept());
    await page.locator('.side a[href="/visits"]').click();
    await expect(page).toHaveURL(/\/visits$/);
  });
});
