import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { dropBlanks, toHalfWidth } from '@/lib/identifiers/dirty-text';
import rows from '@/prisma/seed/reference/industries.json';
import words from '@/prisma/seed/reference/industry-words.json';
import type { Option } from './option';

/** GB/T 4754-2017: sections (A), divisions (14), groups (141) and classes (1411), from the shipped table. */
type Industry = { code: string; zh: string; en: string; parent: string | null };

const byCode = new Map<string, Industry>(rows.map((row) => [row.code, row]));
const codeByName = new Map<string, string>([...rows].reverse().map((row) => [row.zh, row.code]));
/** Office words, the longest first, so that 风电装备 is not read as 风电. */
const officeWords = Object.entries(words).sort(([a], [b]) => b.length - a.length);

/** The name of an industry; null for a code that the table does not have. */
export function industryName(code: string, locale: Locale): string | null {
  const found = byCode.get(code);
  return found ? (locale === 'en' ? found.en : found.zh) : null;
}

/** The two-digit divisions of a section. */
export function divisionsOf(section: string): string[] {
  return rows.filter((row) => row.parent === section && row.code.length === 2).map((row) => row.code);
}

/** The section that a code of any level belongs to. A class that the table lacks still has its division's. */
export function sectionOf(code: string): string | null {
  const found = byCode.get(code) ?? byCode.get(code.slice(0, 2));
  if (!found) return null;
  return found.parent ? sectionOf(found.parent) : found.code;
}

/** Reads what an office wrote for an industry: a code, a name of the standard, or a usual word, also inside a longer text. */
export function matchIndustry(word: string): { code: string } | null {
  const text = dropBlanks(toHalfWidth(word));
  const asCode = text.match(/^(?:[A-T](?=\d))?([A-T]|\d{2,4})/)?.[1];
  if (asCode && byCode.has(asCode)) return { code: asCode };
  const named = codeByName.get(text.replaceAll(',', '、')) ?? codeByName.get(`${text}业`);
  if (named) return { code: named };
  const found = officeWords.find(([known]) => text.includes(known));
  return found ? { code: found[1] } : null;
}

/** Industries for a picker: by the start of the code, a part of either name, or an office word. */
export function industryOptions(q: string, locale: Locale, limit: number): Option[] {
  const text = dropBlanks(toHalfWidth(q)).toLowerCase();
  const fits = (row: Industry) =>
    row.code.toLowerCase().startsWith(text) || row.zh.includes(text) || dropBlanks(row.en.toLowerCase()).includes(text);
  const byWord = text ? officeWords.filter(([known]) => known.startsWith(text)).map(([, code]) => code) : [];
  const codes = new Set([...byWord, ...rows.filter(fits).map((row) => row.code)]);
  return [...codes].slice(0, limit).map((code) => ({ code, label: `${code} ${industryName(code, locale) ?? ''}` }));
}
