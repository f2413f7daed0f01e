import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { fromDbDate } from '@/lib/kernel/day';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { departmentNames } from '@/lib/modules/people/queries';
import { ruleSettings } from './judge';
import { type PlacementFilter, type PlacementListState, placementList } from './list';
import { wherePlacement } from './policy';
import { readPlacementRows } from './rows';
import { FORMER, paramsOf, RULES, severityOf } from './rules';
import { newPlacementInput, ofRecord } from './schema';
import type { PlacementRow } from './types';
import { PLACEMENT_STATES, type PlacementKind, type Stage } from './words';

const ORDER: Record<PlacementListState['sort'], (dir: Dir) => Prisma.PlacementOrderByWithRelationInput> = {
  starts: (dir) => ({ startsOn: dir }),
  ends: (dir) => ({ endsOn: dir }),
  student: (dir) => ({ student: { name: dir } }),
  updated: (dir) => ({ updatedAt: dir }),
};

/** The list's order, for its page and for the export. */
export function placementOrder({ sort, dir }: Pick<PlacementListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of placements as the address says. */
export const listPlacements = defineQuery({
  permission: 'placements.read',
  input: placementList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<PlacementRow>> => {
    const where = wherePlacement(ctx, input.filter);
    const orderBy = placementOrder(input);
    return pageOf(tx, ctx, {
      name: 'placements',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.placement.count({ where }),
      ids: (window) => tx.placement.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const at = { institutionId: ctx.institutionId };
        const find =
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window };
        return readPlacementRows(tx, ctx, find);
      },
    });
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countPlacements(tx: Tx, ctx: Ctx, filter: PlacementFilter): Promise<number> {
  const where = wherePlacement(ctx, filter);
  return counted(tx, ctx, 'placements.count', where, () => tx.placement.count({ where }));
}

/** How many placements each department has: by its students' programmes. */
async function countByDepartment(tx: Tx, ctx: Ctx, filter: PlacementFilter): Promise<Map<string | null, number>> {
  const where = { institutionId: ctx.institutionId, placement: wherePlacement(ctx, filter) };
  return counted(tx, ctx, 'placements.by.department', where, async () => {
    const groups = await tx.placementDepartment.groupBy({ by: ['departmentId'], where, _count: { _all: true } });
    return new Map(groups.map((each) => [each.departmentId, each._count._all]));
  });
}

/** Counts for the filter tabs and chips. Each group ignores its own filter, so that its other values can be chosen. */
export const placementFacets = defineQuery({
  permission: 'placements.read',
  input: z.strictObject({ filter: placementList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const where = wherePlacement(ctx, { ...filter, state: undefined });
    const states = await counted(tx, ctx, 'placements.by.state', where, async () => {
      const groups = await tx.placement.groupBy({ by: ['state'], where, _count: { _all: true } });
      return new Map<string, number>(groups.map((each) => [each.state, each._count._all]));
    });
    const names = Object.entries(await departmentNames(tx, ctx));
    const counts = await countByDepartment(tx, ctx, { ...filter, department: undefined });
    return {
      total: [...states.values()].reduce((sum, n) => sum + n, 0),
      state: PLACEMENT_STATES.map((value) => ({ value, count: states.get(value) ?? 0 })),
      departments: names.flatMap(([value, label]) => {
        const count = counts.get(value);
        return count ? [{ value, label, count }] : [];
      }),
      running: await countPlacements(tx, ctx, { ...filter, running: '1' }),
      broken: await countPlacements(tx, ctx, { ...filter, broken: '1' }),
      moved: await countPlacements(tx, ctx, { ...filter, moved: '1' }),
    };
  },
});

/** The placements of a partner or of a student, newest first. */
export const placementsOf = defineQuery({
  permission: 'placements.read',
  input: ofRecord,
  run: ({ tx, ctx, input: { partnerId, studentId } }): Promise<PlacementRow[]> =>
    readPlacementRows(tx, ctx, {
      where: {
        AND: [wherePlacement(ctx, partnerId ? { partner: [partnerId] } : {}), studentId ? { studentId } : {}],
      },
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      take: 50,
    }),
});

/** Every rule with its article, how strictly it is taken, and how many placements break it; each number leads to its list. */
export const ruleBook = defineQuery({
  permission: 'plans.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const settings = await ruleSettings(tx, ctx);
    const where = wherePlacement(ctx, { broken: '1' });
    const combinations = await counted(tx, ctx, 'placements.by.broken', where, () =>
      tx.placement.groupBy({ by: ['broken'], where, _count: { _all: true } }),
    );
    const breaking = (id: string) =>
      combinations.reduce((sum, { broken, _count }) => sum + (broken.includes(id) ? _count._all : 0), 0);
    return [...RULES, ...FORMER].map(({ id, article, source, from, to, verified, filing, check, ...rule }) => ({
      ...{ id, article, source, from, to, verified, filing: filing ?? false, computed: check !== null },
      ...{ params: paramsOf(rule), left: rule.left },
      severity: severityOf(id, settings),
      count: check && to === null ? breaking(id) : null,
      href: placementList.href({ filter: { breaks: [id] } }),
    }));
  },
});

const NAMED = {
  select: { id: true, name: true },
  orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }],
};

/** What a placement's form offers: posts with slots left, teachers, platforms. */
export const placementChoices = defineQuery({
  permission: 'placements.write',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const where = { institutionId: ctx.institutionId };
    const posts = await tx.internshipPost.findMany({
      where: { ...where, state: 'PUBLISHED' },
      orderBy: [{ title: 'asc' }, { id: 'asc' }],
      select: { id: true, title: true, slots: true, taken: true, partner: { select: { id: true, name: true } } },
      take: 500,
    });
    const platforms = await tx.platform.findMany({
      where: { ...where, kind: 'INDUSTRY_COLLEGE', closedOn: null },
      ...NAMED,
    });
    const members = await tx.membership.findMany({
      where: { ...where, role: { in: ['TEACHER', 'DEPARTMENT'] }, endedAt: null },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, user: { select: { name: true } } },
    });
    const mentors = await tx.membership.findMany({
      where: { ...where, role: 'MENTOR', endedAt: null },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, partnerId: true, user: { select: { name: true } } },
    });
    return {
      platforms,
      mentors: mentors.map(({ id, partnerId, user }) => ({ id, partnerId, name: user.name })),
      teachers: members.map(({ id, user }) => ({ id, name: user.name })),
      posts: posts.map(({ id, title, slots, taken, partner }) => ({ id, title, partner, left: slots - taken })),
    };
  },
});

/** What a new placement starts with: the student whom the address names, and what its plan says. */
export const newPlacement = defineQuery({
  permission: 'placements.write',
  input: newPlacementInput,
  run: async ({ tx, ctx, input: { planId, studentId, studentNo } }) => {
    const at = { institutionId: ctx.institutionId };
    const named = studentId ? { id: studentId } : studentNo ? { studentNo } : null;
    const student = named
      ? await tx.student.findFirst({
          where: { ...at, ...named, leftOn: null },
          select: { id: true, name: true, studentNo: true },
        })
      : null;
    const plan = planId ? await tx.internshipPlan.findFirst({ where: { ...at, id: planId } }) : null;
    return {
      student,
      sought: named !== null,
      values: plan && {
        ...{ planId: plan.id, teacherId: plan.teacherId, startsOn: fromDbDate(plan.startsOn) },
        ...{ endsOn: fromDbDate(plan.endsOn), kind: plan.kind as PlacementKind, stage: plan.stage as Stage | null },
      },
    };
  },
});
