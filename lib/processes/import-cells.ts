import 'server-only';
import type { ReadValue } from '@/lib/excel/columns';
import type { ReadRow } from './import-target';

/** A cell as a word; null where it is empty. */
export const textOf = (row: ReadRow, key: string): string | null =>
  row.values[key] === undefined || row.values[key] === null ? null : String(row.values[key]);

/** A cell as a number; null where it is none. */
export function numberOf(row: ReadRow, key: string): number | null {
  const value = row.values[key];
  return typeof value === 'number' ? value : null;
}

/** A cell of several words. */
export function listOf(row: ReadRow, key: string): string[] {
  const value = row.values[key];
  return Array.isArray(value) ? value : [];
}

/** Names as one value that can be compared: each once, in order; null where there are none. */
export const inOrder = (names: readonly string[]): string | null => [...new Set(names)].sort().join('、') || null;

/** 元 of a 万元, in which values are kept. */
const YUAN = 10_000;

/** An amount in 元 as it can be kept: in 万元 to two places. */
export const keptYuan = (yuan: number): string => String(Math.round(yuan / 100) * 100);

/** A kept amount, in 万元, as a sheet's in 元 is compared with it. */
export const yuanOf = (kept: { toString(): string } | null): string | null =>
  kept === null ? null : keptYuan(Number(kept) * YUAN);

/** An amount in 元 as the column that keeps it has it, in 万元. */
export const inTenThousands = (yuan: ReadValue | undefined): number | null =>
  typeof yuan === 'string' ? Number(yuan) / YUAN : null;
