import { defineConfig, devices } from '@playwright/test';

const isRoot = process.getuid?.() === 0;
// Nothing that a browser of its own accord looks up outside: the tests' machine may be closed.
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A busy machine makes a test late; what passes only then is told by name as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env.REPORT_FILE ? [['line'], ['json', { outputFile: process.env.REPORT_FILE }]] : [['line']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL: process.env.BASE_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [...QUIET, '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
});
