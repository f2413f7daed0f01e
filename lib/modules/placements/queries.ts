import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { departmentNames } from '@/lib/modules/people/queries';
import { ruleSettings } from './judge';
import { type PlacementFilter, type PlacementListState, placementList } from './list';
import { wherePlacement } from './policy';
import { readPlacementRows } from './rows';
import { RULES, severityOf } from './rules';
import { ofPlan } from './schema';
import type { PlacementRow } from './types';
import { PLACEMENT_STATES } from './words';

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
    const departments = [];
    for (const [value, label] of Object.entries(await departmentNames(tx, ctx))) {
      const count = await countPlacements(tx, ctx, { ...filter, department: [value] });
      if (count) departments.push({ value, label, count });
    }
    return {
      total: [...states.values()].reduce((sum, n) => sum + n, 0),
      state: PLACEMENT_STATES.map((value) => ({ value, count: states.get(value) ?? 0 })),
      departments,
      running: await countPlacements(tx, ctx, { ...filter, running: '1' }),
      broken: await countPlacements(tx, ctx, { ...filter, broken: '1' }),
    };
  },
});

/** The placements of a plan, students in order. */
export const placementsOfPlan = defineQuery({
  permission: 'placements.read',
  input: ofPlan,
  run: ({ tx, ctx, input: { planId } }): Promise<PlacementRow[]> =>
    readPlacementRows(tx, ctx, {
      where: wherePlacement(ctx, { plan: [planId] }),
      orderBy: [{ student: { studentNo: 'asc' } }, { id: 'asc' }],
      take: 1_000,
    }),
});

/** Every rule with its article, how strictly it is taken, and how many placements break it; each number leads to its list. */
export const ruleBook = defineQuery({
  permission: 'placements.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const settings = await ruleSettings(tx, ctx);
    const rows = [];
    for (const { id, article, source, from, verified, filing, check } of RULES) {
      const filter: PlacementFilter = { breaks: [id] };
      rows.push({
        ...{ id, article, source, from, verified, filing: filing ?? false, computed: check !== null },
        severity: severityOf(id, settings),
        count: check ? await countPlacements(tx, ctx, filter) : null,
        href: placementList.href({ filter }),
      });
    }
    return rows;
  },
});
