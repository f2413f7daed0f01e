import 'server-only';
import { createHash } from 'node:crypto';
import { compareKey } from '@/lib/identifiers/dirty-text';
import type { ColumnSpec } from './columns';

const CONFIRMED = 2;
const EXACT = 1;
const KNOWN_AS = 0.98;
const WITHOUT_NOTE = 0.92;
const CONTAINS_FLOOR = 0.5;
const CONTAINS_RANGE = 0.4;
const MARKS = /[*★☆※:"'“”]/g;
const NOTE = /[([【〔].*?[)\]】〕]/g;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/亿元|亿\)/, 8],
  [/万元|万\)/, 4],
  [/千元/, 3],
];

export type MappedColumn<Key extends string = string> = {
  /** 0 is column A. */
  index: number;
  header: string;
  key: Key | null;
  /** 0 to 1; 1 is our own name for the column or one that a person has confirmed. */
  confidence: number;
  /** Power of ten of the unit in the header: 万元 is 4. Hand it to readCell. */
  shift: number;
};

export type Mapping<Key extends string = string> = {
  columns: MappedColumn<Key>[];
  /** Columns that would fit one key about equally well: a person should choose. */
  ambiguous: { key: Key; indexes: number[] }[];
  /** Required keys that no column was found for. */
  missing: Key[];
};

/** A corrected map as it is remembered: normalised header → key, or null for "leave out". */
export type RememberedMap<Key extends string = string> = Readonly<Record<string, Key | null>>;

/** Proposes which column holds what; no two columns get one key. What a person has confirmed wins. */
export function proposeMapping<Key extends string>(
  headers: readonly string[],
  specs: readonly ColumnSpec<never, Key>[],
  remembered: RememberedMap<Key> = {},
): Mapping<Key> {
  const candidates = headers
    .flatMap((header, index) => candidatesOf(header, index, specs, remembered))
    .sort((left, right) => right.score - left.score || left.index - right.index);
  const byIndex = new Map<number, Candidate<Key>>();
  const taken = new Set<Key>();
  for (const candidate of candidates) {
    if (byIndex.has(candidate.index) || taken.has(candidate.key)) continue;
    byIndex.set(candidate.index, candidate);
    taken.add(candidate.key);
  }
  const columns = headers.map((header, index) => {
    const found = byIndex.get(index);
    return {
      index,
      header,
      key: found?.key ?? null,
      confidence: Math.min(found?.score ?? 0, EXACT),
      shift: shiftOf(header),
    };
  });
  const missing = specs.filter((spec) => spec.required && !taken.has(spec.key)).map((spec) => spec.key);
  return { columns, ambiguous: ambiguousOf(candidates, byIndex), missing };
}

/** The form in which headers are compared and remembered. */
export function normaliseHeader(header: string): string {
  return compareKey(header).replace(MARKS, '');
}

/** The same for two files that have the same headers, in whatever order. */
export function signatureOf(headers: readonly string[]): string {
  const names = headers.map(normaliseHeader).filter(Boolean).sort();
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32);
}

type Candidate<Key> = { index: number; key: Key; score: number };

function candidatesOf<Key extends string>(
  header: string,
  index: number,
  specs: readonly ColumnSpec<never, Key>[],
  remembered: RememberedMap<Key>,
): Candidate<Key>[] {
  const normal = normaliseHeader(header);
  if (!normal) return [];
  const confirmed = remembered[normal];
  if (confirmed === null) return [];
  if (confirmed !== undefined) return [{ index, key: confirmed, score: CONFIRMED }];
  return specs
    .map((spec) => ({
      index,
      key: spec.key,
      score: Math.max(...spec.names.map((name, at) => score(normal, name, at === 0))),
    }))
    .filter((candidate) => candidate.score > 0);
}

function score(header: string, name: string, isOurs: boolean): number {
  const known = normaliseHeader(name);
  if (header === known) return isOurs ? EXACT : KNOWN_AS;
  const [bare, knownBare] = [header.replace(NOTE, ''), known.replace(NOTE, '')];
  if (bare === '' || knownBare === '') return 0;
  if (bare === knownBare) return WITHOUT_NOTE;
  const [short, long] = bare.length < knownBare.length ? [bare, knownBare] : [knownBare, bare];
  const ratio = short.length / long.length;
  return long.includes(short) && ratio >= neededRatio(short.length) ? CONTAINS_FLOOR + CONTAINS_RANGE * ratio : 0;
}

/** The shorter the common part, the more of the whole it must be: 电话 is in the name of many columns. */
function neededRatio(length: number): number {
  if (length <= 2) return 0.66;
  return length === 3 ? 0.6 : 0.5;
}

function shiftOf(header: string): number {
  const normal = normaliseHeader(header);
  return UNITS.find(([pattern]) => pattern.test(normal))?.[1] ?? 0;
}

/** Keys for which a column that got nothing fits as exactly as the one that was taken. */
function ambiguousOf<Key extends string>(
  candidates: Candidate<Key>[],
  byIndex: Map<number, Candidate<Key>>,
): Mapping<Key>['ambiguous'] {
  const found = new Map<Key, number[]>();
  for (const winner of byIndex.values()) {
    const rivals = candidates.filter(
      ({ index, key, score: rival }) => key === winner.key && !byIndex.has(index) && sameClass(rival, winner.score),
    );
    if (rivals.length > 0) found.set(winner.key, [winner.index, ...rivals.map((rival) => rival.index)]);
  }
  return [...found].map(([key, indexes]) => ({ key, indexes }));
}

function sameClass(rival: number, winner: number): boolean {
  return rival >= WITHOUT_NOTE || winner - rival < 0.1;
}
