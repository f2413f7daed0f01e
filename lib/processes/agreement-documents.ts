import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { documentWords, placeholderNames, type Say } from '@/lib/modules/documents/text';
import { CLAUSES, PLACEHOLDERS, type Placeholder } from '@/lib/modules/documents/words';
import { makePdf } from '@/lib/report/pdf';
import { qrPng } from '@/lib/report/qr';
import { buildWord, fillWord, type WordBlock, type WordValue } from '@/lib/report/word';
import type { AgreementFacts } from './agreement-facts';
import { paperAddress } from './paper-address';

/** A template that the office wrote in Word, with its number; null: the text that ships. */
export type OwnTemplate = { number: number; bytes: Uint8Array } | null;

/** The agreement is a paper of Chinese law, whatever language its clerk reads. */
export const AGREEMENT_LOCALE: Locale = 'zh-CN';
const BLANK = '＿＿＿＿＿＿';

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
const nameOf = (say: Say, key: Placeholder) => say(`documents.placeholders.${key}.name`);

type Clause = { head: string; text: string };
function clauses(say: Say, values: Record<Placeholder, string>): Clause[] {
  return Array.from({ length: CLAUSES }, (_, n) => ({
    head: say(`documents.agreement.clauses.${n + 1}.head`),
    text: say(`documents.agreement.clauses.${n + 1}.text`, values),
  }));
}

/** The template that ships, as a Word file to be edited: the placeholders stand in braces. */
export function shippedTemplate(locale: Locale, author: string): Promise<Buffer<ArrayBuffer>> {
  const say = documentWords(locale);
  const names = placeholderNames(locale);
  const tags = Object.fromEntries(PLACEHOLDERS.map((key) => [key, `{${names[key]}}`])) as Record<Placeholder, string>;
  const sides = ['school', 'enterprise', 'student', 'guardian'];
  const blocks: WordBlock[] = [
    { kind: 'title', text: say('documents.agreement.title') },
    { kind: 'text', text: say('documents.agreement.number', { no: tags.agreementNo }) },
    { kind: 'facts', rows: FACTS.map((key) => [names[key], tags[key]] as const) },
    { kind: 'text', text: say('documents.agreement.preamble') },
    ...clauses(say, tags).flatMap(({ head, text }): WordBlock[] => [
      { kind: 'heading', text: head },
      { kind: 'text', text },
    ]),
    { kind: 'heading', text: say('documents.agreement.signatures') },
    ...sides.flatMap((side): WordBlock[] => [
      { kind: 'text', text: say(`documents.agreement.${side}`) },
      { kind: 'text', text: say('documents.agreement.sign') },
    ]),
    { kind: 'text', text: say('documents.agreement.code', { code: tags.contentCode }) },
    { kind: 'text', text: tags.scanCode },
    { kind: 'text', text: say('documents.scanHint') },
  ];
  return buildWord({ title: say('documents.agreement.title'), author }, blocks);
}

/** The agreement of one placement in Word, from the office's template or the one that ships. */
export async function agreementWord(facts: AgreementFacts, own: OwnTemplate): Promise<Buffer<ArrayBuffer>> {
  const values: Record<string, WordValue> = {};
  const scan: WordValue = { png: await qrPng(facts.values.scanCode, 288), side: 96 };
  for (const locale of ['zh-CN', 'en'] as const)
    for (const [key, name] of Object.entries(placeholderNames(locale)))
      values[name] = key === 'scanCode' ? scan : facts.values[key as Placeholder] || BLANK;
  const template = own?.bytes ?? (await shippedTemplate(AGREEMENT_LOCALE, facts.values.schoolName));
  return fillWord(template, values);
}

/** The agreement of one placement as a form to print: facts, text, lines to sign on, and the code of its contents. */
export function agreementPdf(facts: AgreementFacts, own: OwnTemplate): Promise<Buffer<ArrayBuffer>> {
  const say = documentWords(AGREEMENT_LOCALE);
  const { values } = facts;
  const filled = Object.fromEntries(PLACEHOLDERS.map((key) => [key, values[key] || BLANK])) as typeof values;
  const title = say('documents.agreement.title');
  const footer = (page: number, pages: number) => say('documents.page', { page, pages });
  const stamp = {
    code: (page: number, pages: number) => paperAddress('agreement', facts.id, values.contentCode, { page, pages }),
    words: [say('documents.agreement.code', { code: values.contentCode }), say('documents.agreement.codeHint')],
  };
  return makePdf({ title: `${title} ${values.studentName}`, author: values.schoolName, footer, stamp }, (sheet) => {
    sheet.title(title, say('documents.agreement.number', { no: filled.agreementNo }));
    sheet.facts(FACTS.map((key) => [nameOf(say, key), values[key] || null] as const));
    if (own) sheet.text(say('documents.agreement.ownTemplate', { number: own.number }));
    else {
      sheet.text(say('documents.agreement.preamble'));
      for (const { head, text } of clauses(say, filled)) {
        sheet.heading(head);
        sheet.text(text);
      }
    }
    sheet.heading(say('documents.agreement.signatures'));
    sheet.signatures(
      facts.parties.map((party) => {
        const signed = facts.signed.find((each) => each.party === party);
        const method = signed && say(`placements.methods.${signed.method}`);
        return {
          label: say(`documents.agreement.${party.toLowerCase()}`),
          under: signed
            ? say('documents.agreement.signed', { signer: signed.signer, method: method ?? '', day: signed.signedOn })
            : say('documents.agreement.sign'),
        };
      }),
    );
  });
}
