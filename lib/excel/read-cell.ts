import 'server-only';
import { checkCreditCode } from '@/lib/identifiers/credit-code';
import { readDirtyDate } from '@/lib/identifiers/dirty-date';
import {
  compareKey,
  looksScientific,
  meansNothing,
  type NumberReading,
  readNumber,
  readYesNo,
  shiftDecimal,
  tidyBlanks,
  tidyLines,
  toHalfWidth,
} from '@/lib/identifiers/dirty-text';
import { checkIdCard } from '@/lib/identifiers/id-card';
import { readPhone } from '@/lib/identifiers/phone';
import type { Cell } from './cell';
import type { CellReading, ColumnKind, ColumnSpec, Problem, ProblemCode } from './columns';

/** Beyond fifteen digits a spreadsheet has already rounded a number. */
const MAX_EXACT = 999_999_999_999_999;
const CELL_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;
const GUARDED = /^'(?=[=+\-@\t\r])/;
const LIST_SEPARATORS = /[、，,；;|/\n]+/;

type Params = Problem['params'];
type Reader = (spec: ColumnSpec, cell: Exclude<Cell, null>, shift: number) => CellReading;

/** Reads a cell as its column wants it. `shift` is the power of ten of the unit in the header (万元: 4), see MappedColumn. */
export function readCell(spec: ColumnSpec, cell: Cell, shift = 0): CellReading {
  if (isEmpty(cell)) {
    const tidied = cell !== null;
    return spec.required ? refused('required') : { value: null, ...(tidied && { tidied }) };
  }
  if (typeof cell === 'string' && CELL_ERROR.test(cell)) return refused('cell-error', { found: cell });
  return READERS[spec.kind](spec, cell, shift);
}

const READERS: Readonly<Record<ColumnKind, Reader>> = {
  text: readText,
  ref: readText,
  code: readCode,
  int: readInt,
  decimal: readDecimal,
  money: readDecimal,
  date: readDate,
  bool: readBool,
  phone: readPhoneCell,
  enum: readEnum,
  list: readList,
};

function readText(spec: ColumnSpec, cell: Exclude<Cell, null>): CellReading {
  const written = textOf(cell);
  const value = spec.lines ? tidyLines(written) : tidyBlanks(written);
  if (spec.maxLength !== undefined && value.length > spec.maxLength) {
    return refused('too-long', { max: spec.maxLength, found: value.length });
  }
  return accepted(value, value !== cell, lostDigits(cell) ? warning('lost-digits', { found: value }) : undefined);
}

function readCode(spec: ColumnSpec, cell: Exclude<Cell, null>): CellReading {
  const written = textOf(cell);
  if (lostDigits(cell)) return refused('lost-digits', { found: written });
  if (spec.check === 'credit-code') return readCreditCode(written, cell);
  if (spec.check === 'id-card') return readIdCard(written, cell);
  const value = tidyBlanks(toHalfWidth(written));
  return { ...readText(spec, value), ...(value !== cell && { tidied: true }) };
}

function readCreditCode(written: string, cell: Cell): CellReading {
  const result = checkCreditCode(written);
  if (result.ok) {
    return accepted(result.code, result.code !== cell, result.innerOk ? undefined : warning('code-inner-check'));
  }
  const { ok, reason, ...params } = result;
  return refused(`code-${reason}`, params);
}

function readIdCard(written: string, cell: Cell): CellReading {
  const result = checkIdCard(written);
  if (result.ok) return accepted(result.number, result.number !== cell);
  const { ok, reason, ...params } = result;
  return refused(`id-${reason}`, params);
}

function readPhoneCell(_spec: ColumnSpec, cell: Exclude<Cell, null>): CellReading {
  const written = textOf(cell);
  if (lostDigits(cell)) return refused('lost-digits', { found: written });
  const { phone, kind } = readPhone(written);
  return accepted(phone, phone !== cell, kind === 'unknown' ? warning('phone-form', { found: phone }) : undefined);
}

function readInt(spec: ColumnSpec, cell: Exclude<Cell, null>): CellReading {
  const number = numberOf(cell);
  if (!number) return refused('not-a-number', { found: textOf(cell) });
  if (!Number.isSafeInteger(number.value)) return refused('not-whole', { found: textOf(cell) });
  return inRange(spec, number, number.value, cell);
}

