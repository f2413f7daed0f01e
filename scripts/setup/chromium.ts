import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine: the one of the settings, an installed one, Playwright's own; null when there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return [...PLACES, chromium.executablePath()].find((place) => existsSync(place)) ?? null;
}

/** As findChromium; has Playwright install its own when there is none. */
export function chromiumOrInstall(): string | null {
  const found = findChromium();
  if (found || process.env.CHROMIUM_PATH) return found;
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  return findChromium();
}

/** Whether the machine has a font for Chinese; null when it does not say. */
export function hasChineseFont(): boolean | null {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return listed.status === 0 ? listed.stdout.trim() !== '' : null;
}
