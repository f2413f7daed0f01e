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
import { departmentNames } from '@/lib/modules/people/queries';
import { type AgreementFilter, type AgreementListState, agreementList } from './list';
import { visibleAgreements, whereAgreement } from './policy';
import { readAgreementForm } from './record';
import { readAgreementRows } from './rows';
import { agreementId } from './schema';
import type { AgreementRow, EndingMonth } from './types';
import { type AgreementKind, SHOWN_STATES, type ShownState } from './words';
import { proposeNumber } from './writes';

const ORDER: Record<AgreementListState['sort'], (dir: Dir) => Prisma.AgreementOrderByWithRelationInput> = {
  updated: (dir) => ({ updatedAt: dir }),
  ends: (dir) => ({ validTo: { sort: dir, nulls: 'last' } }),
  signed: (dir) => ({ signedOn: { sort: dir, nulls: 'last' } }),
  number: (dir) => ({ number: { sort: dir, nulls: 'last' } }),
  title: (dir) => ({ title: dir }),
};

/** The list's order, for its page and for the export. */
export function agreementOrder({ sort, dir }: Pick<AgreementListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of agreements as the address says. */
export const listAgreements = defineQuery({
  permission: 'agreements.read',
  input: agreementList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<AgreementRow>> => {
    const where = whereAgreement(ctx, input.filter);
    const orderBy = agreementOrder(input);
    return pageOf(tx, ctx, {
      name: 'agreements',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.agreement.count({ where }),
      ids: (window) => tx.agreement.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (at) =>
        readAgreementRows(
          tx,
          ctx,
          'ids' in at
            ? { where: { institutionId: ctx.institutionId, id: { in: at.ids } }, orderBy }
            : { where, orderBy, ...at },
          input.filter.on,
        ),
    });
  },
});

/** What the money of all agreements that the filter finds adds up to, in 10,000 yuan. */
export const agreementTotals = defineQuery({
  permission: 'agreements.read',
  input: z.strictObject({ filter: agreementList.filterSchema }),
  run: ({ tx, ctx, input: { filter } }): Promise<{ amount: number }> => {
    const where = whereAgreement(ctx, filter);
    return counted(tx, ctx, 'agreements.totals', where, async () => {
      const { _sum } = await tx.agreement.aggregate({ where, _sum: { amount: true } });
      return { amount: Number(_sum.amount ?? 0) };
    });
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countAgreements(tx: Tx, ctx: Ctx, filter: AgreementFilter): Promise<number> {
  const where = whereAgreement(ctx, filter);
  return counted(tx, ctx, 'agreements.count', where, () => tx.agreement.count({ where }));
}

async function groupAgreements(tx: Tx, ctx: Ctx, filter: AgreementFilter, field: 'kind' | 'departmentId') {
  const where = whereAgreement(ctx, filter);
  return counted(tx, ctx, `agreements.by.${field}`, where, async () => {
    const groups = await tx.agreement.groupBy({ by: [field], where, _count: { _all: true } });
    return groups.map((g) => ({ value: g[field] ?? null, count: g._count._all }));
  });
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const agreementFacets = defineQuery({
  permission: 'agreements.read',
  input: z.strictObject({ filter: agreementList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const tabs = { ...filter, state: undefined, ending: undefined, mine: undefined };
    const state: { value: ShownState; count: number }[] = [];
    for (const value of SHOWN_STATES)
      state.push({ value, count: await countAgreements(tx, ctx, { ...tabs, state: [value] }) });
    const names = await departmentNames(tx, ctx);
    const departments = await groupAgreements(tx, ctx, { ...filter, department: undefined }, 'departmentId');
    return {
      total: await countAgreements(tx, ctx, tabs),
      state,
      kind: (await groupAgreements(tx, ctx, { ...filter, kind: undefined }, 'kind')) as {
        value: AgreementKind;
        count: number;
      }[],
      departments: departments.flatMap(({ value, count }) => {
        const label = value && names[value];
        return label ? [{ value, label, count }] : [];
      }),
      ending: await countAgreements(tx, ctx, { ...tabs, ending: '1' }),
      mine: grantOf(ctx.role, 'agreements.write') ? await countAgreements(tx, ctx, { ...tabs, mine: '1' }) : 0,
    };
  },
});

export const getAgreementForm = defineQuery({
  permission: 'agreements.read',
  input: agreementId,
  run: async ({ tx, ctx, input }) => (await readAgreementForm(tx, ctx, input.id)) ?? notFound(),
});

/** What a blank form starts with: the next free number, and the caller's own department. */
export const newAgreement = defineQuery({
  permission: 'agreements.write',
  input: z.strictObject({ partnerId: z.uuid().optional() }),
  run: async ({ tx, ctx, input }) => ({
    number: await proposeNumber(tx, ctx),
    departmentId: ctx.departmentId,
    responsibleId: ctx.membershipId,
    partner: input.partnerId
      ? await tx.partner.findFirst({
          where: { institutionId: ctx.institutionId, id: input.partnerId, mergedIntoId: null },
          select: { id: true, name: true },
        })
      : null,
  }),
});

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The concluded agreements whose last day lies in the year, month by month; each month's list adds up to it. */
export const agreementCalendar = defineQuery({
  permission: 'agreements.read',
  input: z.strictObject({ year: z.int().min(1990).max(2100) }),
  run: async ({ tx, ctx, input: { year } }): Promise<EndingMonth[]> => {
    const ending: AgreementFilter = { state: ['SIGNED', 'IN_FORCE', 'EXPIRED'] };
    const where = whereAgreement(ctx, { ...ending, endsFrom: `${year}-01-01`, endsTo: `${year}-12-31` });
    const rows = await readAgreementRows(tx, ctx, { where, orderBy: [{ validTo: 'asc' }, { id: 'asc' }] });
    return Array.from({ length: 12 }, (_, i) => {
      const endsTo = lastDay(year, i + 1);
      const month = endsTo.slice(0, 7);
      const items = rows.filter((row) => row.validTo?.startsWith(month));
      const filter = { ...ending, endsFrom: `${month}-01`, endsTo };
      return { month, total: items.length, href: agreementList.href({ filter, sort: 'ends', dir: 'asc' }), items };
    });
  },
});

const OF_PARTNER = 100;

/** A partner's agreements for its page, those that end last first. */
export const agreementsOfPartner = defineQuery({
  permission: 'agreements.read',
  input: z.strictObject({ partnerId: z.uuid() }),
  run: async ({ tx, ctx, input: { partnerId } }) =>
    readAgreementRows(tx, ctx, {
      where: whereAgreement(ctx, { partner: [partnerId] }),
      orderBy: [{ validTo: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
      take: OF_PARTNER,
    }),
});

/** Agreements for a picker, by what was typed. */
export const agreementOptions = defineQuery({
  permission: 'agreements.read',
  input: z.strictObject({ q: z.string().max(100).default('') }),
  run: async ({ tx, ctx, input }) =>
    tx.agreement.findMany({
      where: { AND: [visibleAgreements(ctx), whereAgreement(ctx, { q: input.q })] },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      take: 20,
      select: { id: true, title: true, number: true },
    }),
});
