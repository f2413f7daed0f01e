import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ColumnSpec, ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import type { Day } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { textOf } from './import-cells';
import { compareValues, firstNamed, NOTHING, refusal } from './import-draft';
import {
  type ImportSession,
  type JudgedRow,
  type Judgement,
  problemAt,
  type ReadRow,
  type RowProblem,
} from './import-target';

/** Values by their columns, as they are compared, written and taken back. */
export type Values = Record<string, ReadValue>;
/** What became of a row, and what the session keeps of it to write it; a row that is refused has no plan. */
export type Judged<Plan> = { judgement: Judgement; plan: Plan | null };
export type Planned<Plan> = { row: JudgedRow; plan: Plan };
/** Where rows are written, and who is told how many are. */
export type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };

/** A row that is not taken, with all that is wrong with it. */
export const refused = (problems: readonly RowProblem[]): Judged<never> => ({
  ...{ judgement: refusal([...problems]), plan: null },
});

/** All that is wrong with a row, told at once; whether it is refused is asked when everything has been looked at. */
export type Faults = {
  problems: readonly RowProblem[];
  add(...found: (RowProblem | null | undefined)[]): void;
  refuse(key: string, code: string, params?: RowProblem['params']): void;
  warn(key: string, code: string, params?: RowProblem['params']): void;
  /** Refuses each of the cells that is empty. */
  need(...keys: string[]): void;
  /** Refuses a row that names again what an earlier one has named; one that is refused already is not what a later one repeats. */
  once(repeated: ReturnType<typeof firstNamed>, name: string, key: string): void;
  /** Whether one of the cells is refused: what depends on it is not looked at, for that has the same cause. */
  told(...keys: string[]): boolean;
  refused(): boolean;
};

/** Collects what is wrong with a row, beginning with what reading it found. A cell that is refused is not told of a second time. */
export function faultsOf(row: ReadRow, found: readonly RowProblem[]): Faults {
  const problems: RowProblem[] = [...found];
  const told = (...keys: string[]) =>
    problems.some(({ severity, key }) => severity === 'refused' && key !== null && keys.includes(key));
  // What is added together stands together: a cell may name several that are not there.
  const add: Faults['add'] = (...more) => {
    const cells = new Set(problems.flatMap(({ severity, key }) => (severity === 'refused' && key ? [key] : [])));
    problems.push(...more.flatMap((each) => (each && !cells.has(each.key ?? '') ? [each] : [])));
  };
  const refuse: Faults['refuse'] = (key, code, params) => add(problemAt(row, key, 'refused', code, params));
  return {
    ...{ problems, add, told, refuse },
    warn: (key, code, params) => add(problemAt(row, key, 'warning', code, params)),
    need: (...keys) => {
      for (const key of keys) if (!textOf(row, key)) refuse(key, 'required');
    },
    once: (repeated, name, key) => add(repeated(row, name, key, !refuses(problems))),
    refused: () => refuses(problems),
  };
}

const refuses = (problems: readonly RowProblem[]) => problems.some(({ severity }) => severity === 'refused');

type Known = { id: string; version: number };

/**
 * What becomes of a row: refused where something refuses it, new where nothing is stored, else compared with what is. What is named in a sheet is kept by
 * its id: `behind` gives, for a key whose value is a name, the ids that stood there, for taking the change back whatever is called how by then.
 */
export function compared<Stored extends Known, Plan>(
  specs: readonly ColumnSpec<never>[],
  of: {
    now: Stored | null | undefined;
    stored: (now: Stored) => Values;
    behind?: (now: Stored) => Readonly<Record<string, object>>;
    values: Values;
    problems: readonly RowProblem[];
    plan: Plan;
  },
): Judged<Plan> {
  const { now, plan } = of;
  const problems = [...of.problems];
  if (refuses(problems)) return refused(problems);
  if (!now)
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  const { changes, before } = compareValues(specs, of.stored(now), of.values);
  const ids = of.behind?.(now) ?? {};
  for (const { key } of changes) Object.assign(before, ids[key]);
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return { judgement: { result, recordId: now.id, version: now.version, changes, before, problems }, plan };
}

type Choice<Stored> = {
  /** The row among those of its file, and the cell at which one that repeats another is told so. */
  name: string;
  key: string;
  /** The stored ones that may be meant; where none is as the row says, the first. */
  same: readonly Stored[];
  stored: (each: Stored) => Values;
  /** What the row would make of one. */
  values: (each: Stored) => Values;
};

/**
 * Which stored record each row of a file means, where several may be of one name: one that no earlier row has taken, rather that which is as the row says.
 * A row that repeats another is refused only when none is left for it; a row that is refused already takes none.
 */
function meantOnce() {
  const repeated = firstNamed();
  const taken = new Set<string>();
  return <Stored extends { id: string }>(row: ReadRow, faults: Faults, of: Choice<Stored>): Stored | undefined => {
    const kept = !faults.refused();
    const twice = repeated(row, of.name, of.key, kept);
    const left = of.same.filter(({ id }) => !taken.has(id));
    const changes = (each: Stored) => compareValues([], of.stored(each), of.values(each)).changes.length > 0;
    const now = left.find((each) => !changes(each)) ?? left[0];
    if (!now) faults.add(twice);
    else if (kept) taken.add(now.id);
    return now;
  };
}
type MeantOnce = ReturnType<typeof meantOnce>;

/** The values that the row changes. */
export function saidBy({ changes }: JudgedRow, values: Values): Values {
  return Object.fromEntries(changes.map(({ key }) => [key, values[key] ?? null]));
}

/** A session that judges row by row, each batch of rows with what is known for it, and writes those that it has plans for. */
export function plannedSession<Plan>(
  specs: readonly ColumnSpec<never>[],
  prepare: (rows: ReadRow[]) => Promise<(row: ReadRow) => Judged<Plan>>,
  write: (planned: Planned<Plan>[], batchId: string, done: Writing['done']) => Promise<void>,
): ImportSession {
  const plans = new Map<number, Plan>();
  return {
    specs,
    async judge(rows) {
      const judge = await prepare(rows);
      return rows.map((row) => {
        const { judgement, plan } = judge(row);
        if (plan) plans.set(row.row, plan);
        return judgement;
      });
    },
    write: (rows, batchId, done) =>
      write(
        rows.flatMap((row) => {
          const plan = plans.get(row.row);
          return plan ? [{ row, plan }] : [];
        }),
        batchId,
        done,
      ),
  };
}

/** What a row is judged with, where several stored records may be of one name. */
export type Judging<Known> = { known: Known; meant: MeantOnce; createMissing: boolean; today: Day };
type Opening<Plan, Known> = {
  specs: readonly ColumnSpec<never>[];
  read: (rows: ReadRow[]) => Promise<Known>;
  judge: (row: ReadRow, judging: Judging<Known>) => Judged<Plan>;
  write: (at: Writing, planned: Planned<Plan>[]) => Promise<void>;
};

/** A session whose rows each mean one of the stored records of their name, or a new one. */
export function meantSession<Plan, Known>(
  { tx, ctx, createMissing }: { tx: Tx; ctx: Ctx; createMissing: boolean },
  { specs, read, judge, write }: Opening<Plan, Known>,
): ImportSession {
  return plannedSession<Plan>(
    specs,
    async (rows) => {
      const judging = { known: await read(rows), meant: meantOnce(), createMissing, today: ctx.today };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => write({ tx, ctx, batchId, done }, planned),
  );
}
