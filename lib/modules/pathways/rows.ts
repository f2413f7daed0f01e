import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { type Day, toDbDate } from '@/lib/kernel/day';
import type { PathwayRow, PupilCounts } from './types';
import type { Mode } from './words';

type Find = {
  where: Prisma.PathwayClassWhereInput;
  orderBy?: Prisma.PathwayClassOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Pupils who had reached each step by the day. */
async function countsBy(tx: Tx, ctx: Ctx, of: Prisma.PathwayStudentWhereInput, day: Day) {
  const on = toDbDate(day);
  const count = async (reached: Prisma.PathwayStudentWhereInput) => {
    const where = { institutionId: ctx.institutionId, AND: [of, reached] };
    const groups = await tx.pathwayStudent.groupBy({ by: ['pathwayClassId'], where, _count: { _all: true } });
    return new Map(groups.map((group) => [group.pathwayClassId, group._count._all]));
  };
  return {
    enrolled: await count({ enrolledOn: { lte: on } }),
    transferred: await count({ transferredOn: { lte: on } }),
    graduated: await count({ graduatedOn: { lte: on } }),
  };
}

/** What all classes of the filter have together. */
export async function pupilTotals(
  tx: Tx,
  ctx: Ctx,
  pathwayClass: Prisma.PathwayClassWhereInput,
  day: Day,
): Promise<PupilCounts> {
  return counted(tx, ctx, 'pathways.pupils', { pathwayClass, day }, async () => {
    const counts = await countsBy(tx, ctx, { pathwayClass }, day);
    const sum = (numbers: Map<string, number>) => [...numbers.values()].reduce((all, n) => all + n, 0);
    return { enrolled: sum(counts.enrolled), transferred: sum(counts.transferred), graduated: sum(counts.graduated) };
  });
}

/** Rows for the list and the export as they stand on a day: one read, and three for the pupils of all of them. */
export async function readPathwayRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<PathwayRow[]> {
  const named = { select: { id: true, name: true } } as const;
  const found = await tx.pathwayClass.findMany({
    ...find,
    select: {
      ...{ id: true, name: true, mode: true, gradeYear: true, plannedSeats: true, schoolId: true },
      ...{ school: named, enterprise: named, programme: named },
    },
  });
  const counts = await countsBy(tx, ctx, { pathwayClassId: { in: found.map(({ id }) => id) } }, day);
  return found.map(({ schoolId: _school, ...row }) => ({
    ...row,
    mode: row.mode as Mode,
    enrolled: counts.enrolled.get(row.id) ?? 0,
    transferred: counts.transferred.get(row.id) ?? 0,
    graduated: counts.graduated.get(row.id) ?? 0,
  }));
}
