import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { governedPlatforms } from '@/lib/modules/governance/policy';
import { personNames } from '@/lib/modules/people/queries';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { type IndicatorFilter, type IndicatorListState, indicatorList } from './list';
import { whereIndicator } from './policy';
import { readIndicatorRows, TREE_ORDER } from './rows';
import { treeInput } from './schema';
import { sumsOf } from './state';
import type { Branch, FirstBranch, IndicatorFacets, IndicatorRow, IndicatorTree } from './types';
import { INDICATOR_KINDS, INDICATOR_STATES } from './words';

/** The list's order: as the trees stand, or by name. */
export function indicatorOrder({ sort, dir }: Pick<IndicatorListState, 'sort' | 'dir'>) {
  return sort === 'name' ? [{ name: dir }, { id: 'asc' as const }] : [...TREE_ORDER];
}

/** One page of indicators as the address says. */
export const listIndicators = defineQuery({
  permission: 'governance.read',
  input: indicatorList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<IndicatorRow>> => {
    const where = whereIndicator(ctx, input.filter);
    const orderBy = indicatorOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'indicators',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.standardNode.count({ where }),
      ids: (window) => tx.standardNode.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readIndicatorRows(tx, ctx, { ...one, orderBy });
      },
    });
  },
});

async function countIndicators(tx: Tx, ctx: Ctx, filter: IndicatorFilter): Promise<number> {
  const where = whereIndicator(ctx, filter);
  return counted(tx, ctx, 'indicators.count', where, () => tx.standardNode.count({ where }));
}

type By = 'year' | 'platformId' | 'ownerId';

/** How many indicators of the filter there are by one of their columns. */
async function grouped(tx: Tx, ctx: Ctx, by: By, filter: IndicatorFilter): Promise<[value: string, count: number][]> {
  const where = whereIndicator(ctx, filter);
  const rows = await counted(tx, ctx, `indicators.${by}`, where, () =>
    tx.standardNode.groupBy({ by: [by], where, _count: true }),
  );
  return rows.flatMap((row) => (row[by] === null ? [] : [[String(row[by]), row._count] as [string, number]]));
}

/** How many indicators there are in each state, of each kind, year, platform and owner: each counted with the other filters as they are. */
export const indicatorFacets = defineQuery({
  permission: 'governance.read',
  input: z.strictObject({ filter: indicatorList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<IndicatorFacets> => {
    const count = (over: IndicatorFilter) => countIndicators(tx, ctx, { ...filter, ...over });
    const state: IndicatorFacets['state'] = [];
    for (const value of INDICATOR_STATES) state.push({ value, count: await count({ state: [value] }) });
    const kinds: IndicatorFacets['kinds'] = [];
    for (const value of INDICATOR_KINDS) kinds.push({ value, count: await count({ kind: [value] }) });
    const years = await grouped(tx, ctx, 'year', { ...filter, year: undefined });
    const platforms = new Map(await grouped(tx, ctx, 'platformId', { ...filter, platform: undefined }));
    const owners = await grouped(tx, ctx, 'ownerId', { ...filter, owner: undefined });
    const people = await personNames(tx, ctx);
    const named = await tx.platform.findMany({
      where: { institutionId: ctx.institutionId, id: { in: [...platforms.keys()] } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    });
    return {
      ...{ state, kinds },
      total: await count({ state: undefined }),
      mine: await count({ mine: '1' }),
      years: years.sort(([a], [b]) => Number(b) - Number(a)).map(([value, n]) => ({ value, label: value, count: n })),
      platforms: named.map(({ id, name }) => ({ value: id, label: name, count: platforms.get(id) ?? 0 })),
      owners: owners
        .map(([value, n]) => ({ value, label: people[value] ?? '', count: n }))
        .filter(({ label }) => label),
    };
  },
});

type At = { institutionId: string; platformId: string };

async function readBranches(tx: Tx, at: At & { year: number }, indicators: IndicatorRow[]): Promise<FirstBranch[]> {
  const nodes = await tx.standardNode.findMany({
    where: { ...at, depth: { lt: 3 } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const below = (parentId: string | null) => nodes.filter((node) => node.parentId === parentId);
  const branch = ({ id, version, code, name }: Branch) => ({ id, version, code, name });
  return below(null).map((first) => ({
    ...{ ...branch(first), sums: sumsOf(indicators.filter((each) => each.first.id === first.id)) },
    seconds: below(first.id).map((second) => {
      const own = indicators.filter((each) => each.second.id === second.id);
      return { ...branch(second), sums: sumsOf(own), indicators: own };
    }),
  }));
}

/** A platform's tree of a year with its sums by branch; without a year this one's, or the newest that there is. */
export const treeOf = defineQuery({
  permission: 'governance.read',
  input: treeInput,
  run: async ({ tx, ctx, input: { platformId, year: asked } }): Promise<IndicatorTree> => {
    const where = { AND: [governedPlatforms(ctx), { id: platformId }] };
    const platform = (await tx.platform.findFirst({ where })) ?? notFound();
    const at = { institutionId: ctx.institutionId, platformId };
    const grown = await tx.standardNode.groupBy({ by: ['year'], where: at, orderBy: { year: 'desc' } });
    const years = grown.map((row) => row.year);
    const thisYear = Number(ctx.today.slice(0, 4));
    const year = asked ?? (years.includes(thisYear) ? thisYear : (years[0] ?? thisYear));
    const filter = { platform: [platformId], year: [String(year)] };
    const indicators = await readIndicatorRows(tx, ctx, { where: whereIndicator(ctx, filter) });
    return {
      ...{ platform: { id: platformId, name: platform.name }, year, years, sums: sumsOf(indicators) },
      excluded: indicators.some(({ kind, state }) => kind === 'EXCLUDING' && state === 'UNMET'),
      branches: await readBranches(tx, { ...at, year }, indicators),
      mayWrite: mayOnPlatform(ctx, 'governance.write', platform),
    };
  },
});
