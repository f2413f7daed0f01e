import { readdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/authz/roles';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locales';
import { DEMO_PASSWORD, demoAccounts } from '@/prisma/seed/demo/accounts';
import { CANARY_WORDS } from '@/prisma/seed/demo/canary';
import { BTQY } from '@/prisma/seed/demo/college';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Signs in by the form, as a demo account of the role. */
export async function signIn(page: Page, role: Role, institution = BTQY.code): Promise<void> {
  const account = demoAccounts.find((each) => each.role === role && each.institution === institution);
  if (!account) throw new Error(`no demo account ${role} of ${institution}`);
  await page.goto('/login');
  await page.locator('input[autocomplete~="username"]').fill(account.email);
  const password = page.locator('input[type="password"]');
  await password.fill(DEMO_PASSWORD);
  // The form waits for the page's scripts.
  await expect(page.locator('button[type="submit"]')).toBeEnabled();
  await password.press('Enter');
  await expect(page).not.toHaveURL(/\/login/);
}

/** The language of the pages that follow. After signing in: that sets the account's own. */
export async function speak(page: Page, locale: Locale, at = page.url()): Promise<void> {
  const { origin } = new URL(at);
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: origin }]);
}

/** What the browser complains of: errors of scripts, the content policy and the console, and answers of 500 and above. */
export function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

/** Has the page's scripts taken hold of every control? What is pressed before is lost. */
const isAlive = () =>
  [...document.querySelectorAll('button, input, select, textarea')].every((control) =>
    Object.keys(control).some((key) => key.startsWith('__reactProps$')),
  );

/** Waits until the page answers to mouse and keyboard: after a form or link that brought a new document. */
export const untilAlive = async (page: Page): Promise<void> => {
  await page.waitForFunction(isAlive);
};

/** Makes going to an address wait until the page answers to mouse and keyboard. */
function waitUntilAlive(page: Page): void {
  const go = page.goto.bind(page);
  page.goto = async (...to) => {
    const answer = await go(...to);
    await untilAlive(page);
    return answer;
  };
}

type Fixtures = {
  /** Complaints of the test's page so far; none may be left at the end. */
  complaints: string[];
};
type WorkerFixtures = { adminState: State };

/** A test whose page is signed in as the administrator (once a worker) and watched for complaints. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  adminState: [
    async ({ browser }, use, { project }) => {
      const page = await browser.newPage({ baseURL: project.use.baseURL });
      await signIn(page, 'ADMIN');
      const state = await page.context().storageState();
      await page.close();
      await use(state);
    },
    { scope: 'worker' },
  ],
  storageState: ({ adminState }, use) => use(adminState),
  page: async ({ page }, use) => {
    waitUntilAlive(page);
    await use(page);
  },
  complaints: [
    async ({ page }, use) => {
      const complaints = watch(page);
      await use(complaints);
      expect(complaints, 'what the browser complained of').toEqual([]);
    },
    { auto: true },
  ],
});

const root = path.resolve(import.meta.dirname, '../..');
const NAMESPACES = readdirSync(path.join(root, 'lib/i18n/messages/zh-CN')).map((file) => path.parse(file).name);
// What next-intl shows in place of a message that is missing: `partners.list.title`.
const KEY = new RegExp(`(?<![\\w@./:-])(?:${NAMESPACES.join('|')})\\.[a-z]\\w*`, 'g');

/** Routes of the portal as the folders say, without groups: /needs/[id]/edit. */
export function portalRoutes(): string[] {
  const files = readdirSync(path.join(root, 'app/(portal)'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => path.dirname(file).split(path.sep))
    .map((parts) => `/${parts.filter((part) => part !== '.' && !/^\(.*\)$/.test(part)).join('/')}`)
    .sort();
}

/** What a reader and a screen reader are told: the text, and the names that stand in attributes. */
function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')];
    const names = named.flatMap((each) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((attribute) => each.getAttribute(attribute) ?? ''),
    );
    // textContent holds scripts and what is not shown.
    return [document.title, document.body.innerText, ...names].join('\n');
  });
}

/** Checks what holds for every page at every width: no wider than the screen, every word there, nothing of the other college. */
export async function expectWholePage(page: Page): Promise<void> {
  // A page that was gone to without a new document gets its title a moment later.
  await expect(page).toHaveTitle(/./);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, 'pixels wider than the screen').toBeLessThanOrEqual(0);
  expect.soft((await wordsOf(page)).match(KEY) ?? [], 'keys without a message').toEqual([]);
  const source = await page.content();
  const leaked = CANARY_WORDS.filter((word) => source.includes(word));
  expect.soft(leaked, 'words of the other college').toEqual([]);
}

/** Checks that a page is whole, and accessible too. */
export async function expectSoundPage(page: Page): Promise<void> {
  await expectWholePage(page);
  // No page has frames, for which axe would open another page; and nobody reads what passed.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
  expect.soft(told, 'axe').toEqual([]);
}
