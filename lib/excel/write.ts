import 'server-only';
import { type CellStyle, type CellValue, type ColumnDef, writeXlsx, writeXlsxStream } from 'hucre';
import { type Cell, columnName } from './cell';
import { allowedWords, type ColumnSpec, type WrittenValue, wordOf } from './columns';

const FORMULA_START = /^[=+\-@\t\r]/;
const MAX_SHEET_NAME = 31;
const DATE_FORMAT = 'yyyy-mm-dd';
const TEXT_FORMAT = '@';
const DEFAULT_WIDTH = 16;
const NARROWEST = 8;
const LIST_SEPARATOR = '、';
const TEMPLATE_ROWS = 5000;
/** Excel refuses a list of choices whose words together are longer. */
const MAX_CHOICES = 255;
const HEADER_STYLE: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF2F6' } },
  alignment: { vertical: 'center', wrapText: true },
  numFmt: TEXT_FORMAT,
};

type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;
/** Words of the reader's language: messages keys export.yes and so on. */
export type ExportLabels = { sheet: string; yes: string; no: string };

/** Streams rows into a workbook as they come: bold frozen header, identifiers as text, dates as dates. */
export function exportWorkbook<Row>(
  rows: Rows<Row>,
  specs: readonly ColumnSpec<Row>[],
  labels: ExportLabels,
): ReadableStream<Uint8Array> {
  const written = specs.filter((spec) => spec.write);
  const columns = written.map((spec) => ({ header: spec.names[0], width: widthOf(spec), style: bodyStyle(spec) }));
  return streamSheet(
    labels.sheet,
    columns,
    mapRows(rows, (row) => written.map((spec) => cellOf(spec, row, labels))),
  );
}

/** Writes rows as they were read, with a reason behind each: what a person corrects and sends in again. */
export function exportRefused(
  rows: Rows<{ cells: readonly Cell[]; reason: string }>,
  headers: readonly string[],
  labels: { sheet: string; reason: string },
): ReadableStream<Uint8Array> {
  const columns = [...headers, labels.reason].map((header) => ({ header, width: DEFAULT_WIDTH, style: {} }));
  return streamSheet(
    labels.sheet,
    columns,
    mapRows(rows, ({ cells, reason }) => [...headers.map((_, at) => guarded(cells[at] ?? null)), guarded(reason)]),
  );
}

/** Labels of the sheet of notes: its name, its headings, and what stands for "must be filled in" and for each kind. */
export type TemplateLabels = {
  sheet: string;
  notes: string;
  headings: readonly [column: string, required: string, kind: string, words: string];
  required: string;
  kinds: Readonly<Record<ColumnSpec['kind'], string>>;
};

/** An empty workbook to fill in, with a second sheet that says what each column takes. */
export async function writeTemplate(specs: readonly ColumnSpec[], labels: TemplateLabels): Promise<Uint8Array> {
  const notes = specs.map((spec) => [
    spec.names[0],
    spec.required ? labels.required : null,
    labels.kinds[spec.kind],
    allowedWords(spec).join(LIST_SEPARATOR) || null,
  ]);
  return writeXlsx({
    sheets: [
      {
        name: sheetName(labels.sheet),
        columns: specs.map((spec) => ({ width: widthOf(spec), style: bodyStyle(spec) })),
        rows: [specs.map((spec) => spec.names[0])],
        cells: headerCells(specs.map((spec) => spec.names[0])),
        freezePane: { rows: 1 },
        dataValidations: specs.flatMap(choicesOf),
      },
      {
        name: sheetName(labels.notes),
        columns: [{ width: 24 }, { width: 10 }, { width: 14 }, { width: 80 }],
        rows: [[...labels.headings], ...notes],
        cells: headerCells(labels.headings),
        freezePane: { rows: 1 },
      },
    ],
  });
}

/** Text that a spreadsheet would take for a formula gets an apostrophe; reading takes it off again. */
export function guarded(value: Cell): Cell {
  return typeof value === 'string' && FORMULA_START.test(value) ? `'${value}` : value;
}

type SheetColumn = { header: string; width: number; style: CellStyle };

function streamSheet(name: string, columns: SheetColumn[], rows: AsyncIterable<Cell[]>): ReadableStream<Uint8Array> {
  // The writer knows one style for a column and asks for it row by row: the header's first, then that of the body.
  const definitions: ColumnDef[] = columns.map(({ width }) => ({ width, style: HEADER_STYLE }));
  async function* withHeader(): AsyncGenerator<CellValue[]> {
    yield columns.map(({ header }) => guarded(header));
    for (const [at, definition] of definitions.entries()) definition.style = columns[at]?.style;
    yield* rows;
  }
  return writeXlsxStream(withHeader(), { name: sheetName(name), columns: definitions, freezePane: { rows: 1 } });
}

async function* mapRows<Row>(rows: Rows<Row>, toCells: (row: Row) => Cell[]): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield toCells(row);
}

function cellOf<Row>(spec: ColumnSpec<Row>, row: Row, labels: ExportLabels): Cell {
  const value = spec.write?.(row);
  if (value === null || value === undefined || value === '') return null;
  return guarded(valueCell(spec, value, labels));
}

function valueCell(
  spec: Pick<ColumnSpec, 'kind' | 'words'>,
  value: NonNullable<WrittenValue>,
  labels: ExportLabels,
): Cell {
  if (typeof value === 'boolean') return value ? labels.yes : labels.no;
  if (typeof value === 'object') return value.map((item) => wordOf(spec.words, item)).join(LIST_SEPARATOR);
  switch (spec.kind) {
    case 'date':
      return new Date(`${value}T00:00:00Z`);
    case 'int':
    case 'decimal':
    case 'money':
      return Number(value);
    case 'enum':
      return wordOf(spec.words, String(value));
    default:
      return String(value);
  }
}

function bodyStyle(spec: Pick<ColumnSpec, 'kind'>): CellStyle {
  switch (spec.kind) {
    case 'date':
      return { numFmt: DATE_FORMAT };
    case 'money':
      return { numFmt: '#,##0.00' };
    case 'int':
    case 'decimal':
      return {};
    default:
      return { numFmt: TEXT_FORMAT };
  }
}

function widthOf(spec: Pick<ColumnSpec, 'width' | 'names'>): number {
  // A Han character is as wide as two letters.
  return spec.width ?? Math.max(NARROWEST, Math.min(DEFAULT_WIDTH * 2, spec.names[0].length * 2 + 4));
}

function headerCells(headers: readonly string[]): Map<string, { style: CellStyle; value: string }> {
  return new Map(headers.map((value, at) => [`0,${at}`, { value, style: HEADER_STYLE }]));
}

function choicesOf(spec: ColumnSpec, at: number) {
  const values = allowedWords(spec);
  if (spec.kind !== 'enum' || values.length === 0 || values.join(',').length > MAX_CHOICES) return [];
  const column = columnName(at);
  return [{ type: 'list' as const, values, range: `${column}2:${column}${TEMPLATE_ROWS}`, showErrorMessage: false }];
}

function sheetName(name: string): string {
  return name.replace(/[\\/*?:[\]]/g, ' ').slice(0, MAX_SHEET_NAME);
}
