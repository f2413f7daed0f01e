import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { visibleAgreements } from '@/lib/modules/agreements/policy';
import { mayCarryOut, visibleDocuments, visibleMeetings } from '@/lib/modules/governance/policy';
import { visibleOrderClasses } from '@/lib/modules/order-classes/policy';
import { mayOnPlatform, visiblePlatforms } from '@/lib/modules/platforms/policy';
import { visibleVisits } from '@/lib/modules/visits/policy';
import { tokensMatch } from '@/lib/search/where';
import { visibleNodes, whereIndicator } from './policy';
import { evidenceChoicesInput, linkEvidenceInput, nodeId, provenInput } from './schema';
import type { EvidenceView, ProvenIndicator } from './types';
import { EVIDENCE_KINDS, type EvidenceKind } from './words';

type Named = { id: string; name: string };
type Finding = { ids: string[] } | { q: string; platformId: string };
const TAKE = 6;

/** Column, folder of its page, and how records are found: some by id, or a few by what was typed. Each by its own module's rule of who sees what. */
type Kind = {
  column: 'agreementId' | 'orderClassId' | 'platformId' | 'visitId' | 'meetingId' | 'documentId';
  folder: string;
  find: (tx: Tx, ctx: Ctx, finding: Finding) => Promise<Named[]>;
};
const byTokens = (finding: Finding) => ('ids' in finding ? { id: { in: finding.ids } } : tokensMatch(finding.q));
/** A meeting or a charter is found among the platform's own. */
const byTitle = (finding: Finding) =>
  'ids' in finding
    ? { id: { in: finding.ids } }
    : { platformId: finding.platformId, title: { contains: finding.q, mode: 'insensitive' as const } };
const first = (finding: Finding) => ({ orderBy: { id: 'desc' as const }, ...('q' in finding && { take: TAKE }) });

const KINDS: Record<EvidenceKind, Kind> = {
  MEETING: {
    ...{ column: 'meetingId', folder: '/platforms/meetings' },
    find: async (tx, ctx, finding) => {
      const where = { AND: [visibleMeetings(ctx), byTitle(finding)] };
      const rows = await tx.meeting.findMany({ where, ...first(finding) });
      return rows.map(({ id, title, heldOn }) => ({ id, name: `${fromDbDate(heldOn)} ${title}` }));
    },
  },
  DOCUMENT: {
    ...{ column: 'documentId', folder: '/platforms/documents' },
    find: async (tx, ctx, finding) => {
      const where = { AND: [visibleDocuments(ctx), byTitle(finding)] };
      const rows = await tx.platformDocument.findMany({ where, ...first(finding), omit: { text: true } });
      return rows.map(({ id, title, edition }) => ({ id, name: `${title} ${edition}` }));
    },
  },
  AGREEMENT: {
    ...{ column: 'agreementId', folder: '/agreements' },
    find: async (tx, ctx, finding) => {
      const where = { AND: [visibleAgreements(ctx), byTokens(finding)] };
      const rows = await tx.agreement.findMany({ where, ...first(finding), select: { id: true, title: true } });
      return rows.map(({ id, title }) => ({ id, name: title }));
    },
  },
  ORDER_CLASS: {
    ...{ column: 'orderClassId', folder: '/order-classes' },
    find: (tx, ctx, finding) => {
      const where = { AND: [visibleOrderClasses(ctx), byTokens(finding)] };
      return tx.orderClass.findMany({ where, ...first(finding), select: { id: true, name: true } });
    },
  },
  PLATFORM: {
    ...{ column: 'platformId', folder: '/platforms' },
    find: (tx, ctx, finding) => {
      const where = { AND: [visiblePlatforms(ctx), byTokens(finding)] };
      return tx.platform.findMany({ where, ...first(finding), select: { id: true, name: true } });
    },
  },
  VISIT: {
    ...{ column: 'visitId', folder: '/visits' },
    find: async (tx, ctx, finding) => {
      const where = { AND: [visibleVisits(ctx), byTokens(finding)] };
      const rows = await tx.visit.findMany({ where, ...first(finding), select: { id: true, subject: true } });
      return rows.map(({ id, subject }) => ({ id, name: subject }));
    },
  },
};

