import 'server-only';
import { pinyin } from 'pinyin-pro';
import { toHalfWidth } from '@/lib/identifiers/dirty-text';

/** One prefix for each class of token, so that 'hyx' as initials never meets 'hyx' as pinyin. */
const HAN = 'h:';
const BIGRAM = 'b:';
const PINYIN = 'p:';
const INITIALS = 'i:';
const WORD = 'w:';
const CODE = 'c:';
const CODE_END = 'e:';

const MAX_TOKENS = 128;
const MAX_RUN = 60;
const MAX_WORD = 12;
const MAX_QUERY_WORDS = 4;
const CODE_MIN = 4;
const CODE_MAX = 20;
const CODE_TAIL = 6;
const CACHE_SIZE = 5000;
const NAME_LENGTH = 4;

export type SearchFields = { text?: (string | null | undefined)[]; code?: (string | null | undefined)[] };

/** What a record is found by: for a PostgreSQL `text[]` column with a GIN index. Codes come first, then texts as given: a long list loses its end. */
export function searchTokens({ text = [], code = [] }: SearchFields): string[] {
  const tokens = new Set<string>();
  for (const value of code) addCode(tokens, value);
  for (const value of text) addText(tokens, value);
  return [...tokens].slice(0, MAX_TOKENS);
}

/** Alternatives of which one must hold, each a set of tokens that a record must all have; none when nothing was asked. */
export function searchWhere(q: string): { all: string[] }[] {
  const words = tidy(q).match(/\S+/g)?.slice(0, MAX_QUERY_WORDS) ?? [];
  const runs = words.flatMap((word) => (isCode(word) ? [word] : split(word))).slice(0, MAX_QUERY_WORDS);
  if (runs.length === 0) return [];
  return runs
    .map(alternatives)
    .reduce<string[][]>((sofar, next) => sofar.flatMap((left) => next.map((right) => [...left, ...right])), [[]])
    .map((all) => ({ all: [...new Set(all)] }));
}

function alternatives(run: string): string[][] {
  if (isHan(run)) return [run.length === 1 ? [HAN + run] : grams(run, 2).map((gram) => BIGRAM + gram)];
  const found = [[WORD + run.slice(0, MAX_WORD)]];
  if (isCode(run)) {
    const plain = codeForm(run);
    if (plain.length >= CODE_MIN) found.push([CODE + plain.slice(0, CODE_MAX)]);
    if (plain.length === CODE_TAIL) found.push([CODE_END + plain]);
    return found;
  }
  if (run.length >= 3) found.push(grams(run, 3).map((gram) => PINYIN + gram));
  if (run.length >= 2) found.push(grams(run, Math.min(run.length, 3)).map((gram) => INITIALS + gram));
  return found;
}

function addText(tokens: Set<string>, value: string | null | undefined): void {
  for (const run of split(tidy(value ?? ''))) {
    if (isHan(run)) addHan(tokens, run.slice(0, MAX_RUN));
    else
      for (let length = 1; length <= Math.min(run.length, MAX_WORD); length++) tokens.add(WORD + run.slice(0, length));
  }
}

function addHan(tokens: Set<string>, run: string): void {
  for (const char of run) tokens.add(HAN + char);
  for (const gram of grams(run, 2)) tokens.add(BIGRAM + gram);
  for (const syllables of syllablesOf(run)) {
    for (const gram of grams(syllables.join(''), 3)) tokens.add(PINYIN + gram);
    const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
    for (const gram of [...grams(initials, 2), ...grams(initials, 3)]) tokens.add(INITIALS + gram);
  }
}

function addCode(tokens: Set<string>, value: string | null | undefined): void {
  const plain = codeForm(tidy(value ?? ''));
  for (let length = CODE_MIN; length <= Math.min(plain.length, CODE_MAX); length++)
    tokens.add(CODE + plain.slice(0, length));
  if (plain.length >= CODE_TAIL) tokens.add(CODE_END + plain.slice(-CODE_TAIL));
}

const cache = new Map<string, string[][]>();

/** The readings of a run of Han characters: as words, and for a short one also as a person's name. */
function syllablesOf(run: string): string[][] {
  const known = cache.get(run);
  if (known) return known;
  const options = { toneType: 'none', type: 'array', v: true } as const;
  const readings = [pinyin(run, options)];
  if (run.length <= NAME_LENGTH) {
    const asName = pinyin(run, { ...options, surname: 'head' });
    if (asName.join() !== readings[0]?.join()) readings.push(asName);
  }
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(run, readings);
  return readings;
}

function tidy(text: string): string {
  return toHalfWidth(text).toLowerCase().replace(/ü/g, 'v');
}

/** Runs of Han characters and runs of Latin letters and digits. */
function split(text: string): string[] {
  return text.match(/\p{Script=Han}+|[\p{Script=Latin}\p{N}]+/gu) ?? [];
}

function isHan(run: string): boolean {
  return /^\p{Script=Han}/u.test(run);
}

/** Letters and digits that hold a digit, with the strokes that numbers of documents have. */
function isCode(word: string): boolean {
  return /^[a-z\d\-/.]*\d[a-z\d\-/.]*$/.test(word);
}

function codeForm(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function grams(text: string, length: number): string[] {
  const found: string[] = [];
  for (let index = 0; index + length <= text.length; index++) found.push(text.slice(index, index + length));
  return found;
}
