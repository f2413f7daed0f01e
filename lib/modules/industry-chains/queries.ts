import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type ChainFilter, type ChainListState, chainList } from './list';
import { whereChain } from './policy';
import { chainNumbers, readChainRows } from './rows';
import type { ChainNumbers, ChainRow } from './types';
import { CHAIN_STATES, type ChainState } from './words';

const ORDER: Record<ChainListState['sort'], (dir: Dir) => Prisma.DictionaryEntryOrderByWithRelationInput[]> = {
  order: (dir) => [{ position: dir }, { code: dir }],
  name: (dir) => [{ labelZh: dir }],
  code: (dir) => [{ code: dir }],
};

/** The list's order, for its page and for the export. */
export function chainOrder({ sort, dir }: Pick<ChainListState, 'sort' | 'dir'>) {
  return [...ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of chains as the address says. */
export const listChains = defineQuery({
  permission: 'industry-chains.read',
  input: chainList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<ChainRow>> => {
    const [where, orderBy] = [whereChain(ctx, input.filter), chainOrder(input)];
    return pageOf(tx, ctx, {
      ...{ name: 'chains', where, page: input.page, size: input.size },
      count: () => tx.dictionaryEntry.count({ where }),
      ids: (window) => tx.dictionaryEntry.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (at) => {
        const asked = 'ids' in at ? { where: { AND: [where, { id: { in: at.ids } }] } } : { where, ...at };
        return readChainRows(tx, ctx, { ...asked, orderBy });
      },
    });
  },
});

async function countChains(tx: Tx, ctx: Ctx, filter: ChainFilter): Promise<number> {
  const where = whereChain(ctx, filter);
  return counted(tx, ctx, 'chains.count', where, () => tx.dictionaryEntry.count({ where }));
}

/** Counts for the tabs, and what belongs to no chain. */
export const chainFacets = defineQuery({
  permission: 'industry-chains.read',
  input: z.strictObject({ filter: chainList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const state: { value: ChainState; count: number }[] = [];
    for (const value of CHAIN_STATES)
      state.push({ value, count: await countChains(tx, ctx, { ...filter, state: [value] }) });
    const none: ChainNumbers = await chainNumbers(tx, ctx, 'NONE');
    return { total: await countChains(tx, ctx, { ...filter, state: undefined }), state, none };
  },
});
