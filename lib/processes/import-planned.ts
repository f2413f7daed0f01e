import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ColumnSpec, ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { compareValues, NOTHING, refusal } from './import-draft';
import type { ImportSession, JudgedRow, Judgement, ReadRow, RowProblem } from './import-target';

/** Values by their columns, as they are compared, written and taken back. */
export type Values = Record<string, ReadValue>;
/** What became of a row, and what the session keeps of it to write it; a row that is refused has no plan. */
export type Judged<Plan> = { judgement: Judgement; plan: Plan | null };
export type Planned<Plan> = { row: JudgedRow; plan: Plan };
/** Where rows are written, and who is told how many are. */
export type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };

/** A row that is not taken, with all that is wrong with it. */
export const refused = (problems: RowProblem[]): Judged<never> => ({ judgement: refusal(problems), plan: null });

type Known = { id: string; version: number };

/**
 * A row that is taken: new where nothing is stored, else compared with what is. What is named in a sheet is kept by its id: `behind` gives, for a key whose
 * value is a name, the ids that stood there, for taking the change back whatever is called how by then.
 */
export function compared<Stored extends Known, Plan>(
  specs: readonly ColumnSpec<never>[],
  of: {
    now: Stored | null | undefined;
    stored: (now: Stored) => Values;
    behind?: (now: Stored) => Readonly<Record<string, object>>;
    values: Values;
    problems: RowProblem[];
    plan: Plan;
  },
): Judged<Plan> {
  const { now, problems, plan } = of;
  if (!now)
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  const { changes, before } = compareValues(specs, of.stored(now), of.values);
  const ids = of.behind?.(now) ?? {};
  for (const { key } of changes) Object.assign(before, ids[key]);
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return { judgement: { result, recordId: now.id, version: now.version, changes, before, problems }, plan };
}

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
