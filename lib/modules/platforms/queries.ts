import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { departmentNames } from '@/lib/modules/people/queries';
import { type PlatformFilter, type PlatformListState, platformList } from './list';
import { visiblePlatforms, wherePlatform } from './policy';
import { readPlatformRows } from './rows';
import type { PlatformRow } from './types';
import { PLATFORM_KINDS, PLATFORM_STATES, type PlatformState } from './words';

const ORDER: Record<PlatformListState['sort'], (dir: Dir) => Prisma.PlatformOrderByWithRelationInput> = {
  name: (dir) => ({ name: dir }),
  established: (dir) => ({ establishedOn: { sort: dir, nulls: 'last' } }),
  updated: (dir) => ({ updatedAt: dir }),
  validTo: (dir) => ({ validTo: { sort: dir, nulls: 'last' } }),
};

/** The list's order, for its page and for the export. */
export function platformOrder({ sort, dir }: Pick<PlatformListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** One page of platforms as the address says. */
export const listPlatforms = defineQuery({
  permission: 'platforms.read',
  input: platformList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<PlatformRow>> => {
    const where = wherePlatform(ctx, input.filter);
    const orderBy = platformOrder(input);
    const at = { institutionId: ctx.institutionId };
    return pageOf(tx, ctx, {
      name: 'platforms',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.platform.count({ where }),
      ids: (window) => tx.platform.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const find =
          'ids' in window ? { where: { ...at, id: { in: window.ids } }, orderBy } : { where, orderBy, ...window };
        return readPlatformRows(tx, ctx, find, input.filter.on);
      },
    });
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countPlatforms(tx: Tx, ctx: Ctx, filter: PlatformFilter): Promise<number> {
  const where = wherePlatform(ctx, filter);
  return counted(tx, ctx, 'platforms.count', where, () => tx.platform.count({ where }));
}

async function groupPlatforms(
  tx: Tx,
  ctx: Ctx,
  filter: PlatformFilter,
  field: 'level' | 'subkind' | 'campus' | 'departmentId',
) {
  const where = wherePlatform(ctx, filter);
  return counted(tx, ctx, `platforms.by.${field}`, where, async () => {
    const groups = await tx.platform.groupBy({ by: [field], where, _count: { _all: true } });
    return groups.map((g) => ({ value: g[field] ?? null, count: g._count._all }));
  });
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const platformFacets = defineQuery({
  permission: 'platforms.read',
  input: z.strictObject({ filter: platformList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const tabs = { ...filter, state: undefined, ending: undefined, inspection: undefined, mine: undefined };
    const state: { value: PlatformState; count: number }[] = [];
    for (const value of PLATFORM_STATES)
      state.push({ value, count: await countPlatforms(tx, ctx, { ...tabs, state: [value] }) });
    const names = await departmentNames(tx, ctx);
    const departments = await groupPlatforms(tx, ctx, { ...filter, department: undefined }, 'departmentId');
    return {
      total: await countPlatforms(tx, ctx, tabs),
      state,
      level: await groupPlatforms(tx, ctx, { ...filter, level: undefined }, 'level'),
      subkind: await groupPlatforms(tx, ctx, { ...filter, subkind: undefined }, 'subkind'),
      campus: await groupPlatforms(tx, ctx, { ...filter, campus: undefined }, 'campus'),
      departments: departments.flatMap(({ value, count }) => {
        const label = value && names[value];
        return label ? [{ value, label, count }] : [];
      }),
      ending: await countPlatforms(tx, ctx, { ...tabs, ending: '1' }),
      inspection: await countPlatforms(tx, ctx, { ...tabs, inspection: 'DUE' }),
      mine: grantOf(ctx.role, 'platforms.write') ? await countPlatforms(tx, ctx, { ...tabs, mine: '1' }) : 0,
    };
  },
});

const OPTIONS = 20;

/** Platforms for a picker, by what was typed. */
export const platformOptions = defineQuery({
  permission: 'platforms.read',
  input: z.strictObject({
    q: z.string().max(100).default(''),
    kinds: z.array(z.enum(PLATFORM_KINDS)).max(5).default([]),
  }),
  run: async ({ tx, ctx, input: { q, kinds } }) =>
    tx.platform.findMany({
      where: wherePlatform(ctx, { q, kind: kinds.length > 0 ? kinds : undefined }),
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: OPTIONS,
      select: { id: true, name: true },
    }),
});

const OF_PARTNER = 100;

/** A partner's platforms for its page. */
export const platformsOfPartner = defineQuery({
  permission: 'platforms.read',
  input: z.strictObject({ partnerId: z.uuid() }),
  run: async ({ tx, ctx, input: { partnerId } }) =>
    readPlatformRows(tx, ctx, {
      where: { AND: [visiblePlatforms(ctx), { partners: { some: { partnerId, leftOn: null } } }] },
      orderBy: [{ kind: 'asc' }, { name: 'asc' }, { id: 'asc' }],
      take: OF_PARTNER,
    }),
});

/** What a blank form starts with: the caller's own department and oneself. */
export const newPlatform = defineQuery({
  permission: 'platforms.write',
  input: z.strictObject({}),
  run: async ({ ctx }) => ({ departmentId: ctx.departmentId, responsibleId: ctx.membershipId }),
});

/** Programmes that a platform may serve. */
export const programmesToServe = defineQuery({
  permission: 'platforms.read',
  input: z.strictObject({}),
  run: async ({ tx, ctx }) =>
    tx.programme.findMany({
      where: { institutionId: ctx.institutionId },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    }),
});
