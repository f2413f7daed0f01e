// npm start: the production server with everything it needs. npm run dev: the same with the development server.
import { existsSync } from 'node:fs';
import { ROLES } from '@/lib/authz/roles';
import { closeClient } from '@/lib/db/client';
import { freePort } from '@/lib/db/embedded';
import { pendingMigrations } from '@/lib/db/migrate';
import { DEMO_CODES, loadDemo } from '@/prisma/seed';
import { DEMO_PASSWORD, demoAccounts } from '@/prisma/seed/demo/accounts';
import { BTQY } from '@/prisma/seed/demo/college';
import { buildIfStale } from './setup/build';
import { type Opened, openDatabase, wantsColleges } from './setup/database';
import { generateClient } from './setup/generate';
import { dataFolder, serving, takeFolder } from './setup/local';
import { prepare } from './setup/prepare';
import { addressOf, type Server, startServer } from './setup/server';
import { cliWords } from './setup/words';

const t = cliWords();
const say = (line: string) => process.stdout.write(`${line}\n`);
const dev = process.argv.includes('--dev');

class Refusal extends Error {}

/** Brings the database up to date. Gives whether the demo colleges are in it. */
async function fill({ embedded, ownerUrl }: Opened): Promise<boolean> {
  if (!ownerUrl) {
    const pending = await pendingMigrations(process.env.DATABASE_URL ?? '');
    if (pending.length > 0) throw new Refusal(t('cli.start.pending', { names: pending.join(', ') }));
    return false;
  }
  const applied = await prepare(ownerUrl);
  if (applied.length > 0) say(t('cli.start.migrated', { count: applied.length }));
  // A database of one's own gets accounts with a known password only when that is asked for.
  const wanted = process.env.DEMO ? process.env.DEMO === '1' : embedded !== null;
  if (wanted && (await wantsColleges(ownerUrl, DEMO_CODES))) {
    say(t('cli.start.demo'));
    await loadDemo(ownerUrl);
    await closeClient();
  }
  return wanted;
}

function tell(url: string, demo: boolean): void {
  say('');
  say(t('cli.start.address', { url }));
  if (demo) {
    say(t('cli.start.accounts', { password: DEMO_PASSWORD }));
    for (const role of ROLES) {
      const account = demoAccounts.find((each) => each.role === role && each.institution === BTQY.code);
      if (account) say(`  ${account.email.padEnd(28)} ${t(`settings.roles.${role}`)}`);
    }
  }
  say(t('cli.start.stop'));
}

/** Ends with Ctrl+C, with a signal, or when the npm that started this process was killed. */
function toldToStop(): Promise<true> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve(true));
    if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && resolve(true), 500).unref();
  });
}

async function serve(opened: Opened, host: string, port: number): Promise<void> {
  const demo = await fill(opened);
  const server: Server = await startServer({ host, port, dev });
  tell(server.url, demo);
  const asked = await Promise.race([toldToStop(), server.ended.then(() => false)]);
  if (!asked) throw new Refusal(t('cli.start.crashed'));
  say(t('cli.start.stopping'));
  await server.stop();
}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });
  const folder = dataFolder();
  const other = serving(folder);
  if (other) throw new Refusal(t('cli.start.running', { pid: other, folder }));
  const [host, port] = [process.env.HOST || '127.0.0.1', Number(process.env.PORT || 3000)];
  if ((await freePort(port)) !== port) throw new Refusal(t('cli.start.portTaken', { port }));
  process.env.APP_URL ||= addressOf(host, port);
  const leave = takeFolder(folder);
  try {
    if (dev) generateClient();
    else buildIfStale(() => say(t('cli.start.building')));
    const opened = await openDatabase();
    if (opened.embedded) say(t('cli.start.embedded', { folder: opened.embedded }));
    try {
      await serve(opened, host, port);
    } finally {
      await opened.stop();
    }
  } finally {
    leave();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Refusal ? error.message : (error as Error).stack}\n`);
    process.exit(1);
  },
);