/** The records that are evidence of an indicator, as far as the caller may see them. */
export async function readEvidences(tx: Tx, ctx: Ctx, id: string): Promise<EvidenceView[]> {
  const at = { institutionId: ctx.institutionId, nodeId: id };
  const linked = await tx.standardEvidence.findMany({ where: at, orderBy: { id: 'asc' } });
  const views: EvidenceView[] = [];
  for (const kind of EVIDENCE_KINDS) {
    const { column, folder, find } = KINDS[kind];
    const links = linked.filter((each) => each[column] !== null);
    if (links.length === 0) continue;
    const records = await find(tx, ctx, { ids: links.flatMap((each) => each[column] ?? []) });
    const names = new Map(records.map(({ id: recordId, name }) => [recordId, name]));
    for (const link of links) {
      const recordId = link[column] ?? '';
      const name = names.get(recordId);
      if (name !== undefined) views.push({ id: link.id, kind, name, href: `${folder}/${recordId}` });
    }
  }
  return views;
}

/** The indicators of which a record is evidence, newest year first. */
export const indicatorsProven = defineQuery({
  permission: 'governance.read',
  input: provenInput,
  run: async ({ tx, ctx, input: { kind, recordId } }): Promise<ProvenIndicator[]> => {
    const { column, find } = KINDS[kind];
    if ((await find(tx, ctx, { ids: [recordId] })).length === 0) notFound();
    const rows = await tx.standardEvidence.findMany({
      where: { institutionId: ctx.institutionId, [column]: recordId, node: visibleNodes(ctx) },
      orderBy: [{ node: { year: 'desc' } }, { id: 'asc' }],
      select: { node: { select: { id: true, code: true, name: true, year: true, platform: true } } },
    });
    return rows.map(({ node: { platform, ...node } }) => ({ ...node, platform: platform.name }));
  },
});

/** The indicator, if the caller may assess it. Throws NOT_FOUND or FORBIDDEN. */
async function demandAssessable(tx: Tx, ctx: Ctx, id: string) {
  const where = { AND: [whereIndicator(ctx, {}), { id }] };
  const node = (await tx.standardNode.findFirst({ where, include: { platform: true } })) ?? notFound();
  const mayWrite = mayOnPlatform(ctx, 'governance.write', node.platform);
  if (!mayCarryOut(ctx, mayWrite, node.ownerId)) fail('FORBIDDEN', 'forbidden');
  return node;
}

/** Records that could be evidence, by what was typed; their kind goes before their id. */
export const evidenceChoices = defineQuery({
  permission: 'governance.carry-out',
  input: evidenceChoicesInput,
  run: async ({ tx, ctx, input }) => {
    const { platformId } = await demandAssessable(tx, ctx, input.nodeId);
    const q = input.q.trim();
    const choices: (Named & { kind: EvidenceKind })[] = [];
    for (const kind of EVIDENCE_KINDS) {
      const records = await KINDS[kind].find(tx, ctx, { q, platformId });
      choices.push(...records.map(({ id, name }) => ({ kind, id, name })));
    }
    return choices;
  },
});

/** Names a record as evidence. */
export const linkEvidence = defineCommand({
  name: 'standards.link-evidence',
  permission: 'governance.carry-out',
  input: linkEvidenceInput,
  run: async ({ tx, ctx, input: { nodeId: of, kind, recordId } }) => {
    await demandAssessable(tx, ctx, of);
    const { column, find } = KINDS[kind];
    if ((await find(tx, ctx, { ids: [recordId] })).length === 0) failField('record', 'unknownChoice');
    const at = { institutionId: ctx.institutionId, nodeId: of };
    const record = { ...at, [column]: recordId };
    if (await tx.standardEvidence.count({ where: record })) failField('record', 'evidenceTaken');
    const id = newId();
    await tx.standardEvidence.create({ data: { ...record, id } });
    return { id };
  },
});

/** Takes a record off the evidence; the record itself stays. */
export const unlinkEvidence = defineCommand({
  name: 'standards.unlink-evidence',
  permission: 'governance.carry-out',
  input: nodeId,
  run: async ({ tx, ctx, input: { id } }) => {
    const { institutionId } = ctx;
    const link = (await tx.standardEvidence.findFirst({ where: { institutionId, id } })) ?? notFound();
    await demandAssessable(tx, ctx, link.nodeId);
    await tx.standardEvidence.deleteMany({ where: { institutionId, id } });
    return { id };
  },
});
