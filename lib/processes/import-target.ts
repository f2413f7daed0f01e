import 'server-only';
import type { Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Cell } from '@/lib/excel/cell';
import type { ColumnSpec, ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import type { ImportModule, ImportResult } from '@/lib/modules/imports/words';

/** What is wrong with a row, at a cell where there is one. `code` is a message key of import-problems under `cell`. */
export type RowProblem = {
  /** 0 is column A; null when the sheet has no such column. */
  column: number | null;
  key: string | null;
  severity: 'refused' | 'warning';
  code: string;
  params: Record<string, string | number>;
};

/** A row as it was read, before anybody looked into the database. */
export type ReadRow = {
  row: number;
  cells: Cell[];
  values: Record<string, ReadValue>;
  /** Keys whose stored value differs from what was written. */
  tidied: string[];
  /** What was found while reading the cells. */
  read: RowProblem[];
  /** Key → column, for problems that are found later. */
  at: Readonly<Record<string, number>>;
};

/** One field of a record that the row changes, in the words of a sheet. */
export type FieldChange = { key: string; before: string | null; after: string };

/** What becomes of a row. */
export type Judgement = {
  result: ImportResult;
  recordId: string | null;
  /** Of the record when it was compared; null for a new one. */
  version: number | null;
  changes: FieldChange[];
  /** Stored values before the change, for taking it back. */
  before: Record<string, unknown>;
  /** All that is wrong with it, what reading found included. */
  problems: RowProblem[];
};
export type JudgedRow = ReadRow & Judgement;
export type WrittenRow = {
  row: number;
  result: ImportResult;
  recordId: string;
  version: number | null;
  before: Record<string, unknown>;
};

/** One run of an import against what the college has now. */
export type ImportSession = {
  /** The column map with the college's own words. */
  specs: readonly ColumnSpec<never>[];
  judge(rows: ReadRow[]): Promise<Judgement[]>;
  /** Writes the new and changed among rows that this session has judged; `done` is told after each part. */
  write(rows: JudgedRow[], batchId: string, done: (rows: number) => Promise<void>): Promise<void>;
};

/** What a module gives so that its sheets can be imported; the engine knows nothing else of it. */
export type ImportTarget = {
  module: ImportModule;
  permission: Permission;
  /** The column map without a college's words: for finding headers. */
  specs: readonly ColumnSpec<never>[];
  /** Unit of a money column whose header names none, as a power of ten. */
  usualUnits: Readonly<Partial<Record<string, number>>>;
  /** Columns that a preview shows, the first being the record's name. */
  previewKeys: readonly string[];
  /** Columns that a preview masks. */
  masked: readonly string[];
  /** The column map with the college's own words, for a blank template. */
  templateSpecs(ctx: Ctx): Promise<readonly ColumnSpec<never>[]>;
  open(tx: Tx, ctx: Ctx, options: { createMissing: boolean }): Promise<ImportSession>;
  /** Takes rows back. Throws RULE when something depends on them or they were changed since. */
  undo(tx: Tx, ctx: Ctx, rows: WrittenRow[], writtenOn: string): Promise<void>;
};

/** A problem found after reading, at the cell of its column where the sheet has it. */
export function problemAt(
  row: Pick<ReadRow, 'at'>,
  key: string,
  severity: RowProblem['severity'],
  code: string,
  params: RowProblem['params'] = {},
): RowProblem {
  return { column: row.at[key] ?? null, key, severity, code, params };
}
