import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { departmentNames } from '@/lib/modules/people/queries';
import { type OrderClassFilter, type OrderClassListState, orderClassList } from './list';
import { whereOrderClass } from './policy';
import { countPlaces, readOrderClassRows } from './rows';
import { mentorsInput, newOrderClassInput, ofPartnerInput } from './schema';
import type { OrderClassRow } from './types';
import { CLASS_KINDS, CLASS_STATES } from './words';

const ORDER: Record<OrderClassListState['sort'], (dir: Dir) => Prisma.OrderClassOrderByWithRelationInput> = {
  name: (dir) => ({ name: dir }),
  grade: (dir) => ({ gradeYear: dir }),
  seats: (dir) => ({ plannedSeats: dir }),
  started: (dir) => ({ startedOn: { sort: dir, nulls: 'last' } }),
};

/** The list's order, for its page and for the export. */
export function orderClassOrder({ sort, dir }: Pick<OrderClassListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

export type OrderClassTotals = { plannedSeats: number; students: number };

/** What all classes of the filter have together, beyond the page. */
async function totalsOf(tx: Tx, ctx: Ctx, filter: OrderClassFilter): Promise<OrderClassTotals> {
  const where = whereOrderClass(ctx, filter);
  const seats = await counted(tx, ctx, 'order-classes.seats', where, async () => {
    const { _sum } = await tx.orderClass.aggregate({ where, _sum: { plannedSeats: true } });
    return _sum.plannedSeats ?? 0;
  });
  return { plannedSeats: seats, students: await countPlaces(tx, ctx, where, filter.on ?? ctx.today) };
}

const rowOf = ({
  orderClass: _stored,
  ...row
}: Awaited<ReturnType<typeof readOrderClassRows>>[number]): OrderClassRow => row;

/** One page of classes as the address says, with the totals of all pages. */
export const listOrderClasses = defineQuery({
  permission: 'order-classes.read',
  input: orderClassList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<OrderClassRow> & { totals: OrderClassTotals }> => {
    const where = whereOrderClass(ctx, input.filter);
    const orderBy = orderClassOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'order-classes',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.orderClass.count({ where }),
      ids: (window) => tx.orderClass.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: async (window) => {
        const find =
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window };
        return (await readOrderClassRows(tx, ctx, find, input.filter.on)).map(rowOf);
      },
    });
    return { ...page, totals: await totalsOf(tx, ctx, input.filter) };
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countOrderClasses(tx: Tx, ctx: Ctx, filter: OrderClassFilter): Promise<number> {
  const where = whereOrderClass(ctx, filter);
  return counted(tx, ctx, 'order-classes.count', where, () => tx.orderClass.count({ where }));
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const orderClassFacets = defineQuery({
  permission: 'order-classes.read',
  input: z.strictObject({ filter: orderClassList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const group = (field: 'state' | 'kind' | 'departmentId', over: OrderClassFilter) => {
      const where = whereOrderClass(ctx, { ...filter, ...over });
      return counted(tx, ctx, `order-classes.by.${field}`, where, async () => {
        const groups = await tx.orderClass.groupBy({ by: [field], where, _count: { _all: true } });
        return new Map<string | null, number>(groups.map((each) => [each[field], each._count._all]));
      });
    };
    const states = await group('state', { state: undefined });
    const kinds = await group('kind', { kind: undefined });
    const departments = await group('departmentId', { department: undefined });
    const names = await departmentNames(tx, ctx);
    return {
      total: await countOrderClasses(tx, ctx, { ...filter, state: undefined }),
      state: CLASS_STATES.map((value) => ({ value, count: states.get(value) ?? 0 })),
      kind: CLASS_KINDS.map((value) => ({ value, count: kinds.get(value) ?? 0 })),
      departments: Object.entries(names).flatMap(([value, label]) => {
        const count = departments.get(value);
        return count ? [{ value, label, count }] : [];
      }),
    };
  },
});

/** The classes of a partner, those that run first. */
export const orderClassesOfPartner = defineQuery({
  permission: 'order-classes.read',
  input: ofPartnerInput,
  run: async ({ tx, ctx, input: { partnerId } }): Promise<OrderClassRow[]> => {
    const where = whereOrderClass(ctx, { partner: [partnerId] });
    const orderBy = [{ endedOn: { sort: 'desc' as const, nulls: 'first' as const } }, { name: 'asc' as const }];
    return (await readOrderClassRows(tx, ctx, { where, orderBy, take: 200 })).map(rowOf);
  },
});

/** What a blank request starts with, and who asks: a partner for itself, the college for the partner that the address names. */
export const newOrderClass = defineQuery({
  permission: 'order-classes.write',
  input: newOrderClassInput,
  run: async ({ tx, ctx, input }) => {
    const outsider = ctx.scope === 'partner';
    const id = outsider ? ctx.partnerId : input.partnerId;
    const partner = id
      ? await tx.partner.findFirst({
          where: { institutionId: ctx.institutionId, id, mergedIntoId: null },
          select: { id: true, name: true },
        })
      : null;
    return { outsider, partner, departmentId: ctx.departmentId, gradeYear: Number(ctx.today.slice(0, 4)) };
  },
});

/** The people of an enterprise who may be a class's mentor: those who are there. A partner has its own. */
export const classMentors = defineQuery({
  permission: 'order-classes.write',
  input: mentorsInput,
  run: async ({ tx, ctx, input: { partnerId } }) => {
    if (ctx.scope === 'partner' && partnerId !== ctx.partnerId) return [];
    const people = await tx.contact.findMany({
      where: { institutionId: ctx.institutionId, partnerId, leftOn: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, title: true },
    });
    return people.map(({ id, name, title }) => ({ id, name: [name, title].filter(Boolean).join(' · ') }));
  },
});

const NAMED = {
  select: { id: true, name: true },
  orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }],
};

/** What a class's form offers: programmes for everybody who asks, and for the college what it adds. */
export const orderClassChoices = defineQuery({
  permission: 'order-classes.write',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) => {
    const where = { institutionId: ctx.institutionId };
    const programmes = await tx.programme.findMany({ where, ...NAMED });
    if (ctx.scope === 'partner') return { programmes, college: null };
    const departments = Object.entries(await departmentNames(tx, ctx)).map(([id, name]) => ({ id, name }));
    const platforms = await tx.platform.findMany({
      where: { ...where, closedOn: null, kind: { in: ['CONSORTIUM', 'INDUSTRY_COLLEGE', 'PRACTICE_CENTRE'] } },
      ...NAMED,
    });
    const members = await tx.membership.findMany({
      where: { ...where, role: { in: ['TEACHER', 'DEPARTMENT'] }, endedAt: null },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, user: { select: { name: true } } },
    });
    const teachers = members.map(({ id, user }) => ({ id, name: user.name }));
    return { programmes, college: { departments, platforms, teachers } };
  },
});
