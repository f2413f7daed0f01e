import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type PathwayFilter, type PathwayListState, pathwayList } from './list';
import { wherePathway } from './policy';
import { pupilTotals, readPathwayRows } from './rows';
import { newPathwayInput, ofPartnerInput } from './schema';
import type { PathwayRow, PupilCounts } from './types';
import { MODES } from './words';

const ORDER: Record<PathwayListState['sort'], (dir: Dir) => Prisma.PathwayClassOrderByWithRelationInput> = {
  name: (dir) => ({ name: dir }),
  grade: (dir) => ({ gradeYear: dir }),
  seats: (dir) => ({ plannedSeats: dir }),
};

/** The list's order, for its page and for the export. */
export function pathwayOrder({ sort, dir }: Pick<PathwayListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { name: 'asc' as const }, { id: 'asc' as const }];
}

export type PathwayTotals = PupilCounts & { plannedSeats: number };

/** The planned seats of all classes of the filter: what the list's totals row says. */
export function countPlannedSeats(tx: Tx, ctx: Ctx, filter: PathwayFilter): Promise<number> {
  const where = wherePathway(ctx, filter);
  return counted(tx, ctx, 'pathways.seats', where, async () => {
    const { _sum } = await tx.pathwayClass.aggregate({ where, _sum: { plannedSeats: true } });
    return _sum.plannedSeats ?? 0;
  });
}

/** One page of classes as the address says, with the totals of all pages. */
export const listPathways = defineQuery({
  permission: 'pathways.read',
  input: pathwayList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<PathwayRow> & { totals: PathwayTotals }> => {
    const where = wherePathway(ctx, input.filter);
    const orderBy = pathwayOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'pathways',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.pathwayClass.count({ where }),
      ids: (window) => tx.pathwayClass.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const find =
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window };
        return readPathwayRows(tx, ctx, find, input.filter.on);
      },
    });
    const plannedSeats = await countPlannedSeats(tx, ctx, input.filter);
    const pupils = await pupilTotals(tx, ctx, where, input.filter.on ?? ctx.today);
    return { ...page, totals: { plannedSeats, ...pupils } };
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countPathways(tx: Tx, ctx: Ctx, filter: PathwayFilter): Promise<number> {
  const where = wherePathway(ctx, filter);
  return counted(tx, ctx, 'pathways.count', where, () => tx.pathwayClass.count({ where }));
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const pathwayFacets = defineQuery({
  permission: 'pathways.read',
  input: z.strictObject({ filter: pathwayList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const group = (field: 'mode' | 'gradeYear' | 'schoolId', over: PathwayFilter) => {
      const where = wherePathway(ctx, { ...filter, ...over });
      return counted(tx, ctx, `pathways.by.${field}`, where, async () => {
        const groups = await tx.pathwayClass.groupBy({ by: [field], where, _count: { _all: true } });
        return new Map(groups.map((each) => [String(each[field]), each._count._all]));
      });
    };
    const modes = await group('mode', { mode: undefined });
    const grades = await group('gradeYear', { grade: undefined });
    const schools = await group('schoolId', { school: undefined });
    const named = await tx.partner.findMany({
      where: { institutionId: ctx.institutionId, id: { in: [...schools.keys()] } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    });
    return {
      total: await countPathways(tx, ctx, { ...filter, mode: undefined }),
      mode: MODES.map((value) => ({ value, count: modes.get(value) ?? 0 })),
      grades: [...grades].map(([value, count]) => ({ value, count })).sort((a, b) => b.value.localeCompare(a.value)),
      schools: named.map(({ id, name }) => ({ value: id, label: name, count: schools.get(id) ?? 0 })),
      asked: await countPathways(tx, ctx, { ...filter, asked: '1' }),
      doubt: await countPathways(tx, ctx, { ...filter, code: 'DOUBT' }),
    };
  },
});

/** The classes of a secondary school or an enterprise, the newest first. */
export const pathwaysOfPartner = defineQuery({
  permission: 'pathways.read',
  input: ofPartnerInput,
  run: ({ tx, ctx, input: { partnerId } }): Promise<PathwayRow[]> => {
    const where = {
      AND: [wherePathway(ctx, {}), { OR: [{ schoolId: partnerId }, { enterpriseId: partnerId }] }],
    };
    return readPathwayRows(tx, ctx, { where, orderBy: pathwayOrder({ sort: 'grade', dir: 'desc' }), take: 200 });
  },
});

/** What a class's form offers, and what a blank one starts with. */
export const pathwayChoices = defineQuery({
  permission: 'pathways.write',
  input: newPathwayInput,
  run: async ({ tx, ctx, input: { schoolId } }) => {
    const at = { institutionId: ctx.institutionId };
    const orderBy = [{ name: 'asc' as const }, { id: 'asc' as const }];
    const asSchool = ctx.scope === 'partner';
    const id = asSchool ? ctx.partnerId : schoolId;
    const school = id
      ? await tx.partner.findFirst({
          where: { ...at, id, kind: 'SECONDARY_SCHOOL' },
          select: { id: true, name: true },
        })
      : null;
    return {
      school,
      asSchool,
      today: ctx.today,
      programmes: await tx.programme.findMany({ where: at, orderBy, select: { id: true, name: true, code: true } }),
      alliances: await tx.platform.findMany({
        where: { ...at, kind: 'PATHWAY_ALLIANCE', closedOn: null },
        orderBy,
        select: { id: true, name: true },
      }),
    };
  },
});
