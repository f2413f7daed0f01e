import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { documentWords, placeholderNames } from '@/lib/modules/documents/text';
import type { Placeholder } from '@/lib/modules/documents/words';
import { makePdf, type PdfSheet } from '@/lib/report/pdf';
import { qrPng } from '@/lib/report/qr';
import { buildWord, fillWord, type WordValue } from '@/lib/report/word';
import type { TextBlock } from '@/lib/report/word-text';
import type { AgreementFacts } from './agreement-facts';
import {
  AGREEMENT_LOCALE,
  shippedText,
  shownText,
  tagsIn,
  templateBytes,
  type Values,
  wordValue,
} from './agreement-template';
import { paperAddress } from './paper-address';

/** The template that ships, as a Word file to be edited: the placeholders stand in braces; or with a text that is filled in already. */
export function shippedTemplate(locale: Locale, author: string, text?: TextBlock[]): Promise<Buffer<ArrayBuffer>> {
  const say = documentWords(locale);
  const tags = tagsIn(locale);
  const sides = ['school', 'enterprise', 'student', 'guardian'];
  return buildWord({ title: say('documents.agreement.title'), author }, [
    ...(text ?? shippedText(say, tags)),
    { kind: 'heading', text: say('documents.agreement.signatures') },
    ...sides.flatMap((side): TextBlock[] => [
      { kind: 'text', text: say(`documents.agreement.${side}`) },
      { kind: 'text', text: say('documents.agreement.sign') },
    ]),
    { kind: 'text', text: say('documents.agreement.code', { code: tags.contentCode }) },
    { kind: 'text', text: tags.scanCode },
    { kind: 'text', text: say('documents.scanHint') },
  ]);
}

/** What somebody wrote in braces is no placeholder. */
const unbraced = (text: string) => text.replaceAll('{', '(').replaceAll('}', ')');

/** The agreement of one placement in Word, from the template that its text is from. */
export async function agreementWord({ text, values: said }: AgreementFacts): Promise<Buffer<ArrayBuffer>> {
  const values: Record<string, WordValue> = {};
  const scan: WordValue = { png: await qrPng(said.scanCode, 288), side: 96 };
  for (const locale of ['zh-CN', 'en'] as const)
    for (const [key, name] of Object.entries(placeholderNames(locale)))
      values[name] = key === 'scanCode' ? scan : wordValue(said[key as Placeholder]);
  if (text.own) return fillWord(await templateBytes(text.own.storageKey), values);
  // Signed already, it says what was signed, whatever ships by now.
  const shown = text.kept && text.blocks ? shownText(text.blocks, said, unbraced) : undefined;
  return fillWord(await shippedTemplate(AGREEMENT_LOCALE, said.schoolName, shown), values);
}

function draw(sheet: PdfSheet, block: TextBlock): void {
  if (block.kind === 'facts') sheet.facts(block.rows);
  else if (block.kind === 'table') sheet.grid(block.rows);
  else sheet[block.kind](block.text);
}

/** An agreement whose text is not known: what it is about, and where it stands. */
function outline({ values, text }: AgreementFacts): TextBlock[] {
  const say = documentWords(AGREEMENT_LOCALE);
  const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, wordValue(value)])) as Values;
  const shipped = shippedText(say, given);
  if (!text.own) return shipped;
  const note = say('documents.agreement.ownTemplate', { number: text.own.number });
  return [...shipped.slice(0, 3), { kind: 'text', text: note }];
}

/** The agreement of one placement as a form to print: its text, lines to sign on, and the code of its contents. */
export function agreementPdf(facts: AgreementFacts): Promise<Buffer<ArrayBuffer>> {
  const say = documentWords(AGREEMENT_LOCALE);
  const { values, text, code } = facts;
  const title = `${say('documents.agreement.title')} ${values.studentName}`;
  const footer = (page: number, pages: number) => say('documents.page', { page, pages });
  const stamp = {
    code: (page: number, pages: number) => paperAddress('agreement', facts.id, code, { page, pages }),
    words: [say('documents.agreement.code', { code }), say('documents.agreement.codeHint')],
  };
  return makePdf({ title, author: values.schoolName, footer, stamp }, (sheet) => {
    for (const block of text.blocks ? shownText(text.blocks, values) : outline(facts)) draw(sheet, block);
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
