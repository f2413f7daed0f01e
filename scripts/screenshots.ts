// npm run screenshots: the pictures of the README, from a running portal with demo data (BASE_URL, http://127.0.0.1:3000 when not given).
import { mkdir } from 'node:fs/promises';
import { type BrowserContext, chromium } from '@playwright/test';
import { DEMO_PASSWORD } from '@/prisma/seed/demo/accounts';
import { findChromium } from './setup/chromium';

const base = process.env.BASE_URL ?? 'http://127.0.0.1:3000';
const folder = 'docs/images';
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

type Picture = { name: string; role: string; path: string; size: typeof WIDE; open?: string };
const PICTURES: Picture[] = [
  { name: 'home', role: 'office', path: '/', size: WIDE },
  { name: 'partners', role: 'office', path: '/partners', size: WIDE },
  {
    name: 'partner',
    role: 'office',
    path: '/partners?q=%E5%BC%98%E5%85%83%E6%96%B0%E6%9D%90%E6%96%99',
    size: WIDE,
    open: 'table th.name a',
  },
  { name: 'dashboard', role: 'leader', path: '/dashboard', size: WIDE },
  { name: 'import', role: 'office', path: '/imports/new?module=partners', size: WIDE },
  { name: 'phone', role: 'liaison', path: '/', size: PHONE },
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

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
await mkdir(folder, { recursive: true });
for (const { name, role, path, size, open } of PICTURES) {
  const context = await browser.newContext({
    baseURL: base,
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  await signIn(context, role);
  const page = await context.newPage();
  await page.goto(path);
  if (open) await page.locator(open).first().click();
  await page.waitForLoadState('load');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
  process.stdout.write(`${folder}/${name}.png\n`);
}
await browser.close();
