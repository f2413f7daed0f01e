import 'server-only';
import { allowedWords, type ColumnSpec, type ReadValue, wordOf } from '@/lib/excel/columns';
import { type FieldChange, type Judgement, problemAt, type ReadRow, type RowProblem } from './import-target';

type Values = Record<string, ReadValue>;
/** What nothing is known of yet. */
export const NOTHING = { recordId: null, version: null, changes: [], before: {} } as const;

/** A word of a closed list that is none of them refuses the row: left out, the row would say something else. */
export function closedWords(row: ReadRow, specs: readonly ColumnSpec<never>[]): RowProblem[] {
  return row.read.map((problem): RowProblem => {
    const spec = specs.find((each) => each.key === problem.key);
    if (problem.code !== 'unknown-word' || !spec?.words) return problem;
    const words = allowedWords(spec as ColumnSpec).join('、');
    return { ...problem, severity: 'refused', code: 'unknown-choice', params: { ...problem.params, words } };
  });
}

/** A row that is not taken, with why. */
export const refusal = (problems: RowProblem[]): Judgement => ({
  ...NOTHING,
  changes: [],
  before: {},
  result: 'REFUSED',
  problems,
});

function shown(spec: ColumnSpec<never> | undefined, value: ReadValue): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? wordOf(spec?.words, value) : String(value ?? '');
}

/** What the cells change of what stands there: cells that hold nothing change nothing. `before` keeps the stored values. */
export function compareValues(
  specs: readonly ColumnSpec<never>[],
  now: Values,
  next: Values,
): { changes: FieldChange[]; before: Values } {
  const changes: FieldChange[] = [];
  const before: Values = {};
  for (const [key, value] of Object.entries(next)) {
    if (value === null || value === undefined || value === (now[key] ?? null)) continue;
    const spec = specs.find((each) => each.key === key);
    const was = now[key] ?? null;
    changes.push({ key, before: was === null ? null : shown(spec, was), after: shown(spec, value) });
    before[key] = was;
  }
  return { changes, before };
}

/** Which rows of the file have named what: the first one counts, unless it is not to be kept, being refused already. */
export function firstNamed() {
  const rows = new Map<string, number>();
  return (row: ReadRow, name: string, key: string, kept = true): RowProblem | null => {
    const earlier = rows.get(name);
    if (earlier !== undefined) return problemAt(row, key, 'refused', 'duplicate-row', { row: earlier });
    if (kept) rows.set(name, row.row);
    return null;
  };
}
