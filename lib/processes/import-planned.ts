import 'server-only';
import type { ColumnSpec, ReadValue } from '@/lib/excel/columns';
import { newId } from '@/lib/kernel/id';
import { compareValues, NOTHING, refusal } from './import-draft';
import type { ImportSession, JudgedRow, Judgement, ReadRow, RowProblem } from './import-target';

/** What became of a row, and what the session keeps of it to write it; a row that is refused has no plan. */
export type Judged<Plan> = { judgement: Judgement; plan: Plan | null };
export type Planned<Plan> = { row: JudgedRow; plan: Plan };

/** A row that is not taken, with all that is wrong with it. */
export const refused = (problems: RowProblem[]): Judged<never> => ({ judgement: refusal(problems), plan: null });

/** A row that is taken: new where nothing is stored, else compared with what is. */
export function compared<Plan>(
  specs: readonly ColumnSpec<never>[],
  of: {
    now: { id: string; version: number } | null | undefined;
    stored: () => Record<string, ReadValue>;
    values: Record<string, ReadValue>;
    problems: RowProblem[];
    plan: Plan;
  },
): Judged<Plan> {
  const { now, problems, plan } = of;
  if (!now)
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  const { changes, before } = compareValues(specs, of.stored(), of.values);
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return { judgement: { result, recordId: now.id, version: now.version, changes, before, problems }, plan };
}

/** A session that judges row by row, each batch of rows with what is known for it, and writes those that it has plans for. */
export function plannedSession<Plan>(
  specs: readonly ColumnSpec<never>[],
  prepare: (rows: ReadRow[]) => Promise<(row: ReadRow) => Judged<Plan>>,
  write: (planned: Planned<Plan>[], batchId: string, done: (rows: number) => Promise<void>) => Promise<void>,
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

/** A cell as a word; null where it is empty. */
export const textOf = (row: ReadRow, key: string): string | null =>
  row.values[key] === undefined || row.values[key] === null ? null : String(row.values[key]);
