import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bareInsert, createTarget } from './create';
import { type Load, loadOf, oneByOne, type Target } from './load';
import type { Person } from './people';
import type { Scenario } from './scenarios';

/** A scenario's loads in the application and on the bare server, one pair a round. */
export type Pair = Readonly<{ app: Load; bare: Load }>;
type Side = Readonly<{ app: string; floor: string; seconds: number }>;
export type Floor = Readonly<{ url: string; stop: () => Promise<void> }>;

/** Starts the bare server beside the application's. */
export async function startFloor(port: number, scenarios: readonly Scenario[], person: Person): Promise<Floor> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rq-floor-'));
  const file = path.join(folder, 'scenarios.json');
  const reads = Object.fromEntries(scenarios.map(({ name, statements }) => [name, statements]));
  writeFileSync(file, JSON.stringify({ reads, insert: bareInsert(person.ctx) }));
  const child = fork(path.join(import.meta.dirname, 'floor.ts'), [file, String(port)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

/** The page and the same rows of the bare server, one right after the other, so that both meet the same noise. */
export async function measure(
  { name, path: page }: Pick<Scenario, 'name' | 'path'>,
  { app, floor, cookie, seconds, settled }: Side & { cookie: string; settled: () => Promise<void> },
): Promise<Pair> {
  const target: Target = { url: app + page, headers: { cookie } };
  const bare: Target = { url: `${floor}/rows/${name}` };
  // Each first warms up: what is counted once between two writes, code that is compiled.
  await oneByOne(target, 3);
  await loadOf(target, 1);
  await oneByOne(bare, 2);
  const pair = { app: await loadOf(target, seconds), bare: await loadOf(bare, seconds) };
  await settled();
  return pair;
}

/** Creating a partner by the form's action, and the bare insert of its row. */
export async function measureCreate(
  person: Person,
  departmentIds: string[],
  { app, floor, seconds }: Side,
): Promise<Pair> {
  const target = createTarget(app, person.cookie, departmentIds);
  await loadOf(target, 1);
  return {
    app: await loadOf(target, seconds),
    bare: await loadOf({ url: `${floor}/row`, method: 'POST', body: () => '' }, seconds),
  };
}

/** Memory of a process in MiB: now and at its highest; null where the system does not tell. */
export function memoryOf(pid: number): { now: number; peak: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { now: of('VmRSS'), peak: of('VmHWM') };
  } catch {
    return null;
  }
}
