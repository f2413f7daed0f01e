import 'server-only';
import { buffer } from 'node:stream/consumers';
import type { Tx } from '@/lib/db/client';
import { fileStore } from '@/lib/files/store';
import type { Locale } from '@/lib/i18n/locales';
import type { Ctx } from '@/lib/kernel/context';
import { documentWords, placeholderNames, type Say } from '@/lib/modules/documents/text';
import { CLAUSES, PLACEHOLDERS, type Placeholder } from '@/lib/modules/documents/words';
import { fillWord } from '@/lib/report/word';
import { type TextBlock, wordText } from '@/lib/report/word-text';

/** The agreement is a paper of Chinese law, whatever language its clerk reads. */
export const AGREEMENT_LOCALE: Locale = 'zh-CN';
const BLANK = '＿＿＿＿＿＿';
export type Values = Record<Placeholder, string>;

/** What is known only once the text stands, or is given to it later: it is no part of what is signed. */
const LATE: readonly Placeholder[] = ['agreementNo', 'contentCode', 'scanCode', 'today'];

const FACTS: readonly Placeholder[] = [
  ...([
    'schoolName',
    'partnerName',
    'creditCode',
    'partnerAddress',
    'legalPerson',
    'studentName',
    'studentNo',
  ] as const),
  ...(['sex', 'idCard', 'programme', 'schoolClass', 'guardianName', 'guardianRelation', 'job', 'place'] as const),
  ...(['startsOn', 'endsOn', 'hoursPerDay', 'daysPerWeek', 'pay', 'insurer', 'policyNo', 'teacher', 'mentor'] as const),
];

/** Each placeholder as a template that ships names it in the language, in braces. */
export function tagsIn(locale: Locale): Values {
  const names = placeholderNames(locale);
  return Object.fromEntries(PLACEHOLDERS.map((key) => [key, `{${names[key]}}`])) as Values;
}

/** The text that ships, with what is given for the placeholders. */
export function shippedText(say: Say, tags: Values): TextBlock[] {
  const clauses = Array.from({ length: CLAUSES }, (_, n) => `documents.agreement.clauses.${n + 1}`);
  return [
    { kind: 'title', text: say('documents.agreement.title') },
    { kind: 'text', text: say('documents.agreement.number', { no: tags.agreementNo }) },
    { kind: 'facts', rows: FACTS.map((key) => [say(`documents.placeholders.${key}.name`), tags[key]]) },
    { kind: 'text', text: say('documents.agreement.preamble') },
    ...clauses.flatMap((clause): TextBlock[] => [
      { kind: 'heading', text: say(`${clause}.head`) },
      { kind: 'text', text: say(`${clause}.text`, tags) },
    ]),
  ];
}

/** A Word file of the office's; null: the text that ships. */
export type OwnTemplate = { id: string; number: number; storageKey: string } | null;
/** A template as text: its placeholders stand in braces, by their keys. */
export type Template = { own: OwnTemplate; blocks: TextBlock[] };

const tag = (key: string) => `{${key}}`;
const keys = Object.fromEntries(PLACEHOLDERS.map((key) => [key, tag(key)])) as Values;

/** A Word template's text; a name that is not known is left empty, as it is in the file. */
async function templateText(bytes: Uint8Array): Promise<TextBlock[]> {
  const named = (['zh-CN', 'en'] as const).flatMap((locale) => Object.entries(placeholderNames(locale)));
  return wordText(await fillWord(bytes, Object.fromEntries(named.map(([key, name]) => [name, tag(key)]))));
}

/** A template as it was uploaded. */
export const templateBytes = async (storageKey: string) => buffer(await (await fileStore()).get(storageKey));

// A version's file never changes, and a college has one in force: reading it again for each agreement of a list would take longer than the list.
const read = new Map<string, Promise<TextBlock[]>>();
const KEPT = 20;

function textAt(storageKey: string): Promise<TextBlock[]> {
  const known = read.get(storageKey);
  if (known) return known;
  const made = templateBytes(storageKey).then(templateText);
  made.catch(() => read.delete(storageKey));
  read.set(storageKey, made);
  if (read.size > KEPT) read.delete(read.keys().next().value ?? '');
  return made;
}

/** The template in force as text; that of the college's office, else the one that ships. */
export async function templateInUse(tx: Tx, ctx: Ctx): Promise<Template> {
  const found = await tx.documentTemplate.findFirst({
    where: { institutionId: ctx.institutionId, kind: 'TRI_PARTY', inForce: true },
    select: { id: true, number: true, storageKey: true },
  });
  const blocks = found ? await textAt(found.storageKey) : shippedText(documentWords(AGREEMENT_LOCALE), keys);
  return { own: found, blocks };
}

const filled = (text: string, values: Partial<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? values[key] || BLANK : whole));

function map(blocks: readonly TextBlock[], of: (text: string) => string): TextBlock[] {
  return blocks.map((block): TextBlock => {
    if (block.kind === 'facts') {
      const rows = block.rows.map(([label, value]): [string, string] => [label, of(value)]);
      return { ...block, rows };
    }
    return block.kind === 'table'
      ? { ...block, rows: block.rows.map((row) => row.map(of)) }
      : { ...block, text: of(block.text) };
  });
}

/** What is signed: the template with what the records say; what comes later still stands in braces. */
export function signedText({ blocks }: Template, values: Values): TextBlock[] {
  const known = Object.fromEntries(Object.entries(values).filter(([key]) => !LATE.includes(key as Placeholder)));
  return map(blocks, (text) => filled(text, known));
}

/** A signed text as it is shown, with what came later. The code to scan is no text. */
export function shownText(blocks: readonly TextBlock[], values: Values, also = (text: string) => text): TextBlock[] {
  const late = Object.fromEntries(LATE.map((key) => [key, values[key]]));
  const bare = map(blocks, (text) => also(filled(text.replaceAll(keys.scanCode, ''), late).trim()));
  return bare.filter((block) => !('text' in block) || block.text !== '');
}

/** What a Word template is filled with: an empty value is a line to fill in. */
export const wordValue = (value: string) => value || BLANK;
