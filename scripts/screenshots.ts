// npm run screenshots: the pictures of the README, from a running portal with demo data (BASE_URL, http://127.0.0.1:3000 when not given).
import { mkdir } from 'node:fs/promises';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '@/prisma/seed/demo/accounts';
import { findChromium } from './setup/chromium';

const base = process.env.BASE_URL ?? 'http://127.0.0.1:3000';
const folder = 'docs/images';
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** `open` is what is clicked on the page of `path`, one after the other. */
type Picture = { name: string; role: string; path: string; size: typeof WIDE; open?: string[] };
const PICTURES: Picture[] = [
  { name: 'home', role: 'office', path: '/', size: WIDE },
  { name: 'partners', role: 'office', path: '/partners', size: WIDE },
  {
    name: 'partner',
    role: 'office',
    path: '/partners?q=%E5%BC%98%E5%85%83%E6%96%B0%E6%9D%90%E6%96%99',
    size: WIDE,
    open: ['table th.name a'],
  },
  { name: 'dashboard', role: 'leader', path: '/dashboard', size: WIDE },
  { name: 'import', role: 'office', path: '/imports/new?module=partners', size: WIDE },
  { name: 'phone', role: 'liaison', path: '/', size: PHONE },
  { name: 'class', role: 'office', path: '/order-classes?state=RUNNING', size: WIDE, open: ['table th.name a'] },
  { name: 'consortium', role: 'office', path: '/platforms/consortia', size: WIDE, open: ['table th.name a'] },
  {
    name: 'plan',
    role: 'office',
    path: '/internships/plans?q=%E5%B7%A5%E4%B8%9A%E6%9C%BA%E5%99%A8%E4%BA%BA%E6%8A%80%E6%9C%AF2401',
    size: WIDE,
    open: ['table tbody th a'],
  },
  { name: 'wall', role: 'leader', path: '/wall', size: WIDE },
];

async function signIn(context: BrowserContext, role: string): Promise<void> {
  const page = await context.newPage();
  await page.goto('/login');
  await page.locator('input[autocomplete~="username"]').fill(`${role}@btqy.example`);
  const password = page.locator('input[type="password"]');
  await password.fill(DEMO_PASSWORD);
  await password.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  await page.close();
}

/** Makes a link for a mentor's interns as the office does. Gives its address. */
async function makeLink(page: Page): Promise<string> {
  await page.goto('/internships/links/new?kind=PRESENT');
  const boxes = page.locator('input[type="checkbox"]:enabled');
  for (const box of await boxes.all()) await box.uncheck();
  await boxes.first().check();
  await page.getByRole('button', { name: /^生成 \d+ 条链接$/ }).click();
  const text = page.getByText('/t/').first();
  await text.waitFor();
  const said = (await page.locator('main').textContent()) ?? '';
  return /https?:\/\/[\w.:-]+\/t\/[\w-]{43}/.exec(said)?.[0] ?? '';
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('load');
  // Not what stands there while the page is on its way.
  await page.locator('h1').first().waitFor();
  // Charts draw themselves.
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}/${name}.png` });
  process.stdout.write(`${folder}/${name}.png\n`);
}

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const contextOf = (viewport: typeof WIDE) =>
  browser.newContext({ baseURL: base, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
await mkdir(folder, { recursive: true });
for (const { name, role, path, size, open = [] } of PICTURES) {
  const context = await contextOf(size);
  await signIn(context, role);
  const page = await context.newPage();
  await page.goto(path);
  for (const what of open) {
    const before = page.url();
    await page.locator(what).first().click();
    await page.waitForURL((url) => url.href !== before);
  }
  await take(page, name);
  await context.close();
}

const office = await contextOf(WIDE);
await signIn(office, 'office');
const address = await makeLink(await office.newPage());
await office.close();
const stranger = await contextOf(PHONE);
const link = await stranger.newPage();
await link.goto(address);
await take(link, 'link');
await stranger.close();
await browser.close();
