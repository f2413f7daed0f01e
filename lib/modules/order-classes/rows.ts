import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { departmentNames } from '@/lib/modules/people/queries';
import { placeHeldOn } from './policy';
import type { ClassCourse, OrderClassRow } from './types';
import type { ClassKind, ClassState } from './words';

type Find = {
  where: Prisma.OrderClassWhereInput;
  orderBy?: Prisma.OrderClassOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** How many places of the classes are held on the day. */
export async function countPlaces(
  tx: Tx,
  ctx: Ctx,
  orderClass: Prisma.OrderClassWhereInput,
  day: Day,
): Promise<number> {
  const where = { institutionId: ctx.institutionId, orderClass, AND: [placeHeldOn(day)] };
  return counted(tx, ctx, 'order-classes.places', where, () => tx.roster.count({ where }));
}

/** Rows for the list, the record and the export: one read, and one for the places of all of them. */
export async function readOrderClassRows(
  tx: Tx,
  ctx: Ctx,
  find: Find,
  day: Day = ctx.today,
): Promise<(OrderClassRow & { orderClass: Prisma.OrderClassGetPayload<object> })[]> {
  const found = await tx.orderClass.findMany({
    ...find,
    include: { partner: { select: { id: true, name: true } }, programme: { select: { name: true } } },
  });
  const places = await tx.roster.groupBy({
    by: ['orderClassId'],
    where: {
      institutionId: ctx.institutionId,
      orderClassId: { in: found.map(({ id }) => id) },
      AND: [placeHeldOn(day)],
    },
    _count: { _all: true },
  });
  const students = new Map(places.map((group) => [group.orderClassId, group._count._all]));
  const departments = await departmentNames(tx, ctx);
  return found.map(({ partner, programme, ...each }) => ({
    ...{ id: each.id, name: each.name, gradeYear: each.gradeYear, plannedSeats: each.plannedSeats, partner },
    kind: each.kind as ClassKind,
    state: each.state as ClassState,
    programme: programme?.name ?? null,
    department: each.departmentId ? (departments[each.departmentId] ?? null) : null,
    students: students.get(each.id) ?? 0,
    startedOn: fromDbDate(each.startedOn),
    orderClass: each,
  }));
}

export const COURSE_PARTS = {
  ...{ id: true, version: true, name: true, hours: true, byEnterprise: true, teacher: true, term: true },
} as const;

/** The courses of a class in their order. */
export function readCourses(tx: Tx, ctx: Ctx, orderClassId: string): Promise<ClassCourse[]> {
  return tx.orderClassCourse.findMany({
    where: { institutionId: ctx.institutionId, orderClassId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: COURSE_PARTS,
  });
}
