import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type RequestFilter, requestList } from './list';
import { whereRequest } from './policy';
import { readRequestRows } from './rows';
import type { RequestFacets, RequestRow } from './types';
import { REQUEST_STATES } from './words';

/** One page of requests as the address says. */
export const listRequests = defineQuery({
  permission: 'centres.decide',
  input: requestList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<RequestRow>> => {
    const where = whereRequest(ctx, input.filter);
    const { dir, sort } = input;
    const orderBy = [sort === 'asked' ? { createdAt: dir } : { startsAt: dir }, { id: 'asc' as const }];
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'roomRequests',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.roomRequest.count({ where }),
      ids: (window) => tx.roomRequest.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readRequestRows(tx, ctx, { ...one, orderBy });
      },
    });
  },
});

async function countRequests(tx: Tx, ctx: Ctx, filter: RequestFilter): Promise<number> {
  const where = whereRequest(ctx, filter);
  return counted(tx, ctx, 'roomRequests.count', where, () => tx.roomRequest.count({ where }));
}

/** How many requests stand in each state, for the tabs. */
export const requestFacets = defineQuery({
  permission: 'centres.decide',
  input: z.strictObject({ filter: requestList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<RequestFacets> => {
    const state: RequestFacets['state'] = [];
    for (const value of REQUEST_STATES)
      state.push({ value, count: await countRequests(tx, ctx, { ...filter, state: [value] }) });
    return { total: await countRequests(tx, ctx, { ...filter, state: undefined }), state };
  },
});
