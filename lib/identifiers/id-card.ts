import type { Day } from '@/lib/kernel/day';
import { isRealDay } from './dirty-date';
import { dropBlanks, toHalfWidth } from './dirty-text';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
const LENGTH = 18;
const EARLIEST_BIRTH = 1850;

export type IdCardResult =
  | { ok: true; number: string; birthOn: Day; sex: 'male' | 'female'; tidied: boolean }
  | { ok: false; reason: 'length'; found: string }
  | { ok: false; reason: 'alphabet' }
  | { ok: false; reason: 'birth'; found: string }
  | { ok: false; reason: 'check'; expected: string; found: string };

/** Upper case, half-width, without blanks. */
export function normaliseIdCard(text: string): string {
  return dropBlanks(toHalfWidth(text)).toUpperCase();
}

/** Checks a resident identity number after GB 11643: form, birth date, check digit. */
export function checkIdCard(text: string): IdCardResult {
  const number = normaliseIdCard(text);
  if (number.length !== LENGTH) return { ok: false, reason: 'length', found: String(number.length) };
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return { ok: false, reason: 'alphabet' };
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const date = Number(number.slice(12, 14));
  const birthOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (year < EARLIEST_BIRTH || !isRealDay(year, month, date)) return { ok: false, reason: 'birth', found: birthOn };
  const expected = idCardCheck(number);
  const found = number.charAt(LENGTH - 1);
  if (found !== expected) return { ok: false, reason: 'check', expected, found };
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
  return { ok: true, number, birthOn, sex, tidied: number !== text };
}

/** The check character that belongs to the first 17 digits. */
export function idCardCheck(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return CHECKS.charAt(sum % 11);
}

/** Only the last four characters stay readable. */
export function maskIdCard(number: string): string {
  return '*'.repeat(Math.max(0, number.length - 4)) + number.slice(-4);
}
