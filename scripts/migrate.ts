// npm run migrate : brings the database of DATABASE_OWNER_URL up to this version. With DATABASE_SUPERUSER_URL it first makes the roles, the database and the extensions.
import { existsSync } from 'node:fs';
import { bootstrap } from '@/lib/db/bootstrap';
import { prepare } from './setup/prepare';
import { cliWords } from './setup/words';

const t = cliWords();

/** User, password and database of an address. */
function partsOf(address: string): { user: string; password: string; database: string } {
  const url = new URL(address);
  return {
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
  };
}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { DATABASE_SUPERUSER_URL: superuser, DATABASE_OWNER_URL: owner, DATABASE_URL: app } = process.env;
  if (!owner) throw new Error(t('cli.migrate.noOwner'));
  if (superuser) {
    if (!app) throw new Error(t('cli.migrate.noApp'));
    const urlOf = (database: string) => {
      const url = new URL(superuser);
      url.pathname = `/${database}`;
      return url.href;
    };
    const passwords = { owner: partsOf(owner).password, app: partsOf(app).password };
    await bootstrap(urlOf, partsOf(owner).database, passwords);
  }
  const applied = await prepare(owner);
  process.stdout.write(`${applied.length > 0 ? applied.join('\n') : t('cli.migrate.nothing')}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  },
);
