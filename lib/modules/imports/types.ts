import type { ImportMapping } from './schema';
import type { ImportModule, ImportResult, ImportState, ImportTotals } from './words';

/** A batch as a list row shows it. */
export type ImportBatchRow = {
  id: string;
  version: number;
  module: ImportModule;
  fileName: string;
  state: ImportState;
  totals: ImportTotals;
  /** Message key of the namespace errors, when it failed. */
  error: string | null;
  progress: number;
  by: string;
  createdAt: string;
  committedAt: string | null;
  undoneAt: string | null;
};

export type ImportBatchRecord = ImportBatchRow & {
  sheet: string;
  headerRow: number;
  mapping: ImportMapping;
};

/** The step in which columns are matched: what the sheet has, with a few of its values. */
export type ImportColumns = {
  batch: ImportBatchRecord;
  sheets: {
    name: string /** the first rows, as a person sees them, to choose the header from */;
    rows: { row: number; cells: string[] }[];
  }[];
  /** Values below each header, by column index. */
  samples: Record<number, string[]>;
  /** What a column can hold, in our order. */
  targets: { key: string; required: boolean }[];
  ambiguous: number[];
  missing: string[];
};

export type ImportCellView = {
  text: string;
  /** What the cell says, where it was read as something else. */
  written?: string;
  /** What stands in the record now, when the row changes it. */
  before?: string | null;
  mark?: 'refused' | 'warning' | 'changed' | 'tidied';
};
export type ImportProblemView = {
  cell: string | null;
  severity: 'refused' | 'warning' | 'note';
  code: string;
  params: Record<string, string | number>;
};
export type ImportChangeView = { key: string; before: string | null; after: string };

/** A row of the preview. */
export type ImportRowView = {
  row: number;
  result: ImportResult;
  /** The record, once there is one. */
  recordId: string | null;
  cells: Record<string, ImportCellView>;
  problems: ImportProblemView[];
  changes: ImportChangeView[];
};

export type ImportPreview = {
  keys: { key: string; numeric: boolean }[];
  rows: ImportRowView[];
  total: number;
  page: number;
  pages: number;
  size: number;
};
