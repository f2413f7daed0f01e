import 'server-only';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { DEFAULT_LIMITS, type ReadLimits, type SheetRow, WorkbookError } from './cell';
import { csvRows, decodeText } from './csv';
import { readDateStyles, readParts, readSharedStrings, type SheetPart, type WorkbookParts } from './parts';
import { SheetRows } from './sheet-rows';
import { attribute, XmlScanner } from './xml';
import { inflateEntry, openZip, type Zip } from './zip';

const ZIP_MARK = Buffer.from('PK\u0003\u0004', 'latin1');
const EMPTY_ZIP_MARK = Buffer.from('PK\u0005\u0006', 'latin1');
const OLE_MARK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const CSV_SHEET = 'CSV';
const SAMPLE = 40;

export type WorkbookSource = string | Uint8Array | Readable | ReadableStream<Uint8Array>;
export type SheetInfo = {
  name: string;
  state: SheetPart['state'];
  /** Last row as the sheet declares it: an estimate, blank rows included. */
  rowCount?: number;
};
export type Workbook = { sheets: SheetInfo[]; limits: ReadLimits } & (
  | { kind: 'xlsx'; zip: Zip; parts: WorkbookParts; shared?: Promise<Shared> }
  | { kind: 'csv'; text: string }
);
type Shared = { strings: string[]; dateStyles: boolean[] };

/** Opens an .xlsx or .csv file (a string is a path) and refuses what is no workbook, encrypted, too old or hostile. */
export async function readWorkbook(source: WorkbookSource, changes: Partial<ReadLimits> = {}): Promise<Workbook> {
  const limits = { ...DEFAULT_LIMITS, ...changes };
  const bytes = await readBytes(source, limits.fileBytes);
  if (bytes.length === 0) throw new WorkbookError('empty');
  if (bytes.subarray(0, 8).equals(OLE_MARK)) {
    throw new WorkbookError(bytes.includes(ENCRYPTED_PACKAGE) ? 'encrypted' : 'legacy-xls');
  }
  const mark = bytes.subarray(0, 4);
  return mark.equals(ZIP_MARK) || mark.equals(EMPTY_ZIP_MARK) ? openXlsx(bytes, limits) : openCsv(bytes, limits);
}

/** Rows of a sheet that are not blank, one after another with little memory; throws `too-many-rows` at the first too many. */
export async function* readRows(
  workbook: Workbook,
  sheet: string | number = 0,
  { maxRows = workbook.limits.rows }: { maxRows?: number } = {},
): AsyncGenerator<SheetRow> {
  let count = 0;
  for await (const row of workbook.kind === 'csv'
    ? csvRows(workbook.text, workbook.limits)
    : xlsxRows(workbook, sheet)) {
    if (++count > maxRows) throw new WorkbookError('too-many-rows', { limit: maxRows });
    yield row;
  }
}

/** The first rows of a sheet, for finding its header. */
export async function sampleRows(workbook: Workbook, sheet: string | number = 0, count = SAMPLE): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readRows(workbook, sheet)) {
    rows.push(row);
    if (rows.length >= count) break;
  }
  return rows;
}

async function openXlsx(bytes: Buffer, limits: ReadLimits): Promise<Workbook> {
  const zip = openZip(bytes, limits);
  const parts = await readParts(zip);
  if (!parts) throw new WorkbookError('not-a-workbook');
  if (parts.sheets.length === 0) throw new WorkbookError('empty');
  const sheets: SheetInfo[] = [];
  for (const part of parts.sheets) {
    const rowCount = await declaredRows(zip, part.path);
    sheets.push({ name: part.name, state: part.state, ...(rowCount === null ? {} : { rowCount }) });
  }
  return { kind: 'xlsx', zip, parts, sheets, limits };
}

function openCsv(bytes: Buffer, limits: ReadLimits): Workbook {
  const text = decodeText(bytes);
  if (text === null || /^\s*</.test(text)) throw new WorkbookError('not-a-workbook');
  if (text.trim() === '') throw new WorkbookError('empty');
  return { kind: 'csv', text, sheets: [{ name: CSV_SHEET, state: 'visible' }], limits };
}

async function* xlsxRows(workbook: Workbook & { kind: 'xlsx' }, sheet: string | number): AsyncGenerator<SheetRow> {
  const { zip, parts, limits } = workbook;
  const part = typeof sheet === 'number' ? parts.sheets[sheet] : parts.sheets.find((each) => each.name === sheet);
  if (!part) throw new WorkbookError('unknown-sheet', { sheet });
  const entry = zip.entries.get(part.path);
  if (!entry) throw new WorkbookError('damaged');
  workbook.shared ??= readShared(zip, parts);
  const builder = new SheetRows({ ...(await workbook.shared), date1904: parts.date1904, limits });
  const scanner = new XmlScanner(builder);
  const decoder = new TextDecoder();
  for await (const chunk of inflateEntry(zip, entry, limits.inflatedBytes)) {
    scanner.write(decoder.decode(chunk, { stream: true }));
    yield* builder.rows;
    builder.rows = [];
  }
}

async function readShared(zip: Zip, parts: WorkbookParts): Promise<Shared> {
  return {
    strings: await readSharedStrings(zip, parts.stringsPath),
    dateStyles: await readDateStyles(zip, parts.stylesPath),
  };
}

/** What `<dimension ref="A1:Z650"/>` says, which stands before the rows; null when it says nothing. */
async function declaredRows(zip: Zip, path: string): Promise<number | null> {
  const entry = zip.entries.get(path);
  if (!entry) return null;
  for await (const chunk of inflateEntry(zip, entry, zip.limits.inflatedBytes)) {
    const reference = /<(?:\w+:)?dimension([^>]*)>/.exec(chunk.toString('utf8'))?.[1] ?? '';
    const last = /(\d+)$/.exec(attribute(reference, 'ref') ?? '')?.[1];
    return last ? Number(last) : null;
  }
  return null;
}

async function readBytes(source: WorkbookSource, limit: number): Promise<Buffer> {
  if (typeof source === 'string') return readFile(source, limit);
  if (source instanceof Uint8Array) {
    if (source.length > limit) throw new WorkbookError('too-large', { limit });
    return Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  }
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk);
    total += bytes.length;
    if (total > limit) throw new WorkbookError('too-large', { limit });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readFile(path: string, limit: number): Promise<Buffer> {
  const file: FileHandle = await open(path);
  try {
    if ((await file.stat()).size > limit) throw new WorkbookError('too-large', { limit });
    return await file.readFile();
  } finally {
    await file.close();
  }
}
