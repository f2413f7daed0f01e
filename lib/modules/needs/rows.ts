import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { departmentNames } from '@/lib/modules/people/queries';
import type { NeedRow } from './types';
import type { NeedKind, NeedState } from './words';

type Find = {
  where: Prisma.NeedWhereInput;
  orderBy: Prisma.NeedOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Whether a need's day is past while it is neither met nor withdrawn. */
export function isLate(ctx: Ctx, need: { wantedBy: Date | null; closedOn: Date | null }): boolean {
  return need.wantedBy !== null && need.closedOn === null && need.wantedBy < toDbDate(ctx.today);
}

/** Rows for the list, a partner's page and the export. */
export async function readNeedRows(tx: Tx, ctx: Ctx, find: Find): Promise<NeedRow[]> {
  const needs = await tx.need.findMany({
    ...find,
    select: {
      id: true,
      title: true,
      kind: true,
      state: true,
      quantity: true,
      raisedOn: true,
      wantedBy: true,
      closedOn: true,
      departmentId: true,
      updatedAt: true,
      partner: { select: { id: true, name: true } },
      _count: { select: { answers: true } },
    },
  });
  const departments = await departmentNames(tx, ctx);
  return needs.map((n) => ({
    id: n.id,
    title: n.title,
    kind: n.kind as NeedKind,
    state: n.state as NeedState,
    partner: n.partner,
    quantity: n.quantity,
    raisedOn: fromDbDate(n.raisedOn),
    wantedBy: fromDbDate(n.wantedBy),
    closedOn: fromDbDate(n.closedOn),
    late: isLate(ctx, n),
    department: n.departmentId ? (departments[n.departmentId] ?? null) : null,
    answers: n._count.answers,
    updatedAt: n.updatedAt.toISOString(),
  }));
}
