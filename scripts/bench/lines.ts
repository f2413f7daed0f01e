import { setTimeout as sleep } from 'node:timers/promises';
import { connected } from '@/lib/db/bootstrap';
import { type Load, loadOf, median, oneByOne } from './load';
import type { Person } from './people';
import type { Line } from './report';
import { measure, measureCreate, memoryOf, type Pair } from './run';
import { EMPTY_PATH, type Scenario } from './scenarios';

/** A college in whose name pages are asked for, and what is asked. */
export type Subject = Readonly<{
  college: string;
  person: Person;
  scenarios: Scenario[];
  /** The college, measured before, with whose times these are compared. */
  than?: string;
}>;
export type Bench = Readonly<{ app: string; superUrl: string; seconds: number; rounds: number }>;

// What each college took, for the lines of one that is compared with it.
const taken = new Map<string, number>();
const mid = (loads: readonly Load[], of: (load: Load) => number) => median(loads.map(of));
const AGAINST_BARE: Record<string, number> = { search: 0.5, dashboard: 0.5 };
/** Pages that are held against the empty page. */
const LISTS: ReadonlySet<string> = new Set(['list', 'filter', 'search', 'sort', 'page500', 'students', 'placements']);

function loadLines({ college, than }: Subject, name: string, pairs: readonly Pair[], empty: number): Line[] {
  const app = pairs.map((pair) => pair.app);
  const bare = pairs.map((pair) => pair.bare);
  const perSecond = mid(app, (load) => load.perSecond);
  const failed = app.concat(bare).reduce((sum, load) => sum + load.failed, 0);
  const note = `p50 ${mid(app, (load) => load.p50)} ms, p97.5 ${mid(app, (load) => load.p95)} ms; bare ${mid(bare, (load) => load.perSecond).toFixed(0)}/s${failed ? `; FAILED ${failed}` : ''}`;
  const toBare = median(pairs.map((pair) => pair.app.perSecond / pair.bare.perSecond));
  const isList = LISTS.has(name);
  const other = than && taken.get(`${than} ${name}`);
  taken.set(`${college} ${name}`, perSecond);
  return [
    { college, what: name, value: perSecond, unit: 'pages/s', note },
    { college, what: `${name} : bare`, value: toBare, unit: 'x', aim: { atLeast: AGAINST_BARE[name] ?? 0.12 } },
    {
      college,
      what: `${name} : empty page`,
      value: perSecond / empty,
      unit: 'x',
      ...(isList && { aim: { atLeast: 0.6 } }),
    },
    ...(other
      ? [{ college, what: `${name} : ${than}`, value: other / perSecond, unit: 'x time', aim: { atMost: 1.5 } }]
      : []),
  ];
}

const AFTER_WRITE: ReadonlySet<string> = new Set(['list', 'dashboard', 'home', 'students', 'placements']);

/** Waits until the database runs nothing: statements of a load that ended go on without anybody who waits for them. */
async function settledAt(superUrl: string): Promise<void> {
  const sql = `select 1 from pg_stat_activity where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`;
  await connected(superUrl, async (client) => {
    while ((await client.query(sql)).rowCount) await sleep(200);
  });
}

/** Pages under load, each beside the bare server's rows and an empty page of the same round. */
export async function pageLines(bench: Bench, subject: Subject, floor: string): Promise<Line[]> {
  const { cookie } = subject.person;
  const pairs = new Map<string, Pair[]>();
  const empties: number[] = [];
  for (let round = 0; round < bench.rounds; round++) {
    const target = { url: bench.app + EMPTY_PATH, headers: { cookie } };
    if (round === 0) await loadOf(target, 2);
    const empty = await loadOf(target, bench.seconds);
    if (empty.failed > 0) throw new Error(`${EMPTY_PATH}: ${empty.failed} answers failed`);
    empties.push(empty.perSecond);
    for (const scenario of subject.scenarios) {
      const settled = () => settledAt(bench.superUrl);
      const pair = await measure(scenario, { app: bench.app, floor, cookie, seconds: bench.seconds, settled });
      pairs.set(scenario.name, [...(pairs.get(scenario.name) ?? []), pair]);
    }
  }
  const empty = median(empties);
  return [
    { college: subject.college, what: 'empty page', value: empty, unit: 'pages/s' },
    ...[...pairs].flatMap(([name, each]) => loadLines(subject, name, each, empty)),
  ];
}

/** The first page after something was written: nothing that was counted before holds any more. */
export async function writeLines(
  bench: Bench,
  { college, person, scenarios, than }: Subject,
  floor: string,
): Promise<Line[]> {
  const { ctx, cookie } = person;
  const lines: Line[] = [];
  for (const { name, path } of scenarios.filter((each) => AFTER_WRITE.has(each.name))) {
    const value = await connected(bench.superUrl, (client) =>
      oneByOne({ url: bench.app + path, headers: { cookie } }, 3 + bench.rounds * 2, () =>
        client.query('update audit_heads set seq = seq + 1 where institution_id = $1', [ctx.institutionId]),
      ),
    );
    lines.push({ college, what: `${name} after a write`, value, unit: 'ms' });
    const other = than && taken.get(`${than} ${name} after a write`);
    taken.set(`${college} ${name} after a write`, value);
    if (other)
      lines.push({
        college,
        what: `${name} after a write : ${than}`,
        value: value / other,
        unit: 'x time',
        aim: { atMost: 1.5 },
      });
    if (name !== 'dashboard') continue;
    const bare = await oneByOne({ url: `${floor}/rows/${name}` }, 3 + bench.rounds * 2);
    lines.push({
      college,
      what: 'dashboard after a write : bare',
      value: value / bare,
      unit: 'x time',
      aim: { atMost: 2 },
    });
  }
  return lines;
}

/** Creating partners, last of all: it changes what the others read. */
export async function createLines(bench: Bench, { college, person }: Subject, floor: string): Promise<Line[]> {
  const departmentIds = await connected(bench.superUrl, async (client) => {
    const sql = 'select id from departments where institution_id = $1 and closed_on is null limit 1';
    return (await client.query<{ id: string }>(sql, [person.ctx.institutionId])).rows.map(({ id }) => id);
  });
  const pairs: Pair[] = [];
  for (let round = 0; round < bench.rounds; round++)
    pairs.push(await measureCreate(person, departmentIds, { app: bench.app, floor, seconds: bench.seconds }));
  const [app, bare] = [pairs.map((pair) => pair.app), pairs.map((pair) => pair.bare)];
  const note = `p50 ${mid(app, (load) => load.p50)} ms; bare ${mid(bare, (load) => load.perSecond).toFixed(0)}/s; failed ${app.reduce((sum, load) => sum + load.failed, 0)}`;
  const ratio = median(pairs.map((pair) => pair.bare.perSecond / pair.app.perSecond));
  return [
    { college, what: 'create', value: mid(app, (load) => load.perSecond), unit: 'writes/s', note },
    { college, what: 'create : bare insert', value: ratio, unit: 'x time', aim: { atMost: 5 } },
  ];
}

/** Memory of the server after all of it. */
export function memoryLines(pid: number): Line[] {
  const memory = memoryOf(pid);
  if (!memory) return [];
  const note = `highest ${memory.peak.toFixed(0)}`;
  return [{ college: '', what: 'memory of the server', value: memory.now, unit: 'MiB', aim: { atMost: 400 }, note }];
}
