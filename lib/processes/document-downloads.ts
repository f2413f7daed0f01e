import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { documentWords } from '@/lib/modules/documents/text';
import { readLacking } from '@/lib/modules/placements/judge';
import { placementList } from '@/lib/modules/placements/list';
import { mayOnPlacement, visiblePlacements, wherePlacement } from '@/lib/modules/placements/policy';
import { placementOrder } from '@/lib/modules/placements/queries';
import { findPlacement } from '@/lib/modules/placements/record';
import { safeName, type ZipPart, zipStream } from '@/lib/report/zip';
import { agreementPdf, agreementWord } from './agreement-documents';
import { readAgreementFacts } from './agreement-facts';
import { type Download, TYPES } from './download-types';

/** A semester's internship of a college stays below. */
const MOST = 1_000;

export type AgreementFormat = 'word' | 'pdf';
const DOCUMENTS = ['agreement.docx', 'agreement.pdf', 'amendment.pdf', 'assessment.pdf', 'archive.pdf'] as const;
/** Whose document it is, and what of the agreement's terms is missing where it cannot be given out. */
export type Listed = { id: string; studentNo: string; name: string; lacks?: string };
type SearchParams = Record<string, string>;

/** What the audit keeps: which document of which placement was taken. */
function note(tx: Tx, table: string, id: string, what: object) {
  return tx.$executeRaw`select app.audit_note(${table}, ${id}::uuid, null::uuid, ${JSON.stringify(what)}::jsonb)`;
}

/** What agreements lack before they are given out to be signed (article 15), in words; nothing where another document is asked for. */
async function lackingOf(tx: Tx, ctx: Ctx, document: (typeof DOCUMENTS)[number], ids: string[]) {
  if (!document.startsWith('agreement.')) return new Map<string, string>();
  const say = documentWords(ctx.locale);
  const lacking = [...(await readLacking(tx, ctx, ids))];
  const between = ctx.locale === 'zh-CN' ? '、' : ', ';
  return new Map(
    lacking.map(([id, terms]) => [id, terms.map((term) => say(`placements.terms.${term}`)).join(between)]),
  );
}

/** Takes one placement's document: noted first. Throws NOT_FOUND or FORBIDDEN, and RULE for an agreement that lacks a term. */
export const takeOne = defineCommand({
  name: 'documents.take',
  permission: 'placements.export',
  input: z.strictObject({ id: z.uuid(), document: z.enum(DOCUMENTS) }),
  run: async ({ tx, ctx, input: { id, document } }): Promise<Listed> => {
    const found = (await findPlacement(tx, ctx, id)) ?? notFound();
    if (!mayOnPlacement(ctx, 'placements.export', found)) fail('FORBIDDEN', 'forbidden');
    const terms = (await lackingOf(tx, ctx, document, [id])).get(id);
    if (terms) fail('RULE', 'agreementLacks', { params: { terms } });
    await note(tx, 'placements', id, { download: [null, document] });
    return { id, studentNo: found.student.studentNo, name: found.student.name };
  },
});

/** Takes the documents of a list as its address filters it: noted first. Throws NOT_FOUND when the list is empty, RULE when every agreement lacks a term. */
export const takeMany = defineCommand({
  name: 'documents.take-many',
  permission: 'placements.export',
  input: z.strictObject({ list: placementList.schema, document: z.enum(DOCUMENTS) }),
  run: async ({ tx, ctx, input: { list: state, document } }): Promise<Listed[]> => {
    const found = await tx.placement.findMany({
      where: { AND: [wherePlacement(ctx, state.filter), visiblePlacements(ctx), { state: { not: 'CANCELLED' } }] },
      orderBy: placementOrder(state),
      take: MOST + 1,
      select: { id: true, student: { select: { studentNo: true, name: true } } },
    });
    if (found.length === 0) notFound();
    if (found.length > MOST) fail('RULE', 'tooManyDocuments', { params: { max: MOST } });
    const ids = found.map(({ id }) => id);
    const lacking = await lackingOf(tx, ctx, document, ids);
    const listed = found.map(({ id, student }): Listed => ({ id, ...student, lacks: lacking.get(id) }));
    const given = listed.length - lacking.size;
    const [{ name: student, lacks: terms = '' } = { name: '' }] = listed;
    if (given === 0) fail('RULE', 'agreementsLack', { params: { count: listed.length, student, terms } });
    const what = { download: [null, document], rows: [null, given], list: [null, placementList.href(state)] };
    await note(tx, 'placements', newId(), what);
    return listed;
  },
});

const facts = defineQuery({
  permission: 'placements.export',
  input: z.strictObject({ ids: z.array(z.uuid()).max(50) }),
  run: ({ tx, ctx, input }) => readAgreementFacts(tx, ctx, input.ids),
});

async function agreementBytes(ctx: Ctx, id: string, as: AgreementFormat) {
  const [found] = await facts(ctx, { ids: [id] });
  return (as === 'word' ? agreementWord : agreementPdf)(found ?? notFound());
}

const ENDINGS = { word: 'docx', pdf: 'pdf' } as const;
/** A file's name that Windows takes: number and name of the student, and what it is. */
export const fileName = ({ studentNo, name }: Listed, what: string, ending: string) =>
  `${safeName(`${studentNo} ${name} ${what}`)}.${ending}`;

/** The list as its address filters and sorts it; its page and columns do not matter. */
export function listOf(params: SearchParams) {
  const { filter, sort, dir } = placementList.parse(params);
  return { filter, sort, dir };
}

/** The agreement of one placement. Throws NOT_FOUND or FORBIDDEN. */
export async function openAgreement(ctx: Ctx, id: string, as: AgreementFormat): Promise<Download> {
  const one = await takeOne(ctx, { id, document: `agreement.${ENDINGS[as]}` });
  const name = fileName(one, documentWords(ctx.locale)('documents.files.agreement'), ENDINGS[as]);
  return { name, type: TYPES[ENDINGS[as]], body: await agreementBytes(ctx, id, as) };
}

/** Who has no agreement in the archive, and what is missing: a text that Windows reads as well. */
function unprinted(ctx: Ctx, listed: Listed[]): ZipPart[] {
  const say = documentWords(ctx.locale);
  const lines = listed.flatMap(({ studentNo, name, lacks }) =>
    lacks ? [`${studentNo} ${name} ${say('documents.files.lacks', { terms: lacks })}`] : [],
  );
  const text = `\uFEFF${lines.join('\r\n')}\r\n`;
  const make = async () => new TextEncoder().encode(text);
  return lines.length > 0 ? [{ name: `${say('documents.files.unprinted')}.txt`, make }] : [];
}

/** The agreements of a list in one archive, each made when its turn comes; who lacks a term is named in it. Throws NOT_FOUND or RULE. */
export async function openAgreements(ctx: Ctx, params: SearchParams, as: AgreementFormat): Promise<Download> {
  const listed = await takeMany(ctx, { list: listOf(params), document: `agreement.${ENDINGS[as]}` });
  const what = documentWords(ctx.locale)('documents.files.agreement');
  const whole = listed.filter(({ lacks }) => !lacks);
  const parts = whole.map(
    (each): ZipPart => ({
      name: fileName(each, what, ENDINGS[as]),
      make: () => agreementBytes(ctx, each.id, as),
    }),
  );
  const body = zipStream([...unprinted(ctx, listed), ...parts]);
  return { name: `${what} ${ctx.today}.zip`, type: TYPES.zip, body };
}