function readDecimal(spec: ColumnSpec, cell: Exclude<Cell, null>, shift: number): CellReading {
  const number = numberOf(cell);
  if (!number) return refused('not-a-number', { found: textOf(cell) });
  // A cell that says 万 or 元 itself means it, whatever the header or the custom of ledgers says.
  const decimal = spec.kind === 'money' && !number.scaled ? shiftDecimal(number.decimal, shift) : number.decimal;
  return inRange(spec, { ...number, decimal, value: Number(decimal) }, decimal, cell);
}

function inRange(
  spec: ColumnSpec,
  number: NumberReading,
  value: string | number,
  cell: Exclude<Cell, null>,
): CellReading {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = spec;
  if (number.value < min || number.value > max) {
    return refused('out-of-range', { found: number.decimal, min: spec.min ?? '…', max: spec.max ?? '…' });
  }
  const doubt = number.doubt ? warning('number-doubt', { found: textOf(cell), value }) : undefined;
  return accepted(value, typeof cell !== 'number' && String(value) !== cell, doubt);
}

function readDate(_spec: ColumnSpec, cell: Exclude<Cell, null>): CellReading {
  const found = textOf(cell);
  if (typeof cell === 'boolean') return refused('date-form', { found });
  const reading = readDirtyDate(cell);
  if (!reading.ok) return refused(`date-${reading.reason}`, { found });
  const monthOnly = reading.monthOnly ? warning('date-month-only', { found, value: reading.day }) : undefined;
  return accepted(reading.day, reading.tidied, monthOnly);
}

function readBool(_spec: ColumnSpec, cell: Exclude<Cell, null>): CellReading {
  if (typeof cell === 'boolean') return { value: cell };
  const value = readYesNo(textOf(cell));
  return value === null ? refused('not-yes-no', { found: textOf(cell) }) : accepted(value, true);
}

function readEnum(spec: ColumnSpec, cell: Exclude<Cell, null>): CellReading {
  const written = tidyBlanks(textOf(cell));
  const value = lookUp(spec.words, written);
  return value === null
    ? accepted(written, false, warning('unknown-word', { found: written }))
    : accepted(value, value !== cell);
}

function readList(spec: ColumnSpec, cell: Exclude<Cell, null>): CellReading {
  const items = textOf(cell).split(LIST_SEPARATORS).map(tidyBlanks).filter(Boolean);
  const unknown = spec.words ? items.filter((item) => lookUp(spec.words, item) === null) : [];
  const value = [...new Set(items.map((item) => lookUp(spec.words, item) ?? item))];
  return accepted(value, false, unknown.length ? warning('unknown-word', { found: unknown.join('、') }) : undefined);
}

function lookUp(words: ColumnSpec['words'], written: string): string | null {
  if (!words) return null;
  const known = words[written];
  if (known !== undefined) return known;
  const key = compareKey(written);
  return Object.entries(words).find(([word, value]) => compareKey(word) === key || value === written)?.[1] ?? null;
}

function numberOf(cell: Exclude<Cell, null>): NumberReading | null {
  if (typeof cell === 'string') return readNumber(cell);
  if (typeof cell !== 'number') return null;
  // Fifteen digits are what a spreadsheet shows; more are noise of binary fractions.
  const value = Number(cell.toPrecision(15));
  const decimal = /e/.test(String(value)) ? value.toFixed(10).replace(/\.?0+$/, '') : String(value);
  return { decimal, value, doubt: false, scaled: false };
}

function textOf(cell: Exclude<Cell, null>): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replace(GUARDED, '');
}

function isEmpty(cell: Cell): cell is null {
  return cell === null || (typeof cell === 'string' && (tidyBlanks(cell) === '' || meansNothing(cell)));
}

function lostDigits(cell: Cell): boolean {
  if (typeof cell === 'number') return Math.abs(cell) > MAX_EXACT;
  return typeof cell === 'string' && looksScientific(cell);
}

function accepted(value: CellReading['value'], tidied: boolean, problem?: Problem): CellReading {
  return { value, ...(problem && { problem }), ...(tidied && { tidied }) };
}

function refused(code: ProblemCode, params: Params = {}): CellReading {
  return { value: null, problem: { severity: 'refused', code, params } };
}

function warning(code: ProblemCode, params: Params = {}): Problem {
  return { severity: 'warning', code, params };
}
