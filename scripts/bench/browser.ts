import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { STANDALONE } from '@/scripts/setup/build';
import { chromiumOrInstall } from '@/scripts/setup/chromium';
import { median } from './load';

const KB = 1024;
const PATIENCE_MS = 120_000;

type ClientModules = Record<string, { chunks: string[] }>;

/** Chunks that hold nothing but the framework's own modules, by what a page that has nothing of ours loads. */
function frameworkChunks(): string[] {
  const text = readFileSync('.next/server/app/_not-found/page_client-reference-manifest.js', 'utf8');
  const { clientModules } = JSON.parse(text.slice(text.indexOf('] = {') + 4).replace(/;\s*$/, '')) as {
    clientModules: ClientModules;
  };
  const modules = Object.entries(clientModules);
  const all = new Set(modules.flatMap(([, { chunks }]) => chunks));
  const ours = modules.filter(([name]) => !name.includes('/next/dist/')).map(([, { chunks }]) => chunks.at(-1));
  const linked = modules.filter(([name]) => name.includes('/app-dir/link')).map(([, { chunks }]) => chunks.at(-1));
  return [...all].filter((chunk) => !ours.includes(chunk) && !linked.includes(chunk));
}

/** KB gzip of the scripts that every application of the framework loads. */
function frameworkFiles(): Map<string, number> {
  const manifest = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')) as Record<string, string[]>;
  const files = [...(manifest.rootMainFiles ?? []), ...(manifest.polyfillFiles ?? [])].map((file) => `/_next/${file}`);
  return new Map([...files, ...frameworkChunks()].map((file) => [file, sizeOf(file.replace('/_next/', ''))]));
}

const sizeOf = (file: string) => gzipSync(readFileSync(path.join(STANDALONE, '.next', file))).length / KB;

/** Opens Chromium for fn; null when there is none. */
export async function inChromium<T>(fn: (browser: Browser) => Promise<T>): Promise<T | null> {
  const executablePath = chromiumOrInstall();
  if (!executablePath) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    return await fn(browser);
  } finally {
    await browser.close();
  }
}

/** KB gzip of what a route loads: its scripts above the framework's own, those of the framework, and its document with its styles. */
export async function weightOf(
  browser: Browser,
  url: string,
  cookie = '',
): Promise<{ own: number; framework: number; page: number }> {
  const context = await browser.newContext({ extraHTTPHeaders: cookie ? { cookie } : {} });
  const page = await context.newPage();
  const scripts = new Set<string>();
  const rest: Promise<number>[] = [];
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind === 'script') scripts.add(new URL(response.url()).pathname);
    if (kind === 'document' || kind === 'stylesheet')
      rest.push(response.body().then((body) => gzipSync(body).length / KB));
  });
  await page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS });
  // What the page asks for after it was drawn counts as well.
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  const sizes = await Promise.all(rest);
  await context.close();
  const framework = frameworkFiles();
  const sum = (files: string[]) =>
    files.reduce((all, file) => all + (framework.get(file) ?? sizeOf(file.replace('/_next/', ''))), 0);
  return {
    own: sum([...scripts].filter((file) => !framework.has(file))),
    framework: sum([...scripts].filter((file) => framework.has(file))),
    page: sizes.reduce((all, size) => all + size, 0),
  };
}

/** Milliseconds until the page of a browser that has never been there is drawn and complete. */
export async function coldOpen(browser: Browser, url: string, cookie: string, times: number): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) {
    const context = await browser.newContext({ extraHTTPHeaders: { cookie } });
    const page = await context.newPage();
    const started = performance.now();
    await page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS });
    taken.push(performance.now() - started);
    await context.close();
  }
  return median(taken);
}
