import type { Day } from '@/lib/kernel/day';
import { dropBlanks, toHalfWidth } from './dirty-text';

const DAY_MS = 86_400_000;
/** Day zero of the 1900 date system, with its phantom 29 February 1900 already counted. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 73_415;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const WRITTEN = /^(\d+)[-./年](\d{1,2})(?:[-./月](\d{1,2})[日号]?|月)?$/;
const TIME = /[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

export type DateProblem = 'form' | 'year' | 'impossible';
export type DateReading =
  | {
      ok: true;
      day: Day;
      tidied: boolean /** the day of the month was not written: its first day is taken */;
      monthOnly: boolean;
    }
  | { ok: false; reason: DateProblem };

/** True for a day that the calendar knows. */
export function isRealDay(year: number, month: number, date: number): boolean {
  if (month < 1 || month > 12 || date < 1) return false;
  return date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Reads a date cell, a serial number or one of the spellings found in ledgers; independent of the time zone. */
export function readDirtyDate(value: Date | number | string): DateReading {
  if (value instanceof Date) return fromDate(value);
  if (typeof value === 'number') return fromNumber(value);
  return fromText(value);
}

function fromDate(value: Date): DateReading {
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000);
  if (Number.isNaN(rounded.getTime())) return { ok: false, reason: 'form' };
  return make(rounded.getUTCFullYear(), rounded.getUTCMonth() + 1, rounded.getUTCDate(), false);
}

function fromNumber(value: number): DateReading {
  if (value >= FIRST_SERIAL && value < LAST_SERIAL) {
    return fromDate(new Date(SERIAL_EPOCH + Math.floor(value) * DAY_MS));
  }
  // 2024.1 as a number may have been 2024.10: refused, for nobody can tell.
  if (/^\d{4}\.1$/.test(String(value))) return { ok: false, reason: 'form' };
  return fromText(String(value));
}

function fromText(text: string): DateReading {
  const plain = dropBlanks(toHalfWidth(text).trim().replace(TIME, '')).replace(/[–—]/g, '-');
  if (/^\d{5}$/.test(plain) && Number(plain) >= FIRST_SERIAL && Number(plain) < LAST_SERIAL) {
    return tidied(fromNumber(Number(plain)));
  }
  const parts = /^(\d{4})(\d{2})(\d{2})?$/.exec(plain) ?? WRITTEN.exec(plain);
  if (!parts) return { ok: false, reason: 'form' };
  const [, year = '', month = '', date] = parts;
  if (year.length !== 4) return { ok: false, reason: 'year' };
  const reading = make(Number(year), Number(month), Number(date ?? '1'), date === undefined);
  return reading.ok && reading.day !== text ? tidied(reading) : reading;
}

function tidied(reading: DateReading): DateReading {
  return reading.ok ? { ...reading, tidied: true } : reading;
}

function make(year: number, month: number, date: number, monthOnly: boolean): DateReading {
  if (year < FIRST_YEAR || year > LAST_YEAR) return { ok: false, reason: 'year' };
  if (!isRealDay(year, month, date)) return { ok: false, reason: 'impossible' };
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return { ok: true, day, tidied: false, monthOnly };
}
