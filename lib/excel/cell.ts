/** A cell as a sheet holds it. A Date is UTC; '#N/A' and the like come as text. */
export type Cell = string | number | boolean | Date | null;

/** A row that is not blank, numbered as in the sheet (from 1); cells start at column A, blank ones at the end are cut. */
export type SheetRow = { row: number; cells: Cell[] };

export type WorkbookErrorCode =
  | 'not-a-workbook'
  | 'encrypted'
  | 'legacy-xls'
  | 'zip-bomb'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'empty'
  | 'damaged'
  | 'unknown-sheet';

/** Why a file cannot be read; `code` is a message key of the namespace import-problems under `file`. */
export class WorkbookError extends Error {
  constructor(
    readonly code: WorkbookErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'WorkbookError';
  }
}

export type ReadLimits = {
  /** Bytes of the file itself, which is held in memory. */
  fileBytes: number;
  /** Entries of the ZIP archive. */
  entries: number;
  /** Bytes of all entries together, as declared and as really inflated. */
  inflatedBytes: number;
  /** Bytes of any part that is held in memory (styles, workbook). */
  partBytes: number;
  /** Inflated over compressed size; only looked at above `ratioFloorBytes`. */
  ratio: number;
  ratioFloorBytes: number;
  /** Different texts that a workbook shares, and their characters together. */
  sharedStrings: number;
  sharedCharacters: number;
  /** Rows that are not blank. */
  rows: number;
  columns: number;
};

export const DEFAULT_LIMITS: ReadLimits = {
  fileBytes: 30 * 1024 * 1024,
  entries: 2000,
  inflatedBytes: 400 * 1024 * 1024,
  partBytes: 8 * 1024 * 1024,
  ratio: 200,
  ratioFloorBytes: 20 * 1024 * 1024,
  sharedStrings: 1_000_000,
  sharedCharacters: 30_000_000,
  rows: 100_000,
  columns: 256,
};

/** The name of a column: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** The name of a cell as people see it: 'B16'. */
export function cellName(index: number, row: number): string {
  return `${columnName(index)}${row}`;
}

/** A cell as text, for looking at headers and notes. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
}
