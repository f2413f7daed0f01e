import 'server-only';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Place, placeOf } from './embedded-place';

const START_MS = 60_000;
const STOP_MS = 30_000;
// The database answers on 127.0.0.1 alone.
const FLAGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=120',
  'timezone=UTC',
  'jit=off',
];
/** For databases that are thrown away: much faster, and lost at a power cut. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export type EmbeddedOptions = Readonly<{ folder: string; password: string; port?: number; forgetful?: boolean }>;
export type Embedded = Readonly<{
  port: number;
  pid: number;
  /** The folder of the data; `moved` says that it is not below the one asked for, which the database's account cannot reach. */
  data: string;
  moved: boolean;
  /** Whether it ran already. */
  adopted: boolean;
  /** The superuser's address of a database. */
  url: (database?: string) => string;
  stop: () => Promise<void>;
}>;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Whether the process is a PostgreSQL; a number is given out anew once its process is gone. */
function isPostgres(pid: number): boolean {
  if (!alive(pid)) return false;
  const file = `/proc/${pid}/cmdline`;
  return !existsSync('/proc/self/cmdline') || (existsSync(file) && readFileSync(file, 'utf8').includes('postgres'));
}

/** The PostgreSQL that runs on this folder already. What a crash left behind is removed, only if its process is gone. */
function running(data: string): { pid: number; port: number } | null {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (pid > 0 && isPostgres(pid)) return { pid, port: Number(lines[3]) };
  rmSync(file, { force: true });
  return null;
}

function isFree(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer().unref();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? null) : null));
    });
  });
}

/** The port when nobody has it, else a free one. */
export async function freePort(wanted = 0): Promise<number> {
  const port = (await isFree(wanted)) ?? (await isFree(0));
  if (!port) throw new Error('no free port');
  return port;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function initialise({ data, account, initdb }: Place, password: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const file = `${data}.password`;
  writeFileSync(file, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined)
    for (const each of [data, file]) chownSync(each, account.uid, account.gid);
  // Locale C would break trigrams of Chinese.
  const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', '--username=postgres'];
  const made = spawnSync(initdb, [...flags, `--pgdata=${data}`, `--pwfile=${file}`], { ...account, cwd: data });
  rmSync(file, { force: true });
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`initdb: ${made.error?.message ?? made.stderr.toString().trim()}`);
  }
}

function launch({ data, account, postgres }: Place, port: number, settings: readonly string[]): ChildProcess {
  const log = openSync(`${data}.log`, 'a', 0o600);
  const flags = settings.flatMap((setting) => ['-c', setting]);
  // In a group of its own: Ctrl+C goes to the server, which ends its requests before the database ends.
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
    ...account,
    ...{ cwd: data, detached: true, stdio: ['ignore', log, log] as const },
  });
  closeSync(log);
  child.unref();
  return child;
}

const lastLines = (file: string) => readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' | ');

/** Waits until the database answers, or says why it does not. */
async function ready(url: string, data: string, child: ChildProcess | null): Promise<void> {
  let failed: string | null = null;
  child?.once('error', (error) => {
    failed = error.message;
  });
  child?.once('exit', (code) => {
    failed = `postgres ended with ${code}`;
  });
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(25)) {
    // Read only here: when it ends much later, the folder may be gone.
    if (failed) throw new Error(`${failed}: ${lastLines(`${data}.log`)}`);
    if (await answers(url)) return;
  }
  throw new Error(`postgres does not answer; see ${data}.log`);
}

async function stop(data: string, pid: number): Promise<void> {
  if (!alive(pid)) return;
  // Fast shutdown: open transactions are rolled back, everything committed is on disk. The file goes last of all.
  process.kill(pid, 'SIGINT');
  for (const until = Date.now() + STOP_MS; Date.now() < until && alive(pid); await sleep(25))
    if (!existsSync(path.join(data, 'postmaster.pid'))) return;
}

/** Starts the PostgreSQL that comes with the packages on a folder, making its data at the first start; takes over one that a killed start left running. */
export async function startEmbedded({ folder, password, port: wanted, forgetful }: EmbeddedOptions): Promise<Embedded> {
  const place = placeOf(folder);
  const { data, moved } = place;
  if (!existsSync(path.join(data, 'PG_VERSION'))) initialise(place, password);
  const left = running(data);
  const port = left?.port ?? (await freePort(wanted));
  const url = (database = 'postgres') => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  const child = left ? null : launch(place, port, forgetful ? [...FLAGS, ...FORGETFUL] : FLAGS);
  await ready(url(), data, child);
  const pid = left?.pid ?? child?.pid ?? 0;
  const atExit = () => alive(pid) && process.kill(pid, 'SIGINT');
  if (!left) process.once('exit', atExit);
  return {
    ...{ port, pid, data, moved, url, adopted: left !== null },
    stop: async () => {
      process.off('exit', atExit);
      await stop(data, pid);
    },
  };
}
