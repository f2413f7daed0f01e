import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { APP, bootstrap, connected, OWNER, type Passwords, withUser } from '@/lib/db/bootstrap';
import { startEmbedded } from '@/lib/db/embedded';

/** A PostgreSQL for one run of tests. */
export type Throwaway = Readonly<{
  /** Made afresh for each run: several may share one server. */
  name: string;
  /** For files of the run; gone with it. */
  folder: string;
  passwords: Passwords;
  urlOf: (database: string) => string;
  appUrl: (database: string) => string;
  ownerUrl: (database: string) => string;
  stop: () => Promise<void>;
}>;

// When this process is gone, for whatever reason, its end of the pipe closes: then the database ends and its folder goes.
const REAPER = `cat >/dev/null; [ "$1" = 0 ] || kill -QUIT "$1" 2>/dev/null
for i in $(seq 50); do [ "$1" != 0 ] && kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
shift
rm -rf "$@"`;

/** Gives the function that calls it off. */
function reapAtExit(pid: number, folders: readonly string[]): () => void {
  const child = spawn('sh', ['-c', REAPER, 'reaper', String(pid), ...folders], {
    ...{ detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' },
  });
  child.unref();
  return () => {
    child.kill('SIGKILL');
  };
}

const addresses = (urlOf: (database: string) => string, passwords: Passwords) => ({
  ...{ urlOf, passwords },
  appUrl: (database: string) => withUser(urlOf(database), APP, passwords.app),
  ownerUrl: (database: string) => withUser(urlOf(database), OWNER, passwords.owner),
});

const remove = (folder: string) => rm(folder, { recursive: true, force: true });

async function dropAll(urlOf: (database: string) => string, name: string): Promise<void> {
  await connected(urlOf('postgres'), async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [name],
    );
    for (const { datname } of rows)
      await client.query(`drop database if exists ${client.escapeIdentifier(datname)} with (force)`);
  });
}

/** The server behind an address of a superuser. Roles belong to the whole server, so every run must give them the same passwords. */
function given(superuser: string, name: string, folder: string): Throwaway {
  const urlOf = (database: string) => {
    const url = new URL(superuser);
    url.pathname = `/${database}`;
    return url.href;
  };
  const password = createHash('sha256').update(superuser).digest('hex');
  mkdirSync(folder);
  const callOff = reapAtExit(0, [folder]);
  const stop = async () => {
    await dropAll(urlOf, name);
    await remove(folder);
    callOff();
  };
  return { ...addresses(urlOf, { owner: password, app: password }), name, folder, stop };
}

/** A PostgreSQL that forgets everything: the one at TEST_DATABASE_URL (an address of a superuser), else one of our own. */
export async function startThrowaway(superuser = process.env.TEST_DATABASE_URL): Promise<Throwaway> {
  const name = `rq_test_${randomBytes(5).toString('hex')}`;
  const folder = path.join(tmpdir(), name);
  if (superuser) return given(superuser, name, folder);
  const secret = () => randomBytes(18).toString('hex');
  const database = await startEmbedded({ folder, password: secret(), forgetful: true });
  const folders = [folder, path.dirname(database.data)];
  const callOff = reapAtExit(database.pid, folders);
  const stop = async () => {
    await database.stop();
    for (const each of folders) await remove(each);
    callOff();
  };
  return { ...addresses(database.url, { owner: secret(), app: secret() }), name, folder, stop };
}

/** Makes a database of the server by the application's own steps, or as a copy of another. */
export async function makeDatabase(server: Throwaway, database: string, template?: string): Promise<void> {
  if (!template) return bootstrap(server.urlOf, database, server.passwords);
  const { urlOf } = server;
  await connected(urlOf('postgres'), (client) => {
    const [made, from] = [database, template].map((name) => client.escapeIdentifier(name));
    return client.query(`create database ${made} template ${from} owner ${OWNER}`);
  });
}
