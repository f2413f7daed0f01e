import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { departmentNames } from '@/lib/modules/people/queries';
import type { OrderClassRow } from './types';
import type { ClassKind, ClassState } from './words';

type Find = {
  where: Prisma.OrderClassWhereInput;
  orderBy?: Prisma.OrderClassOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Rows for the list and the record. */
export async function readOrderClassRows(tx: Tx, ctx: Ctx, find: Find): Promise<OrderClassRow[]> {
  const found = await tx.orderClass.findMany({
    ...find,
    omit: { searchTokens: true },
    include: { partner: { select: { id: true, name: true } }, programme: { select: { name: true } } },
  });
  const departments = await departmentNames(tx, ctx);
  return found.map((each) => ({
    ...{ id: each.id, name: each.name, gradeYear: each.gradeYear, plannedSeats: each.plannedSeats },
    kind: each.kind as ClassKind,
    state: each.state as ClassState,
    partner: each.partner,
    programme: each.programme?.name ?? null,
    department: each.departmentId ? (departments[each.departmentId] ?? null) : null,
    startedOn: fromDbDate(each.startedOn),
  }));
}
