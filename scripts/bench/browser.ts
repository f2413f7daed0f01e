import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { STANDALONE } from '@/scripts/setup/build';
import { chromiumOrInstall } from '@/scripts/setup/chromium';
import { median } from './load';

const KB = 1024;
const PATIENCE_MS = 120_000;

/** KB gzip of the scripts that every application of the framework loads. */
function frameworkFiles(): Map<string, number> {
  const manifest = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8')) as Record<string, string[]>;
  const files = [...(manifest.rootMainFiles ?? []), ...(manifest.polyfillFiles ?? [])];
  return new Map(files.map((file) => [`/_next/${file}`, sizeOf(file)]));
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

/** KB gzip of the scripts that a route loads above the framework's own, and of those. */
export async function scriptOf(
  browser: Browser,
  url: string,
  cookie: string,
): Promise<{ own: number; framework: number }> {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie } });
  const page = await context.newPage();
  const loaded = new Set<string>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.add(new URL(response.url()).pathname);
  });
  await page.goto(url, { waitUntil: 'load', timeout: PATIENCE_MS });
  // What the page asks for after it was drawn counts as well.
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  await context.close();
  const framework = frameworkFiles();
  const sum = (files: string[]) =>
    files.reduce((all, file) => all + (framework.get(file) ?? sizeOf(file.replace('/_next/', ''))), 0);
  return {
    own: sum([...loaded].filter((file) => !framework.has(file))),
    framework: sum([...loaded].filter((file) => framework.has(file))),
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
