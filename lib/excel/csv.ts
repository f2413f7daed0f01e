import 'server-only';
import { type ReadLimits, type SheetRow, WorkbookError } from './cell';

const MAX_FIELD = 100_000;
const UTF16LE = [0xff, 0xfe];
const UTF16BE = [0xfe, 0xff];

/** The text of a CSV file in one of the encodings that offices send; null when it is no text. */
export function decodeText(bytes: Buffer): string | null {
  const starts = (mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (starts(UTF16LE)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(UTF16BE)) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  return decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030');
}

/** Rows of a CSV text; quotes, line breaks within quotes, and comma, tab or semicolon between fields. */
export function* csvRows(text: string, limits: ReadLimits): Generator<SheetRow> {
  const separator = separatorOf(text);
  let cells: string[] = [];
  let row = 1;
  let at = 0;
  while (at < text.length) {
    const field = readField(text, at, separator);
    cells.push(field.value);
    if (cells.length > limits.columns) throw new WorkbookError('too-many-columns', { limit: limits.columns });
    const end = text.charAt(field.end);
    at = field.end + (end === '\r' && text.charAt(field.end + 1) === '\n' ? 2 : 1);
    if (end === separator && at < text.length) continue;
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    if (cells.length > 0) yield { row, cells: cells.map((cell) => (cell === '' ? null : cell)) };
    cells = [];
    row++;
  }
}

type Field = { value: string; end: number };

function readField(text: string, start: number, separator: string): Field {
  if (text.charAt(start) === '"') return readQuoted(text, start);
  let end = start;
  while (end < text.length && !isEnd(text.charAt(end), separator)) end++;
  return field(text.slice(start, end), end);
}

function readQuoted(text: string, start: number): Field {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote - from > MAX_FIELD) throw new WorkbookError('damaged');
    value += text.slice(from, quote);
    if (text.charAt(quote + 1) !== '"') return field(value, quote + 1);
    value += '"';
    from = quote + 2;
  }
}

function field(value: string, end: number): Field {
  if (value.length > MAX_FIELD) throw new WorkbookError('damaged');
  return { value: value.trim(), end };
}

function isEnd(char: string, separator: string): boolean {
  return char === separator || char === '\n' || char === '\r';
}

function separatorOf(text: string): string {
  const head = text.slice(0, 4000);
  const count = (separator: string) => head.split(separator).length;
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function decodeStrictly(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
