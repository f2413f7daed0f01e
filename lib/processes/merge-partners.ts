import 'server-only';
import type { Tx } from '@/lib/db/client';
import { nameKey } from '@/lib/identifiers/company-name';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { visiblePartners } from '@/lib/modules/partners/policy';
import { mergeInput, undoMergeInput } from '@/lib/modules/partners/schema';
import { searchTokens } from '@/lib/search/tokens';

// Rows that follow the partner they belong to. Each names its table, so that undoing finds exactly what was moved.
const FOLLOWERS = ['contact', 'visit', 'need', 'attachment', 'comment', 'membership'] as const;
type Follower = (typeof FOLLOWERS)[number];
type Mover = {
  findMany(args: { where: object; select: { id: true } }): Promise<{ id: string }[]>;
  updateMany(args: { where: object; data: { partnerId: string } }): Promise<{ count: number }>;
};
type Moved = Partial<
  Record<Follower | 'agreementParty' | 'partnerDepartment' | 'partnerName' | 'subsidiary', string[]>
> & {
  before: { creditCode: string | null; noCodeReason: string | null };
  addedName: string;
};

const table = (tx: Tx, name: Follower | 'agreementParty' | 'partnerDepartment') => tx[name] as unknown as Mover;

async function move(
  tx: Tx,
  ctx: Ctx,
  name: Follower | 'agreementParty' | 'partnerDepartment',
  where: object,
  to: string,
): Promise<string[]> {
  const rows = await table(tx, name).findMany({
    where: { institutionId: ctx.institutionId, ...where },
    select: { id: true },
  });
  const ids = rows.map((row) => row.id);
  if (ids.length > 0)
    await table(tx, name).updateMany({
      where: { institutionId: ctx.institutionId, id: { in: ids } },
      data: { partnerId: to },
    });
  return ids;
}

async function moveAll(tx: Tx, ctx: Ctx, from: string, to: string): Promise<Moved> {
  const moved: Moved = { before: { creditCode: null, noCodeReason: null }, addedName: newId() };
  for (const name of FOLLOWERS) moved[name] = await move(tx, ctx, name, { partnerId: from }, to);
  // An agreement or a department that both already have stays with the merged record: it would stand twice.
  const parties = await tx.agreementParty.findMany({
    where: { institutionId: ctx.institutionId, partnerId: to },
    select: { agreementId: true },
  });
  moved.agreementParty = await move(
    tx,
    ctx,
    'agreementParty',
    { partnerId: from, agreementId: { notIn: parties.map((p) => p.agreementId) } },
    to,
  );
  const departments = await tx.partnerDepartment.findMany({
    where: { institutionId: ctx.institutionId, partnerId: to },
    select: { departmentId: true },
  });
  moved.partnerDepartment = await move(
    tx,
    ctx,
    'partnerDepartment',
    { partnerId: from, departmentId: { notIn: departments.map((d) => d.departmentId) } },
    to,
  );
  const subsidiaries = await tx.partner.findMany({
    where: { institutionId: ctx.institutionId, groupId: from, NOT: { id: to } },
    select: { id: true },
  });
  moved.subsidiary = subsidiaries.map((s) => s.id);
  await tx.partner.updateMany({
    where: { institutionId: ctx.institutionId, id: { in: moved.subsidiary } },
    data: { groupId: to },
  });
  return moved;
}

async function refreshTokens(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const p = await tx.partner.findFirst({
    where: { institutionId: ctx.institutionId, id },
    include: { names: { select: { name: true } }, contacts: { where: { leftOn: null }, select: { name: true } } },
  });
  if (!p) return;
  const tokens = searchTokens({
    text: [p.name, p.shortName, ...p.names.map((n) => n.name), ...p.contacts.map((c) => c.name)],
    code: [p.creditCode],
  });
  await tx.partner.updateMany({
    where: { institutionId: ctx.institutionId, id },
    data: { searchTokens: tokens, version: { increment: 1 }, updatedAt: new Date() },
  });
}

/** Two records of one partner become the target: what belonged to the source moves over, its name stays as an alias. What was moved is kept for undoing. */
export const mergePartners = defineCommand({
  name: 'partners.merge',
  permission: 'partners.merge',
  input: mergeInput,
  run: async ({ tx, ctx, input: { sourceId, targetId } }) => {
    // Both rows are locked in one order, so that two merges at once cannot make a ring.
    await tx.$queryRaw`select id from partners where institution_id = ${ctx.institutionId}::uuid and id in (${sourceId}::uuid, ${targetId}::uuid) order by id for update`;
    const both = await tx.partner.findMany({
      where: { AND: [visiblePartners(ctx), { id: { in: [sourceId, targetId] } }] },
    });
    const source = both.find((p) => p.id === sourceId) ?? notFound();
    const target = both.find((p) => p.id === targetId) ?? notFound();
    if (source.kind !== target.kind) fail('RULE', 'mergeKinds');
    if (source.creditCode && target.creditCode && source.creditCode !== target.creditCode) fail('RULE', 'mergeCodes');
    const moved = await moveAll(tx, ctx, sourceId, targetId);
    moved.before = { creditCode: target.creditCode, noCodeReason: target.noCodeReason };
    await tx.partner.updateMany({
      where: { institutionId: ctx.institutionId, id: sourceId },
      data: { mergedIntoId: targetId, groupId: null, version: { increment: 1 } },
    });
    if (!target.creditCode && source.creditCode)
      await tx.partner.updateMany({
        where: { institutionId: ctx.institutionId, id: targetId },
        data: { creditCode: source.creditCode },
      });
    const added = await tx.partnerName.createMany({
      data: [
        {
          institutionId: ctx.institutionId,
          id: moved.addedName,
          partnerId: targetId,
          kind: 'ALIAS',
          name: source.name,
          nameKey: nameKey(source.name),
        },
      ],
      skipDuplicates: true,
    });
    if (added.count === 0) moved.addedName = '';
    await refreshTokens(tx, ctx, targetId);
    const mergeId = newId();
    await tx.partnerMerge.create({
      data: { institutionId: ctx.institutionId, id: mergeId, sourceId, targetId, moved },
    });
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
    const merge = await tx.partnerMerge.findFirst({ where: { ...at, id: input.mergeId, undoneAt: null } });
    if (!merge) notFound();
    const { count } = await tx.partnerMerge.updateMany({
      where: { ...at, id: merge.id, undoneAt: null },
      data: { undoneAt: new Date() },
    });
    if (count === 0) fail('CONFLICT', 'tryAgain');
    const moved = merge.moved as unknown as Moved;
    // The code goes back first: two live records may not hold one code.
    if (moved.before.creditCode === null)
      await tx.partner.updateMany({ where: { ...at, id: merge.targetId }, data: moved.before });
    await tx.partner.updateMany({
      where: { ...at, id: merge.sourceId },
      data: { mergedIntoId: null, version: { increment: 1 } },
    });
    for (const name of [...FOLLOWERS, 'agreementParty', 'partnerDepartment'] as const) {
      await table(tx, name).updateMany({
        where: { ...at, id: { in: moved[name] ?? [] }, partnerId: merge.targetId },
        data: { partnerId: merge.sourceId },
      });
    }
    await tx.partner.updateMany({
      where: { ...at, id: { in: moved.subsidiary ?? [] }, groupId: merge.targetId },
      data: { groupId: merge.sourceId },
    });
    if (moved.addedName) await tx.partnerName.deleteMany({ where: { ...at, id: moved.addedName } });
    await refreshTokens(tx, ctx, merge.targetId);
    return { sourceId: merge.sourceId };
  },
});
