import 'server-only';
import { z } from 'zod';
import type { Prisma } from '@/lib/db/generated/client';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type OrderClassListState, orderClassList } from './list';
import { whereOrderClass } from './policy';
import { readOrderClassRows } from './rows';
import type { OrderClassRow } from './types';
import { CLASS_STATES } from './words';

const ORDER: Record<OrderClassListState['sort'], (dir: Dir) => Prisma.OrderClassOrderByWithRelationInput> = {
  name: (dir) => ({ name: dir }),
  grade: (dir) => ({ gradeYear: dir }),
  started: (dir) => ({ startedOn: { sort: dir, nulls: 'last' } }),
};

/** One page of classes as the address says. */
export const listOrderClasses = defineQuery({
  permission: 'order-classes.read',
  input: orderClassList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<OrderClassRow>> => {
    const where = whereOrderClass(ctx, input.filter);
    const orderBy = [ORDER[input.sort](input.dir), { id: 'asc' as const }];
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'order-classes',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.orderClass.count({ where }),
      ids: (window) => tx.orderClass.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) =>
        readOrderClassRows(
          tx,
          ctx,
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window },
        ),
    });
  },
});

/** How many classes stand in each state, for the tabs. */
export const orderClassFacets = defineQuery({
  permission: 'order-classes.read',
  input: z.strictObject({ filter: orderClassList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const where = whereOrderClass(ctx, { ...filter, state: undefined });
    const groups = await tx.orderClass.groupBy({ by: ['state'], where, _count: { _all: true } });
    const state = CLASS_STATES.map((value) => ({
      value,
      count: groups.find((group) => group.state === value)?._count._all ?? 0,
    }));
    return { total: state.reduce((sum, each) => sum + each.count, 0), state };
  },
});
