import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { APP, bootstrap, OWNER, withUser } from '@/lib/db/bootstrap';
import { startEmbedded } from '@/lib/db/embedded';
import { prepare } from '@/scripts/setup/prepare';

/** The database of one measurement, with the settings of an installation: it forgets nothing at a power cut. */
export type Place = Readonly<{ superUrl: string; stop: () => Promise<void> }>;

const DATABASE = 'bench';

/** Starts a database of its own and puts its addresses into this process's settings. */
export async function openPlace(appUrl: string): Promise<Place> {
  const folder = path.join(tmpdir(), `rq_bench_${randomBytes(4).toString('hex')}`);
  const secret = () => randomBytes(18).toString('hex');
  const [passwords, password] = [{ owner: secret(), app: secret() }, secret()];
  const database = await startEmbedded({ folder, password });
  await bootstrap(database.url, DATABASE, passwords);
  const url = database.url(DATABASE);
  Object.assign(process.env, {
    ...{ NODE_ENV: 'production', DATABASE_URL: withUser(url, APP, passwords.app) },
    DATABASE_OWNER_URL: withUser(url, OWNER, passwords.owner),
    AUTH_SECRET: secret(),
    ENCRYPTION_KEYS: `b1:${randomBytes(32).toString('base64')}`,
    ...{ APP_URL: appUrl, DATA_DIR: path.join(folder, 'data'), LOG_LEVEL: 'warn', DISABLE_JOBS: '1' },
  });
  await prepare(withUser(url, OWNER, passwords.owner));
  return {
    superUrl: url,
    stop: async () => {
      await database.stop();
      for (const each of [folder, path.dirname(database.data)]) await rm(each, { recursive: true, force: true });
    },
  };
}
