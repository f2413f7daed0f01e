import path from 'node:path';
import { APP, bootstrap, connected, OWNER, withUser } from '@/lib/db/bootstrap';
import { startEmbedded } from '@/lib/db/embedded';
import { dataFolder, localSecrets, serving } from './local';

const DATABASE = 'rongqiao';

export type Opened = Readonly<{
  /** Where the embedded database keeps its data; null when the settings name a database. */
  embedded: string | null;
  /** The owner's address, when this process may migrate. */
  ownerUrl: string | null;
  stop: () => Promise<void>;
}>;

/** Opens the database of the settings, else the embedded one, and puts its addresses into this process's settings. */
export async function openDatabase(): Promise<Opened> {
  if (process.env.DATABASE_URL)
    return { embedded: null, ownerUrl: process.env.DATABASE_OWNER_URL || null, stop: async () => {} };
  const folder = dataFolder();
  const secrets = localSecrets(folder);
  const database = await startEmbedded({ folder, password: secrets.superuser });
  await bootstrap(database.url, DATABASE, secrets);
  const url = database.url(DATABASE);
  const ownerUrl = withUser(url, OWNER, secrets.owner);
  Object.assign(process.env, {
    DATABASE_URL: withUser(url, APP, secrets.app),
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: folder,
  });
  process.env.AUTH_SECRET ||= secrets.AUTH_SECRET;
  process.env.ENCRYPTION_KEYS ||= secrets.ENCRYPTION_KEYS;
  return {
    embedded: path.relative('.', database.data).startsWith('..') ? database.data : path.relative('.', database.data),
    ownerUrl,
    // A command beside a running server leaves it its database.
    stop: async () => (database.adopted && serving(folder) ? undefined : database.stop()),
  };
}

type There = { code: string; filled: boolean };

/** Whether the colleges of these codes are to be loaded: there is no other, and one of them is missing or has nobody, as a load that was broken off leaves it. */
export function areMissing(there: readonly There[], codes: readonly string[]): boolean {
  const filled = there.filter((college) => college.filled).map(({ code }) => code);
  return there.every(({ code }) => codes.includes(code)) && !codes.every((code) => filled.includes(code));
}

/** Whether these colleges are to be loaded into the database. */
export function wantsColleges(ownerUrl: string, codes: readonly string[]): Promise<boolean> {
  return connected(ownerUrl, async (client) => {
    await client.query(`select set_config('app.scope', 'auth', false)`);
    const { rows } = await client.query<There>(
      'select code, exists (select from memberships m where m.institution_id = i.id) filled from institutions i',
    );
    return areMissing(rows, codes);
  });
}
