import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import type { PlacementKind, Stage } from '@/lib/modules/placements/words';
import { type PlanFilter, type PlanListState, planList } from './list';
import { type PlanOf, wherePlan } from './policy';
import type { PlanRow } from './types';
import { PLAN_STATES, type PlanState } from './words';

const ORDER: Record<PlanListState['sort'], (dir: Dir) => Prisma.InternshipPlanOrderByWithRelationInput> = {
  starts: (dir) => ({ startsOn: dir }),
  name: (dir) => ({ name: dir }),
};

/** The list's order, for its page and for the export. */
export function planOrder({ sort, dir }: Pick<PlanListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

type Find = {
  where: Prisma.InternshipPlanWhereInput;
  orderBy: Prisma.InternshipPlanOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Rows for the list and the export, with how many students each places. */
export async function readPlanRows(tx: Tx, ctx: Ctx, find: Find): Promise<PlanRow[]> {
  const found = await tx.internshipPlan.findMany({
    ...find,
    include: { _count: { select: { placements: { where: { state: { not: 'CANCELLED' } } } } } },
  });
  const departments = await departmentNames(tx, ctx);
  const people = await personNames(tx, ctx);
  return found.map((p) => ({
    ...{ id: p.id, name: p.name, kind: p.kind as PlacementKind, stage: p.stage as Stage | null },
    state: p.state as PlanState,
    department: p.departmentId ? (departments[p.departmentId] ?? null) : null,
    teacher: p.teacherId ? (people[p.teacherId] ?? null) : null,
    startsOn: fromDbDate(p.startsOn),
    endsOn: fromDbDate(p.endsOn),
    students: p._count.placements,
  }));
}

/** One page of plans as the address says. */
export const listPlans = defineQuery({
  permission: 'plans.read',
  input: planList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<PlanRow>> => {
    const where = wherePlan(ctx, input.filter);
    const orderBy = planOrder(input);
    return pageOf(tx, ctx, {
      name: 'plans',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.internshipPlan.count({ where }),
      ids: (window) => tx.internshipPlan.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const at = { institutionId: ctx.institutionId };
        const find =
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window };
        return readPlanRows(tx, ctx, find);
      },
    });
  },
});

/** How many there are, by the list's own filter. */
export async function countPlans(tx: Tx, ctx: Ctx, filter: PlanFilter): Promise<number> {
  const where = wherePlan(ctx, filter);
  return counted(tx, ctx, 'plans.count', where, () => tx.internshipPlan.count({ where }));
}

/** The approved plans of post internships that run or are to come: for their students posts are needed. */
export function plansToFill(tx: Tx, ctx: Ctx): Promise<PlanOf[]> {
  const where = {
    ...{ institutionId: ctx.institutionId, state: 'APPROVED', kind: 'POST' },
    endsOn: { gte: toDbDate(ctx.today) },
  };
  return counted(tx, ctx, 'plans.to-fill', where, () =>
    tx.internshipPlan.findMany({
      where,
      orderBy: { id: 'asc' },
      select: { id: true, schoolClassId: true, orderClassId: true, programmeId: true },
    }),
  );
}

/** Counts for the tabs. */
export const planFacets = defineQuery({
  permission: 'plans.read',
  input: z.strictObject({ filter: planList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const state = [];
    for (const value of PLAN_STATES)
      state.push({ value, count: await countPlans(tx, ctx, { ...filter, state: [value] }) });
    return { total: state.reduce((sum, { count }) => sum + count, 0), state };
  },
});

const NAMED = { select: { id: true, name: true }, orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }] };

/** What a plan's form offers. */
export const planChoices = defineQuery({
  permission: 'plans.write',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const where = { institutionId: ctx.institutionId };
    const programmes = await tx.programme.findMany({ where, ...NAMED });
    const schoolClasses = await tx.schoolClass.findMany({
      where: { ...where, closedOn: null },
      orderBy: [{ gradeYear: 'desc' }, { name: 'asc' }],
      select: { id: true, name: true },
    });
    const orderClasses = await tx.orderClass.findMany({ where: { ...where, state: 'RUNNING' }, ...NAMED });
    const members = await tx.membership.findMany({
      where: { ...where, role: { in: ['TEACHER', 'DEPARTMENT'] }, endedAt: null },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, user: { select: { name: true } } },
    });
    const departments = Object.entries(await departmentNames(tx, ctx)).map(([id, name]) => ({ id, name }));
    const teachers = members.map(({ id, user }) => ({ id, name: user.name }));
    return { programmes, schoolClasses, orderClasses, departments, teachers, departmentId: ctx.departmentId };
  },
});
