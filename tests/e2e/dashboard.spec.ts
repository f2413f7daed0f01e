import { expect, type Page } from '@playwright/test';
import { dashboardHref } from '@/lib/modules/dashboard/list';
import { THEMES } from '@/lib/modules/dashboard/words';
import { expectSoundPage, signIn, speak, test } from './support';

type Linked = { href: string; value: number };

/** Every number on the dashboard that leads somewhere, with what it says: figures, rows of the tables behind the charts, columns of the trend. */
function numbersOf(page: Page): Promise<Linked[]> {
  return page.evaluate(() => {
    // What stands in a closed table has no text that shows.
    for (const each of document.querySelectorAll('details')) each.open = true;
    const number = (text: string | null | undefined) => Number((text ?? '').replace(/[^\d]/g, ''));
    const href = (link: Element | null) => link?.getAttribute('href') ?? '';
    const figures = [...document.querySelectorAll('[data-figure]')].map((link) => ({
      href: href(link),
      value: number(link.getAttribute('data-figure')),
    }));
    const rows = [...document.querySelectorAll('.chart-table tbody tr')].map((row) => ({
      href: href(row.querySelector('a')),
      value: number(row.querySelector('td')?.innerText),
    }));
    return [...figures, ...rows];
  });
}

/** The addresses of the bars, segments and columns themselves. */
const barsOf = (page: Page) =>
  page
    .locator('.rank a, .stack a, .keys a, .cols a, .panel .open')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

/**
 * The totals that a list says, as its page is sent: how many records in its head, and what their numbers add up to in its last row (students of
 * programmes, places of vacancies). Opening each of some seventy in the browser would take minutes.
 */
async function totalsAt(page: Page, href: string): Promise<number[]> {
  const html = await (await page.request.get(href)).text();
  const head = /<h1>[^<]*<span class="n">([^<]*)</.exec(html)?.[1];
  const sums = /<tfoot[^>]*>(.*?)<\/tfoot>/s.exec(html)?.[1] ?? '';
  const students = /^\/(programmes|pathways|employment|vacancies|platforms\/courses|platforms\/attendances)/.test(href)
    ? [...sums.matchAll(/<td[^>]*>([\d,.]+)</g)].map(([, sum]) => sum)
    : [];
  return [head, ...students].flatMap((text) => (text === undefined ? [] : [Number(text.replace(/\D/g, ''))]));
}

/** The number and its list agree. Other tests write meanwhile: where they do not, both are read again, together. */
async function expectSum(page: Page, { href, value, from }: Linked & { from: string }): Promise<void> {
  let shown: number | undefined = value;
  await expect(async () => {
    const totals = await totalsAt(page, href);
    if (shown !== undefined && totals.includes(shown)) return;
    await page.goto(from);
    shown = (await numbersOf(page)).find((each) => each.href === href)?.value;
    expect(totals, href).toContain(shown);
  }).toPass({ timeout: 30_000 });
}

