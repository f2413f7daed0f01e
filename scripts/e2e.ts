// npm run e2e -- <file> : the tests in a browser, on a throw-away database with the demo colleges and the production build.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { closeClient } from '@/lib/db/client';
import { freePort } from '@/lib/db/embedded';
import { loadDemo } from '@/prisma/seed';
import { makeDatabase, startThrowaway, type Throwaway } from '@/tests/support/throwaway';
import { buildIfStale } from './setup/build';
import { chromiumOrInstall } from './setup/chromium';
import { prepare } from './setup/prepare';
import { addressOf, startServer } from './setup/server';
import { cliWords } from './setup/words';

const HOST = '127.0.0.1';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
// Before the tests run there is nothing to wait for: what was started goes with this process.
const leave = () => process.exit(130);
for (const signal of SIGNALS) process.on(signal, leave);

/** Makes the database and puts its addresses into this process's settings. */
async function fill(server: Throwaway, port: number): Promise<void> {
  const { name } = server;
  await makeDatabase(server, name);
  await prepare(server.ownerUrl(name));
  Object.assign(process.env, {
    DATABASE_URL: server.appUrl(name),
    DATABASE_OWNER_URL: server.ownerUrl(name),
    AUTH_SECRET: 'for-tests-only-0123456789-0123456789',
    ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 7).toString('base64')}`,
    APP_URL: addressOf(HOST, port),
    DATA_DIR: path.join(server.folder, 'data'),
    LOG_LEVEL: 'warn',
  });
  await loadDemo();
  await closeClient();
}

async function runTests(url: string, chromium: string): Promise<number> {
  const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)];
  const env = { ...process.env, BASE_URL: url, CHROMIUM_PATH: chromium, NODE_OPTIONS: '--import tsx' };
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  for (const signal of SIGNALS) process.off(signal, leave).on(signal, () => child.kill('SIGINT'));
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

async function main(): Promise<number> {
  const chromium = chromiumOrInstall();
  if (!chromium) {
    process.stderr.write(`${cliWords()('cli.doctor.chromium.do')}\n`);
    return 1;
  }
  buildIfStale();
  const database = await startThrowaway();
  try {
    const port = await freePort();
    await fill(database, port);
    const server = await startServer({ host: HOST, port, quiet: true });
    try {
      return await runTests(server.url, chromium);
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).stack}\n`);
    process.exit(1);
  },
);
