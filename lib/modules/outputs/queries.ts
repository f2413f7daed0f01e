import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { fromDbDate } from '@/lib/kernel/day';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { PURPOSES } from '@/lib/modules/centres/words';
import { type OutputFilter, type OutputListState, outputList } from './list';
import { whereOutput } from './policy';
import { readOutputRows } from './rows';
import type { OutputFacets, OutputRow, OutputTotals } from './types';

/** The list's order, for its page and for the export. */
export function outputOrder({ sort, dir }: Pick<OutputListState, 'sort' | 'dir'>) {
  const first = sort === 'income' ? { income: { sort: dir, nulls: 'last' as const } } : { happenedOn: dir };
  return [first, { id: 'asc' as const }];
}

function outputTotals(tx: Tx, ctx: Ctx, filter: OutputFilter): Promise<OutputTotals> {
  const where = whereOutput(ctx, filter);
  return counted(tx, ctx, 'outputs.totals', where, async () => {
    const { _sum } = await tx.centreOutput.aggregate({ where, _sum: { income: true } });
    return { income: Number(_sum.income ?? 0) };
  });
}

/** One page of outputs as the address says, with what all pages earned. */
export const listOutputs = defineQuery({
  permission: 'outputs.read',
  input: outputList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<OutputRow> & { totals: OutputTotals }> => {
    const where = whereOutput(ctx, input.filter);
    const orderBy = outputOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'outputs',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.centreOutput.count({ where }),
      ids: (window) => tx.centreOutput.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readOutputRows(tx, ctx, { ...one, orderBy });
      },
    });
    return { ...page, totals: await outputTotals(tx, ctx, input.filter) };
  },
});

async function countOutputs(tx: Tx, ctx: Ctx, filter: OutputFilter): Promise<number> {
  const where = whereOutput(ctx, filter);
  return counted(tx, ctx, 'outputs.count', where, () => tx.centreOutput.count({ where }));
}

/** In which years there are outputs, and how many, newest first. */
async function yearsOf(tx: Tx, ctx: Ctx, filter: OutputFilter): Promise<OutputFacets['years']> {
  const where = whereOutput(ctx, { ...filter, year: undefined });
  const days = await counted(tx, ctx, 'outputs.days', where, () =>
    tx.centreOutput.groupBy({ by: ['happenedOn'], where, _count: { _all: true } }),
  );
  const years = new Map<string, number>();
  for (const { happenedOn, _count } of days) {
    const year = fromDbDate(happenedOn).slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + _count._all);
  }
  return [...years].sort(([a], [b]) => b.localeCompare(a)).map(([value, count]) => ({ value, label: value, count }));
}

/** How many outputs there are of each function, year and centre: each counted with the other filters as they are. */
export const outputFacets = defineQuery({
  permission: 'outputs.read',
  input: z.strictObject({ filter: outputList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<OutputFacets> => {
    const purpose: OutputFacets['purpose'] = [];
    for (const value of PURPOSES)
      purpose.push({ value, count: await countOutputs(tx, ctx, { ...filter, purpose: [value] }) });
    const where = whereOutput(ctx, { ...filter, centre: undefined });
    const groups = await counted(tx, ctx, 'outputs.centres', where, () =>
      tx.centreOutput.groupBy({ by: ['platformId'], where, _count: { _all: true } }),
    );
    const counts = new Map(groups.map(({ platformId, _count }) => [platformId, _count._all]));
    const centres = await tx.platform.findMany({
      where: { institutionId: ctx.institutionId, id: { in: [...counts.keys()] } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    });
    return {
      ...{ purpose, total: await countOutputs(tx, ctx, { ...filter, purpose: undefined }) },
      years: await yearsOf(tx, ctx, filter),
      centres: centres.map(({ id, name }) => ({ value: id, label: name, count: counts.get(id) ?? 0 })),
    };
  },
});