test.describe('the dashboard', () => {
  test('leads from every number to a list that adds up to it', async ({ page }) => {
    test.setTimeout(300_000);
    await page.goto('/dashboard');
    await speak(page, 'zh-CN');
    const numbers: (Linked & { from: string })[] = [];
    const bars: string[] = [];
    for (const theme of THEMES) {
      const from = dashboardHref({ theme, on: null, year: 'calendar', industry: 'section' });
      await page.goto(from);
      await expectSoundPage(page);
      const [shown, links] = [await numbersOf(page), await barsOf(page)];
      expect(shown.length, theme).toBeGreaterThan(0);
      const fresh = shown.filter(({ href }) => !numbers.some((each) => each.href === href));
      numbers.push(...fresh.map((each) => ({ ...each, from })));
      bars.push(...links);
    }
    expect(numbers.length).toBeGreaterThan(50);
    expect(bars.length).toBeGreaterThan(50);
    const named = new Set(numbers.map(({ href }) => href));
    expect(bars.filter((href) => !named.has(href))).toEqual([]);
    for (const each of numbers) await expectSum(page, each);
    await page.goto('/dashboard');
    await page.locator('[data-figure]').first().click();
    await expect(page.locator('h1 .n')).toContainText('652');
  });

  test('is of any day, any year, and finer industries', async ({ page }) => {
    await page.goto('/dashboard');
    const now = await page.locator('[data-figure]').first().getAttribute('data-figure');
    await page.locator('input[name="on"]').fill('2025-04-16');
    await page.locator('.head form button').click();
    await expect(page).toHaveURL(/on=2025-04-16/);
    await expect(page.locator('h1')).toContainText('2025-04-16');
    const then = await page.locator('[data-figure]').first().getAttribute('data-figure');
    expect(Number(then)).toBeLessThan(Number(now));
    await page.locator('.btn-set .btn').nth(1).click();
    await expect(page).toHaveURL(/on=2025-04-16&year=academic/);
    await expect(page.locator('.cols figcaption').first()).toContainText('2023');
    await page.locator('.panel-head .link[role="button"]').nth(1).click();
    await expect(page).toHaveURL(/industry=division/);
    await expect(page.locator('.panel-head .link[role="button"]').nth(1)).toHaveAttribute('aria-pressed', 'true');
  });

  test('can be walked by keyboard, and opens the table behind a chart', async ({ page }) => {
    await page.goto('/dashboard');
    const first = page.locator('.rank a').first();
    await first.focus();
    await page.keyboard.press('Tab');
    await expect(page.locator('.rank a').nth(1)).toBeFocused();
    const table = page.locator('.chart-table').first();
    await table.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(table.locator('table')).toBeVisible();
    await page.locator('.rank a').first().press('Enter');
    await expect(page).toHaveURL(/\/partners\?.*industry=/);
  });
});

test.describe('on a phone, in English', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  test('is whole', async ({ page }) => {
    await page.goto('/notifications');
    await speak(page, 'en');
    await page.goto('/dashboard');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Dashboard');
    await expectSoundPage(page);
  });
});

test('a leader reads it, a student does not', async ({ browser, baseURL }) => {
  for (const [role, status] of [
    ['LEADER', 200],
    ['STUDENT', 403],
  ] as const) {
    const page = await browser.newPage({ baseURL, storageState: { cookies: [], origins: [] } });
    await signIn(page, role);
    expect((await page.goto('/dashboard'))?.status()).toBe(status);
    await page.close();
  }
});

test.describe('the wall', () => {
  test.use({ viewport: { width: 1920, height: 1080 } });
  test('fills the screen with figures that lead to their records, and reads them anew by itself', async ({
    page,
    complaints,
  }) => {
    await page.clock.install();
    await page.goto('/dashboard');
    await page.getByRole('link', { name: '大屏' }).click();
    await expect(page).toHaveURL(/\/wall$/);
    await expectSoundPage(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(overflow).toBeLessThanOrEqual(0);
    const figures = await page.locator('[data-figure]').evaluateAll((links) =>
      links.map((link) => ({
        href: link.getAttribute('href') ?? '',
        value: Number(link.getAttribute('data-figure')),
      })),
    );
    expect(figures.length).toBeGreaterThan(10);
    const wrong: string[] = [];
    for (const { href, value } of figures) {
      const totals = await totalsAt(page, href);
      if (!totals.includes(value)) wrong.push(href);
    }
    // What another test wrote meanwhile.
    if (wrong.length > 0) {
      await page.reload();
      await expectSoundPage(page);
    }
    for (const href of wrong) {
      const now = Number(await page.locator(`[data-figure][href="${href}"]`).getAttribute('data-figure'));
      expect(await totalsAt(page, href), href).toContain(now);
    }
    const refreshed = page.waitForResponse((response) => response.url().includes('/wall?_rsc'));
    await page.clock.fastForward(61_000);
    await refreshed;
    await page.route('**/livez', (route) => route.abort());
    await page.clock.fastForward(61_000);
    await expect(page.getByRole('status')).toContainText('网络中断');
    // That the server does not answer is what this is about.
    expect(complaints.splice(0)).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
  });
});
