import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { notFound } from '@/lib/kernel/errors';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { departmentNames } from '@/lib/modules/people/queries';
import { type NeedFilter, type NeedListState, needList } from './list';
import { whereNeed } from './policy';
import { readNeedForm } from './record';
import { readNeedRows } from './rows';
import { needId } from './schema';
import type { NeedRow } from './types';
import type { NeedKind, NeedState } from './words';

const ORDER: Record<NeedListState['sort'], (dir: Dir) => Prisma.NeedOrderByWithRelationInput> = {
  raised: (dir) => ({ raisedOn: dir }),
  wanted: (dir) => ({ wantedBy: { sort: dir, nulls: 'last' } }),
  updated: (dir) => ({ updatedAt: dir }),
  title: (dir) => ({ title: dir }),
};

/** The list's order, for its page and for the export. */
export function needOrder({ sort, dir }: Pick<NeedListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of needs as the address says. */
export const listNeeds = defineQuery({
  permission: 'needs.read',
  input: needList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<NeedRow>> => {
    const where = whereNeed(ctx, input.filter);
    const orderBy = needOrder(input);
    const institutionId = ctx.institutionId;
    return pageOf(tx, ctx, {
      name: 'needs',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.need.count({ where }),
      ids: (window) => tx.need.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (at) =>
        readNeedRows(
          tx,
          ctx,
          'ids' in at ? { where: { institutionId, id: { in: at.ids } }, orderBy } : { where, orderBy, ...at },
        ),
    });
  },
});

export type NeedTotals = { quantity: number; answers: number };

/** What the numbers of all needs that the filter finds add up to. */
export const needTotals = defineQuery({
  permission: 'needs.read',
  input: z.strictObject({ filter: needList.filterSchema }),
  run: ({ tx, ctx, input: { filter } }): Promise<NeedTotals> => {
    const where = whereNeed(ctx, filter);
    return counted(tx, ctx, 'needs.totals', where, async () => {
      const { _sum } = await tx.need.aggregate({ where, _sum: { quantity: true } });
      const answers = await tx.needAnswer.count({ where: { institutionId: ctx.institutionId, need: where } });
      return { quantity: _sum.quantity ?? 0, answers };
    });
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countNeeds(tx: Tx, ctx: Ctx, filter: NeedFilter): Promise<number> {
  const where = whereNeed(ctx, filter);
  return counted(tx, ctx, 'needs.count', where, () => tx.need.count({ where }));
}

async function groupNeeds(tx: Tx, ctx: Ctx, filter: NeedFilter, field: 'kind' | 'state' | 'departmentId') {
  const where = whereNeed(ctx, filter);
  return counted(tx, ctx, `needs.by.${field}`, where, async () => {
    const groups = await tx.need.groupBy({ by: [field], where, _count: { _all: true } });
    return groups.map((g) => ({ value: g[field] ?? null, count: g._count._all }));
  });
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const needFacets = defineQuery({
  permission: 'needs.read',
  input: z.strictObject({ filter: needList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const tabs = { ...filter, state: undefined };
    const names = await departmentNames(tx, ctx);
    const departments = await groupNeeds(tx, ctx, { ...filter, department: undefined }, 'departmentId');
    return {
      total: await countNeeds(tx, ctx, tabs),
      state: (await groupNeeds(tx, ctx, tabs, 'state')) as { value: NeedState; count: number }[],
      kind: (await groupNeeds(tx, ctx, { ...filter, kind: undefined }, 'kind')) as { value: NeedKind; count: number }[],
      departments: departments.flatMap(({ value, count }) => {
        const label = value && names[value];
        return label ? [{ value, label, count }] : [];
      }),
    };
  },
});

export const getNeedForm = defineQuery({
  permission: 'needs.read',
  input: needId,
  run: async ({ tx, ctx, input }) => (await readNeedForm(tx, ctx, input.id)) ?? notFound(),
});

/** What a blank form starts with: today, and the partner that one comes from or belongs to. An outsider chooses neither partner nor department. */
export const newNeed = defineQuery({
  permission: 'needs.write',
  input: z.strictObject({ partnerId: z.uuid().optional() }),
  run: async ({ tx, ctx, input }) => {
    const outsider = ctx.scope === 'partner';
    const id = outsider ? ctx.partnerId : input.partnerId;
    return {
      today: ctx.today,
      outsider,
      departmentId: ctx.departmentId,
      partner: id
        ? await tx.partner.findFirst({
            where: { institutionId: ctx.institutionId, id, mergedIntoId: null },
            select: { id: true, name: true },
          })
        : null,
    };
  },
});

const OF_PARTNER = 100;

/** A partner's needs for its page, latest first. */
export const needsOfPartner = defineQuery({
  permission: 'needs.read',
  input: z.strictObject({ partnerId: z.uuid() }),
  run: ({ tx, ctx, input: { partnerId } }) =>
    readNeedRows(tx, ctx, {
      where: whereNeed(ctx, { partner: [partnerId] }),
      orderBy: needOrder({ sort: 'raised', dir: 'desc' }),
      take: OF_PARTNER,
    }),
});
