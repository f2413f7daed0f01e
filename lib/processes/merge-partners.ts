import 'server-only';
import type { Tx } from '@/lib/db/client';
import { nameKey } from '@/lib/identifiers/company-name';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { visiblePartners } from '@/lib/modules/partners/policy';
import { mergeInput, undoMergeInput } from '@/lib/modules/partners/schema';
import type { MergePreview, MergeSide } from '@/lib/modules/partners/types';
import type { PartnerKind, PartnerState } from '@/lib/modules/partners/words';
import { touchPartner } from '@/lib/modules/partners/writes';
import { type Moved, moveAll, moveBack } from './merge-partners-rows';

type Two = { kind: string; creditCode: string | null };

/** Why two records cannot be one, as a key of `errors`; null when they can. */
function obstacle(source: Two, target: Two): MergePreview['problem'] {
  if (source.kind !== target.kind) return 'mergeKinds';
  return source.creditCode && target.creditCode && source.creditCode !== target.creditCode ? 'mergeCodes' : null;
}

/** The two records, both live and visible. Throws NOT_FOUND. */
async function findBoth(tx: Tx, ctx: Ctx, { sourceId, targetId }: { sourceId: string; targetId: string }) {
  const both = await tx.partner.findMany({
    where: { AND: [visiblePartners(ctx), { id: { in: [sourceId, targetId] } }] },
    include: {
      names: { select: { kind: true, name: true } },
      _count: {
        select: {
          contacts: { where: { leftOn: null } },
          parties: true,
          visits: true,
          needs: true,
          attachments: { where: { removedAt: null } },
          comments: { where: { removedAt: null } },
          memberships: { where: { endedAt: null } },
          subsidiaries: true,
        },
      },
    },
  });
  const find = (id: string) => both.find((p) => p.id === id) ?? notFound();
  return { source: find(sourceId), target: find(targetId) };
}
type Side = Awaited<ReturnType<typeof findBoth>>['source'];

function sideOf({ _count: n, names, ...partner }: Side): MergeSide {
  const { id, name, creditCode, updatedAt } = partner;
  return {
    ...{ id, name, creditCode },
    kind: partner.kind as PartnerKind,
    state: partner.state as PartnerState,
    formerNames: names.map((each) => each.name),
    updatedAt: updatedAt.toISOString(),
    counts: {
      ...{ contacts: n.contacts, agreements: n.parties, visits: n.visits, needs: n.needs, files: n.attachments },
      ...{ comments: n.comments, accounts: n.memberships, subsidiaries: n.subsidiaries },
    },
  };
}

/** What a merge would bring together, for whoever has to decide it. */
export const previewMerge = defineQuery({
  permission: 'partners.merge',
  input: mergeInput,
  run: async ({ tx, ctx, input }): Promise<MergePreview> => {
    const { source, target } = await findBoth(tx, ctx, input);
    return { source: sideOf(source), target: sideOf(target), problem: obstacle(source, target) };
  },
});

/** The source's name stays with the target as an alias. The id of the new name; empty when the target has that name. */
async function keepName(tx: Tx, ctx: Ctx, source: { name: string }, target: Side): Promise<string> {
  if (source.name === target.name || target.names.some((each) => each.name === source.name)) return '';
  const id = newId();
  const { institutionId } = ctx;
  const { name } = source;
  await tx.partnerName.create({
    data: { institutionId, id, partnerId: target.id, kind: 'ALIAS', name, nameKey: nameKey(name) },
  });
  return id;
}

/** Two records of one partner become the target: what belonged to the source moves over, its name stays as an alias. What was moved is kept for undoing. */
export const mergePartners = defineCommand({
  name: 'partners.merge',
  permission: 'partners.merge',
  input: mergeInput,
  run: async ({ tx, ctx, input: { sourceId, targetId } }) => {
    const at = { institutionId: ctx.institutionId };
    // Both rows are locked in one order, so that two merges at once cannot make a ring.
    await tx.$queryRaw`select id from partners where institution_id = ${ctx.institutionId}::uuid and id in (${sourceId}::uuid, ${targetId}::uuid) order by id for update`;
    const { source, target } = await findBoth(tx, ctx, { sourceId, targetId });
    const problem = obstacle(source, target);
    if (problem) fail('RULE', problem);
    const rows = await moveAll(tx, ctx, sourceId, targetId);
    await tx.partner.updateMany({
      where: { ...at, id: sourceId },
      data: { mergedIntoId: targetId, groupId: null, version: { increment: 1 } },
    });
    const { creditCode, noCodeReason, groupId } = target;
    // A target that belonged to the source belongs to whom the source belonged.
    const group = groupId === sourceId ? (source.groupId === targetId ? null : source.groupId) : groupId;
    await tx.partner.updateMany({
      where: { ...at, id: targetId },
      data: { creditCode: creditCode ?? source.creditCode, groupId: group },
    });
    const moved: Moved = {
      ...rows,
      before: { creditCode, noCodeReason, groupId, sourceGroupId: source.groupId },
      addedName: await keepName(tx, ctx, source, target),
    };
    await touchPartner(tx, ctx, targetId);
    const mergeId = newId();
    await tx.partnerMerge.create({ data: { ...at, id: mergeId, sourceId, targetId, moved } });
    return { mergeId, targetId };
  },
});

/** Takes a merge back: everything that it moved and that is still with the target returns to the source. */
export const undoMerge = defineCommand({
  name: 'partners.undo-merge',
  permission: 'partners.merge',
  input: undoMergeInput,
  run: async ({ tx, ctx, input }) => {
    const at = { institutionId: ctx.institutionId };
    const merge = await tx.partnerMerge.findFirst({ where: { ...at, id: input.mergeId } });
    if (!merge) notFound();
    const { sourceId, targetId } = merge;
    const { count } = await tx.partnerMerge.updateMany({
      where: { ...at, id: merge.id, undoneAt: null },
      data: { undoneAt: new Date() },
    });
    if (count === 0) fail('RULE', 'mergeUndone');
    await tx.$queryRaw`select id from partners where institution_id = ${ctx.institutionId}::uuid and id in (${sourceId}::uuid, ${targetId}::uuid) order by id for update`;
    const target = await tx.partner.findFirst({ where: { AND: [visiblePartners(ctx), { id: targetId }] } });
    // The target has itself been merged: what was moved is no longer there, so the later merge is taken back first.
    if (!target) fail('RULE', 'mergeTargetMerged');
    const source = (await tx.partner.findFirst({ where: { ...at, id: sourceId } })) ?? notFound();
    const moved = merge.moved as unknown as Moved;
    const { before } = moved;
    // The code goes back first: two live records may not hold one code.
    const borrowed = before.creditCode === null && target.creditCode === source.creditCode;
    await tx.partner.updateMany({
      where: { ...at, id: targetId },
      data: {
        ...(borrowed && { creditCode: null, noCodeReason: target.noCodeReason ?? before.noCodeReason }),
        ...(before.groupId === sourceId && { groupId: sourceId }),
      },
    });
    await tx.partner.updateMany({
      where: { ...at, id: sourceId },
      data: { mergedIntoId: null, groupId: before.sourceGroupId ?? null, version: { increment: 1 } },
    });
    await moveBack(tx, ctx, moved, { sourceId, targetId });
    await touchPartner(tx, ctx, targetId);
    await touchPartner(tx, ctx, sourceId);
    return { sourceId, targetId };
  },
});
