import 'server-only';
import { env } from '@/lib/env';
import { type Cell, type SheetRow, WorkbookError } from '@/lib/excel/cell';
import type { ColumnSpec, ReadValue } from '@/lib/excel/columns';
import { findHeader, type Header, rowKind, type SheetSample } from '@/lib/excel/header';
import { type MappedColumn, proposeMapping, type RememberedMap, signatureOf } from '@/lib/excel/map';
import { readRows, readWorkbook, sampleRows, type Workbook, type WorkbookSource } from '@/lib/excel/read';
import { readCell } from '@/lib/excel/read-cell';
import { fail } from '@/lib/kernel/errors';
import { MAX_ROWS } from '@/lib/modules/imports/words';
import type { ImportTarget, ReadRow, RowProblem } from './import-target';

// Rows above the header, notes and totals come on top of the rows of data.
const ROWS_AROUND = 200;

/** Runs fn; what is wrong with the workbook becomes an error for people. */
export async function withWorkbook<T>(fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    if (error instanceof WorkbookError) fail('INVALID', `workbook.${error.code}`, { params: error.params });
    throw error;
  }
}

/** Opens an upload within the limits of imports. */
export function openUpload(source: WorkbookSource): Promise<Workbook> {
  return withWorkbook(() =>
    readWorkbook(source, { rows: MAX_ROWS + ROWS_AROUND, fileBytes: env().UPLOAD_MAX_MB * 1_048_576 }),
  );
}

/** The first rows of every sheet that is shown. */
export function samplesOf(workbook: Workbook): Promise<SheetSample[]> {
  return withWorkbook(async () => {
    const samples: SheetSample[] = [];
    for (const { name, state } of workbook.sheets) {
      if (state === 'visible') samples.push({ sheet: name, rows: await sampleRows(workbook, name) });
    }
    return samples;
  });
}

/** Sheet, header row and columns as proposed; columns without keys where nothing looks like a header. */
export function proposeHeader(
  samples: readonly SheetSample[],
  target: ImportTarget,
  remember: (signature: string) => RememberedMap | undefined,
): Header {
  const found = findHeader(samples, target.specs);
  if (found) {
    const remembered = remember(signatureOf(found.columns.map((column) => column.header)));
    return remembered ? (findHeader(samples, target.specs, remembered) ?? found) : found;
  }
  const first = samples.find((sample) => sample.rows.length > 0);
  if (!first?.rows[0]) fail('INVALID', 'workbook.empty');
  return headerAt(first, first.rows[0].row, target.specs);
}

/** The columns when a person says which row is the header. */
export function headerAt(
  sample: SheetSample,
  headerRow: number,
  specs: readonly ColumnSpec<never>[],
  remembered?: RememberedMap,
): Header {
  const row = sample.rows.find((each) => each.row === headerRow);
  if (!row) fail('INVALID', 'importNoSuchRow');
  const mapping = proposeMapping(
    row.cells.map((cell) => (cell === null ? '' : String(cell).trim())),
    specs,
    remembered,
  );
  return {
    ...mapping,
    columns: mapping.columns.filter((column) => column.header !== ''),
    sheet: sample.sheet,
    headerRow,
  };
}

/** Each key is one of the target's and given to one column, and those that must be there are. Throws INVALID or RULE. */
export function demandColumns(
  { specs }: Pick<ImportTarget, 'specs'>,
  columns: readonly { key: string | null }[],
): void {
  const keys = columns.flatMap(({ key }) => key ?? []);
  if (keys.some((key) => !specs.some((spec) => spec.key === key))) fail('INVALID', 'invalid');
  if (new Set(keys).size < keys.length) fail('RULE', 'importColumnTwice');
  const missing = specs.find((spec) => spec.required && !keys.includes(spec.key));
  if (missing) fail('RULE', 'importColumnMissing', { params: { column: missing.names[0] } });
}

type Place = { sheet: string; headerRow: number; columns: readonly MappedColumn[] };

/** Rows of data below the header, as they stand. Throws INVALID when there are too many. */
async function* dataRows(workbook: Workbook, place: Place): AsyncGenerator<SheetRow> {
  let count = 0;
  const header = { columns: [...place.columns] };
  for await (const row of readRows(workbook, place.sheet)) {
    if (row.row <= place.headerRow || rowKind(row, header) !== 'data') continue;
    if (++count > MAX_ROWS) throw new WorkbookError('too-many-rows', { limit: MAX_ROWS });
    yield row;
  }
}

/** How many rows of data there are. Reads the sheet to its end, so what is wrong with it is found before anything is kept. */
export function countRows(workbook: Workbook, place: Place): Promise<number> {
  return withWorkbook(async () => {
    let count = 0;
    for await (const _ of dataRows(workbook, place)) count += 1;
    return count;
  });
}

/** All rows of data with their cells read as their columns want them. */
export function readSheet(
  workbook: Workbook,
  place: Place,
  specs: readonly ColumnSpec<never>[],
  usualUnits: ImportTarget['usualUnits'],
): Promise<ReadRow[]> {
  const bySpec = new Map<string, ColumnSpec<never>>(specs.map((spec) => [spec.key, spec]));
  const columns = place.columns.flatMap((column) => {
    const spec = column.key === null ? undefined : bySpec.get(column.key);
    return spec ? [{ index: column.index, spec, shift: unitOf(column, usualUnits[spec.key]) }] : [];
  });
  const at = Object.fromEntries(columns.map(({ index, spec }) => [spec.key, index]));
  return withWorkbook(async () => {
    const rows: ReadRow[] = [];
    for await (const row of dataRows(workbook, place)) rows.push(readRow(row, columns, at));
    return rows;
  });
}

function readRow(
  row: SheetRow,
  columns: { index: number; spec: ColumnSpec<never>; shift: number }[],
  at: ReadRow['at'],
): ReadRow {
  const values: Record<string, ReadValue> = {};
  const tidied: string[] = [];
  const read: RowProblem[] = [];
  for (const { index, spec, shift } of columns) {
    const cell: Cell = row.cells[index] ?? null;
    const reading = readCell(spec, cell, shift);
    if (reading.value !== null) values[spec.key] = reading.value;
    if (reading.tidied && reading.value !== null) tidied.push(spec.key);
    if (reading.problem) read.push({ ...reading.problem, column: index, key: spec.key });
  }
  return { row: row.row, cells: row.cells, values, tidied, read, at };
}

/** The unit that the header names; where it names none, the one that is usual. */
function unitOf({ header, shift }: MappedColumn, usual = 0): number {
  return shift > 0 || header.includes('元') ? shift : usual;
}
