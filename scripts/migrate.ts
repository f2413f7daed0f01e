// npm run migrate : brings the database of DATABASE_OWNER_URL, else the embedded one, up to this version. With DATABASE_SUPERUSER_URL it first makes the roles, the database and the extensions.
import { existsSync } from 'node:fs';
import { bootstrap } from '@/lib/db/bootstrap';
import { openDatabase } from './setup/database';
import { prepare } from './setup/prepare';
import { cliWords } from './setup/words';

const t = cliWords();

/** Password and database of an address. */
function partsOf(address: string): { password: string; database: string } {
  const url = new URL(address);
  return {
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
  };
}

/** Makes, as superuser, the roles, the database and the extensions that the addresses name. */
async function makeRoles(superuser: string, owner: string, app: string | undefined): Promise<void> {
  if (!app) throw new Error(t('cli.migrate.noApp'));
  const urlOf = (database: string) => {
    const url = new URL(superuser);
    url.pathname = `/${database}`;
    return url.href;
  };
  const passwords = { owner: partsOf(owner).password, app: partsOf(app).password };
  await bootstrap(urlOf, partsOf(owner).database, passwords);
}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { DATABASE_SUPERUSER_URL: superuser, DATABASE_OWNER_URL: given, DATABASE_URL: app } = process.env;
  if (superuser && given) await makeRoles(superuser, given, app);
  const { ownerUrl, stop } = await openDatabase();
  try {
    if (!ownerUrl) throw new Error(t('cli.migrate.noOwner'));
    const applied = await prepare(ownerUrl);
    process.stdout.write(`${applied.length > 0 ? applied.join('\n') : t('cli.migrate.nothing')}\n`);
  } finally {
    await stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  },
);
