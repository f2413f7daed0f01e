import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { documentWords } from '@/lib/modules/documents/text';
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
/** Whose document it is. */
export type Listed = { id: string; studentNo: string; name: string };
type SearchParams = Record<string, string>;

/** What the audit keeps: which document of which placement was taken. */
function note(tx: Tx, table: string, id: string, what: object) {
  return tx.$executeRaw`select app.audit_note(${table}, ${id}::uuid, null::uuid, ${JSON.stringify(what)}::jsonb)`;
}

/** Takes one placement's document: noted first. Throws NOT_FOUND or FORBIDDEN. */
export const takeOne = defineCommand({
  name: 'documents.take',
  permission: 'placements.export',
  input: z.strictObject({ id: z.uuid(), document: z.enum(DOCUMENTS) }),
  run: async ({ tx, ctx, input: { id, document } }): Promise<Listed> => {
    const found = (await findPlacement(tx, ctx, id)) ?? notFound();
    if (!mayOnPlacement(ctx, 'placements.export', found)) fail('FORBIDDEN', 'forbidden');
    await note(tx, 'placements', id, { download: [null, document] });
    return { id, studentNo: found.student.studentNo, name: found.student.name };
  },
});

/** Takes the documents of a list as its address filters it: noted first. Throws NOT_FOUND when the list is empty. */
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
    const what = { download: [null, document], rows: [null, found.length], list: [null, placementList.href(state)] };
    await note(tx, 'placements', newId(), what);
    return found.map(({ id, student }) => ({ id, ...student }));
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

/** The agreements of a list in one archive, each made when its turn comes. Throws NOT_FOUND or RULE. */
export async function openAgreements(ctx: Ctx, params: SearchParams, as: AgreementFormat): Promise<Download> {
  const listed = await takeMany(ctx, { list: listOf(params), document: `agreement.${ENDINGS[as]}` });
  const what = documentWords(ctx.locale)('documents.files.agreement');
  const parts = listed.map(
    (each): ZipPart => ({
      name: fileName(each, what, ENDINGS[as]),
      make: () => agreementBytes(ctx, each.id, as),
    }),
  );
  return { name: `${what} ${ctx.today}.zip`, type: TYPES.zip, body: zipStream(parts) };
}
