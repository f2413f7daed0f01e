import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { demandCouncil } from './demand';
import { visibleDocuments } from './policy';
import { addDocumentInput, type DocumentInput, recordId, updateDocumentInput } from './schema';
import { documentSeries } from './state';
import type { DocumentForm, DocumentRecord, DocumentView } from './types';
import type { DocumentKind } from './words';

type At = { institutionId: string; platformId: string };
const meeting = { select: { id: true, title: true } } as const;
const named = (of: { id: string; title: string } | null) => of && { id: of.id, name: of.title };

/** All versions of a platform's charter and rules. */
export async function readDocumentViews(tx: Tx, at: At): Promise<DocumentView[]> {
  const rows = await tx.platformDocument.findMany({
    where: at,
    orderBy: [{ kind: 'asc' }, { title: 'asc' }, { id: 'asc' }],
    omit: { text: true },
    include: { meeting, _count: { select: { attachments: { where: { removedAt: null } } } } },
  });
  return rows.map(({ id, version, title, edition, kind, adoptedOn, effectiveOn, meeting: of, _count }) => ({
    ...{ id, version, title, edition, kind: kind as DocumentKind, meeting: named(of), files: _count.attachments },
    ...{ adoptedOn: fromDbDate(adoptedOn), effectiveOn: fromDbDate(effectiveOn) },
  }));
}

/** The meetings that a version can name as the one that adopted it. */
export async function meetingChoices(tx: Tx, at: At) {
  const order = [{ heldOn: 'desc' as const }, { id: 'desc' as const }];
  const rows = await tx.meeting.findMany({ where: at, orderBy: order, take: 200 });
  return rows.map(({ id, title, heldOn }) => ({ id, name: `${fromDbDate(heldOn)} ${title}` }));
}

const findDocument = (tx: Tx, ctx: Ctx, id: string) =>
  tx.platformDocument.findFirst({ where: { AND: [visibleDocuments(ctx), { id }] } });

/** What the form edits, as it is now; null when it is not visible. */
async function readForm(tx: Tx, ctx: Ctx, id: string): Promise<DocumentForm | null> {
  const found = await findDocument(tx, ctx, id);
  if (!found) return null;
  const { version, title, edition, meetingId, text } = found;
  return {
    ...{ id, version, title, edition, meetingId, text, kind: found.kind as DocumentKind },
    ...{ adoptedOn: fromDbDate(found.adoptedOn), effectiveOn: fromDbDate(found.effectiveOn) },
  };
}

/** One version of a charter or a set of rules, with how it stands today. */
export const getDocument = defineQuery({
  permission: 'governance.read',
  input: recordId,
  run: async ({ tx, ctx, input: { id } }): Promise<DocumentRecord> => {
    const form = (await readForm(tx, ctx, id)) ?? notFound();
    const found = await tx.platformDocument.findFirst({
      where: { AND: [visibleDocuments(ctx), { id }] },
      include: { meeting, platform: true },
    });
    const { platform, platformId, meeting: of } = found ?? notFound();
    const at = { institutionId: ctx.institutionId, platformId };
    const series = documentSeries(await readDocumentViews(tx, at), ctx.today);
    const own = series.find(({ current }) => current?.id === id);
    const coming = series.some((each) => each.coming.some((later) => later.id === id));
    const mayWrite = mayOnPlatform(ctx, 'governance.write', platform);
    return {
      ...{ ...form, mayWrite, meeting: named(of), platform: { id: platformId, name: platform.name } },
      standing: own ? 'IN_FORCE' : coming ? 'COMING' : 'REPLACED',
      meetings: mayWrite ? await meetingChoices(tx, at) : [],
    };
  },
});

/** What happened with a version, newest first. */
export const documentTimeline = defineQuery({
  permission: 'governance.read',
  input: recordId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await findDocument(tx, ctx, id))) notFound();
    const changes = await recordTimeline(tx, ctx, { tables: ['platform_documents'], ids: [id] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});

/** Rules of a version; its days and its meeting. Throws INVALID at the field. */
async function columnsOf(tx: Tx, ctx: Ctx, platformId: string, given: DocumentInput, but?: string) {
  const { adoptedOn, effectiveOn, ...document } = given;
  if (effectiveOn < adoptedOn) failField('effectiveOn', 'beforeAdopted');
  const at = { institutionId: ctx.institutionId, platformId };
  if (document.meetingId && !(await tx.meeting.count({ where: { ...at, id: document.meetingId } })))
    failField('meetingId', 'unknownChoice');
  const { kind, title, edition } = document;
  const same = await tx.platformDocument.findFirst({ where: { ...at, kind, title, edition } });
  if (same && same.id !== but) failField('edition', 'editionTaken');
  return { ...document, adoptedOn: toDbDate(adoptedOn), effectiveOn: toDbDate(effectiveOn) };
}

/** Adds a document, or the next version of one: that of the same kind and title is then history from its day on. */
export const addDocument = defineCommand({
  name: 'governance.add-document',
  permission: 'governance.write',
  input: addDocumentInput,
  run: async ({ tx, ctx, input: { platformId, ...given } }) => {
    await demandCouncil(tx, ctx, platformId);
    const columns = await columnsOf(tx, ctx, platformId, given);
    const id = newId();
    await tx.platformDocument.create({ data: { institutionId: ctx.institutionId, id, platformId, ...columns } });
    return { id };
  },
});

/** Corrects a version that was entered wrong; a new version is added, not written over. */
export const updateDocument = defineCommand({
  name: 'governance.update-document',
  permission: 'governance.write',
  input: updateDocumentInput,
  run: async ({ tx, ctx, input: { id, version, ...given } }) => {
    const { institutionId } = ctx;
    const { platformId } = (await findDocument(tx, ctx, id)) ?? notFound();
    await demandCouncil(tx, ctx, platformId);
    const columns = await columnsOf(tx, ctx, platformId, given, id);
    const at = { institutionId, id, version };
    await updateVersioned(tx.platformDocument, at, columns, () => readForm(tx, ctx, id));
    return { id };
  },
});
