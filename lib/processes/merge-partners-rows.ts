import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';

// Rows that follow the partner they belong to. Each names its table, so that undoing finds exactly what was moved.
const FOLLOWERS = [
  'contact',
  'visit',
  'need',
  'attachment',
  'comment',
  'membership',
  'agreementParty',
  'partnerDepartment',
  'partnerName',
] as const;
type Follower = (typeof FOLLOWERS)[number];
type Mover = {
  findMany(args: { where: object; select: { id: true } }): Promise<{ id: string }[]>;
  updateMany(args: { where: object; data: { partnerId: string } }): Promise<{ count: number }>;
};
type Rows = Partial<Record<Follower | 'subsidiary', string[]>>;

/** What a merge moved, by table, and what it changed of the two records themselves. */
export type Moved = Rows & {
  before: {
    creditCode: string | null;
    noCodeReason: string | null;
    groupId: string | null;
    sourceGroupId: string | null;
  };
  addedName: string;
};

const table = (tx: Tx, name: Follower) => tx[name] as unknown as Mover;

/** What the target has of its own already stays with the merged record: it would stand twice. */
async function exceptions(tx: Tx, ctx: Ctx, to: string): Promise<Partial<Record<Follower, object>>> {
  const at = { institutionId: ctx.institutionId, partnerId: to };
  const parties = await tx.agreementParty.findMany({ where: at, select: { agreementId: true } });
  const departments = await tx.partnerDepartment.findMany({ where: at, select: { departmentId: true } });
  const names = await tx.partnerName.findMany({ where: at, select: { name: true } });
  const accounts = await tx.membership.findMany({ where: { ...at, endedAt: null }, select: { userId: true } });
  return {
    agreementParty: { agreementId: { notIn: parties.map((p) => p.agreementId) } },
    partnerDepartment: { departmentId: { notIn: departments.map((d) => d.departmentId) } },
    partnerName: { name: { notIn: names.map((n) => n.name) } },
    membership: { userId: { notIn: accounts.map((m) => m.userId) } },
  };
}

/** Moves everything that belongs to one partner to the other; gives what was moved. */
export async function moveAll(tx: Tx, ctx: Ctx, from: string, to: string): Promise<Rows> {
  const at = { institutionId: ctx.institutionId };
  const except = await exceptions(tx, ctx, to);
  const moved: Rows = {};
  for (const name of FOLLOWERS) {
    const rows = await table(tx, name).findMany({
      where: { ...at, partnerId: from, ...except[name] },
      select: { id: true },
    });
    const ids = rows.map((row) => row.id);
    moved[name] = ids;
    if (ids.length > 0)
      await table(tx, name).updateMany({ where: { ...at, id: { in: ids } }, data: { partnerId: to } });
  }
  const subsidiaries = await tx.partner.findMany({
    where: { ...at, groupId: from, NOT: { id: to } },
    select: { id: true },
  });
  moved.subsidiary = subsidiaries.map((s) => s.id);
  await tx.partner.updateMany({ where: { ...at, id: { in: moved.subsidiary } }, data: { groupId: to } });
  return moved;
}

/** Gives back what a merge moved, as far as it is still with the target. */
export async function moveBack(
  tx: Tx,
  ctx: Ctx,
  moved: Moved,
  { sourceId, targetId }: { sourceId: string; targetId: string },
): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  for (const name of FOLLOWERS) {
    await table(tx, name).updateMany({
      where: { ...at, id: { in: moved[name] ?? [] }, partnerId: targetId },
      data: { partnerId: sourceId },
    });
  }
  await tx.partner.updateMany({
    where: { ...at, id: { in: moved.subsidiary ?? [] }, groupId: targetId },
    data: { groupId: sourceId },
  });
  if (moved.addedName) await tx.partnerName.deleteMany({ where: { ...at, id: moved.addedName } });
}
