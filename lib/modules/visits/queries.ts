import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { notFound } from '@/lib/kernel/errors';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { personNames } from '@/lib/modules/people/queries';
import {
  FOLLOW_UP_STATES,
  type FollowUpFilter,
  followUpList,
  type VisitFilter,
  type VisitListState,
  visitList,
} from './list';
import { OWNER_ROLES, whereFollowUp, whereVisit } from './policy';
import { readVisitForm } from './record';
import { followUpView, readVisitRows } from './rows';
import { visitId } from './schema';
import type { FollowUpRow, VisitRow } from './types';
import type { VisitKind } from './words';

const ORDER: Record<VisitListState['sort'], (dir: Dir) => Prisma.VisitOrderByWithRelationInput> = {
  visited: (dir) => ({ visitedOn: dir }),
  updated: (dir) => ({ updatedAt: dir }),
  subject: (dir) => ({ subject: dir }),
};

/** The list's order, for its page and for the export. */
export function visitOrder({ sort, dir }: Pick<VisitListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of visits as the address says. */
export const listVisits = defineQuery({
  permission: 'visits.read',
  input: visitList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<VisitRow>> => {
    const where = whereVisit(ctx, input.filter);
    const orderBy = visitOrder(input);
    const institutionId = ctx.institutionId;
    return pageOf(tx, ctx, {
      name: 'visits',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.visit.count({ where }),
      ids: (window) => tx.visit.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (at) =>
        readVisitRows(
          tx,
          ctx,
          'ids' in at ? { where: { institutionId, id: { in: at.ids } }, orderBy } : { where, orderBy, ...at },
        ),
    });
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countVisits(tx: Tx, ctx: Ctx, filter: VisitFilter): Promise<number> {
  const where = whereVisit(ctx, filter);
  return counted(tx, ctx, 'visits.count', where, () => tx.visit.count({ where }));
}

async function countByKind(tx: Tx, ctx: Ctx, filter: VisitFilter): Promise<{ value: VisitKind; count: number }[]> {
  const where = whereVisit(ctx, filter);
  return counted(tx, ctx, 'visits.by.kind', where, async () => {
    const groups = await tx.visit.groupBy({ by: ['kind'], where, _count: { _all: true } });
    return groups.map((g) => ({ value: g.kind as VisitKind, count: g._count._all }));
  });
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const visitFacets = defineQuery({
  permission: 'visits.read',
  input: z.strictObject({ filter: visitList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const tabs = { ...filter, followUp: undefined, mine: undefined };
    return {
      total: await countVisits(tx, ctx, tabs),
      kind: await countByKind(tx, ctx, { ...filter, kind: undefined }),
      open: await countVisits(tx, ctx, { ...tabs, followUp: 'OPEN' }),
      overdue: await countVisits(tx, ctx, { ...tabs, followUp: 'OVERDUE' }),
      mine: grantOf(ctx.role, 'visits.write') ? await countVisits(tx, ctx, { ...tabs, mine: '1' }) : 0,
    };
  },
});

export const getVisitForm = defineQuery({
  permission: 'visits.read',
  input: visitId,
  run: async ({ tx, ctx, input }) => (await readVisitForm(tx, ctx, input.id)) ?? notFound(),
});

/** What a blank form starts with: today, whoever asks, and the partner from whose page one comes. */
export const newVisit = defineQuery({
  permission: 'visits.write',
  input: z.strictObject({ partnerId: z.uuid().optional() }),
  run: async ({ tx, ctx, input }) => ({
    today: ctx.today,
    membershipId: ctx.membershipId,
    partner: input.partnerId
      ? await tx.partner.findFirst({
          where: { institutionId: ctx.institutionId, id: input.partnerId, mergedIntoId: null },
          select: { id: true, name: true },
        })
      : null,
  }),
});

const OF_PARTNER = 100;

/** A partner's visits for its page, latest first. */
export const visitsOfPartner = defineQuery({
  permission: 'visits.read',
  input: z.strictObject({ partnerId: z.uuid() }),
  run: ({ tx, ctx, input: { partnerId } }) =>
    readVisitRows(tx, ctx, {
      where: whereVisit(ctx, { partner: [partnerId] }),
      orderBy: visitOrder({ sort: 'visited', dir: 'desc' }),
      take: OF_PARTNER,
    }),
});

/** How many follow-ups there are, by the list's own filter. */
export async function countFollowUps(tx: Tx, ctx: Ctx, filter: FollowUpFilter): Promise<number> {
  const where = whereFollowUp(ctx, filter);
  return counted(tx, ctx, 'follow-ups.count', where, () => tx.followUp.count({ where }));
}

/** One page of follow-ups, those due first on top. */
export const listFollowUps = defineQuery({
  permission: 'visits.read',
  input: followUpList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<FollowUpRow>> => {
    const where = whereFollowUp(ctx, input.filter);
    // What is to be done stands before what is done.
    const orderBy = [
      { doneOn: { sort: 'desc' as const, nulls: 'first' as const } },
      { dueOn: input.dir },
      { id: 'asc' as const },
    ];
    const people = await personNames(tx, ctx);
    const mayWrite = grantOf(ctx.role, 'visits.write') === 'all';
    return pageOf(tx, ctx, {
      name: 'follow-ups',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.followUp.count({ where }),
      ids: (window) => tx.followUp.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: async (at) => {
        const rows = await tx.followUp.findMany({
          where: 'ids' in at ? { institutionId: ctx.institutionId, id: { in: at.ids } } : where,
          ...('ids' in at ? {} : at),
          orderBy,
          include: { visit: { select: { subject: true, partner: { select: { id: true, name: true } } } } },
        });
        return rows.map(({ visit, ...row }) => ({
          ...followUpView(ctx, people, mayWrite, row),
          visitId: row.visitId,
          ...visit,
        }));
      },
    });
  },
});

/** Counts for the tabs of the follow-ups, everybody's or the caller's own. */
export const followUpFacets = defineQuery({
  permission: 'visits.read',
  input: z.strictObject({ filter: followUpList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const state: { value: (typeof FOLLOW_UP_STATES)[number]; count: number }[] = [];
    for (const value of FOLLOW_UP_STATES)
      state.push({ value, count: await countFollowUps(tx, ctx, { ...filter, state: value }) });
    return {
      state,
      mine: await countFollowUps(tx, ctx, { ...filter, mine: '1' }),
      total: await countFollowUps(tx, ctx, { ...filter, mine: undefined }),
    };
  },
});

/** People who can be given a follow-up. */
export const followUpOwners = defineQuery({
  permission: 'visits.write',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const rows = await tx.membership.findMany({
      where: { institutionId: ctx.institutionId, role: { in: OWNER_ROLES }, endedAt: null },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, user: { select: { name: true } } },
    });
    return rows.map((m) => ({ id: m.id, name: m.user.name }));
  },
});
