import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { teachingColleges } from '@/lib/modules/teams/policy';
import { type YearFilter, type YearListState, yearList } from './list';
import { whereYear } from './policy';
import { readYearRows } from './rows';
import { yearsOfInput } from './schema';
import type { YearFacets, YearRow } from './types';
import { YEAR_STATES } from './words';

/** The list's order, for its page and for the export. */
export function yearOrder({ sort, dir }: Pick<YearListState, 'sort' | 'dir'>) {
  const first = sort === 'score' ? { score: { sort: dir, nulls: 'last' as const } } : { year: dir };
  return [first, { platform: { name: 'asc' as const } }, { id: 'asc' as const }];
}

/** One page of colleges' years as the address says. */
export const listYears = defineQuery({
  permission: 'governance.read',
  input: yearList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<YearRow>> => {
    const where = whereYear(ctx, input.filter);
    const orderBy = yearOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'college-years',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.platformYear.count({ where }),
      ids: (window) => tx.platformYear.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readYearRows(tx, ctx, { ...one, orderBy });
      },
    });
  },
});

async function countYears(tx: Tx, ctx: Ctx, filter: YearFilter): Promise<number> {
  const where = whereYear(ctx, filter);
  return counted(tx, ctx, 'college-years.count', where, () => tx.platformYear.count({ where }));
}

/** How many stand in each state, and of which years: each counted with the other filters as they are. */
export const yearFacets = defineQuery({
  permission: 'governance.read',
  input: z.strictObject({ filter: yearList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<YearFacets> => {
    const state: YearFacets['state'] = [];
    for (const value of YEAR_STATES)
      state.push({ value, count: await countYears(tx, ctx, { ...filter, state: [value] }) });
    const where = whereYear(ctx, { ...filter, year: undefined });
    const years = await counted(tx, ctx, 'college-years.years', where, () =>
      tx.platformYear.groupBy({ by: ['year'], where, orderBy: { year: 'desc' }, _count: { _all: true } }),
    );
    return {
      ...{ state, total: await countYears(tx, ctx, { ...filter, state: undefined }) },
      years: years.map(({ year, _count }) => ({ value: String(year), label: String(year), count: _count._all })),
    };
  },
});

/** The years of one industry college, newest first. */
export const yearsOf = defineQuery({
  permission: 'governance.read',
  input: yearsOfInput,
  run: async ({ tx, ctx, input: { platformId } }): Promise<YearRow[]> => {
    if (!(await tx.platform.count({ where: { AND: [teachingColleges(ctx), { id: platformId }] } }))) notFound();
    const where = whereYear(ctx, { college: [platformId] });
    return readYearRows(tx, ctx, { where, orderBy: yearOrder({ sort: 'year', dir: 'desc' }), take: 50 });
  },
});
