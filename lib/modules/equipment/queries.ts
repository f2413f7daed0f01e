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
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { type EquipmentFilter, type EquipmentListState, equipmentList } from './list';
import { equippedPlatforms, whereEquipment } from './policy';
import { readEquipmentRows } from './rows';
import { equipmentOfInput } from './schema';
import { worth } from './state';
import type { EquipmentFacets, EquipmentRow, EquipmentTotals, PlatformEquipment } from './types';
import { EQUIPMENT_OWNERS, EQUIPMENT_STATES } from './words';

const ORDER: Record<EquipmentListState['sort'], (dir: Dir) => Prisma.EquipmentOrderByWithRelationInput> = {
  name: (dir) => ({ name: dir }),
  acquired: (dir) => ({ acquiredOn: { sort: dir, nulls: 'last' } }),
  price: (dir) => ({ unitValue: { sort: dir, nulls: 'last' } }),
};

/** The list's order, for its page and for the export. */
export function equipmentOrder({ sort, dir }: Pick<EquipmentListState, 'sort' | 'dir'>) {
  return [ORDER[sort](dir), { id: 'asc' as const }];
}

/** What the equipment of a filter is together: the list's totals row, and the sum on a platform's page. */
function equipmentTotals(tx: Tx, ctx: Ctx, filter: EquipmentFilter): Promise<EquipmentTotals> {
  const where = whereEquipment(ctx, filter);
  return counted(tx, ctx, 'equipment.totals', where, async () => {
    const groups = await tx.equipment.groupBy({ by: ['ownerId', 'count', 'unitValue'], where, _count: { _all: true } });
    const totals = { items: 0, pieces: 0, value: 0, ofPartners: 0 };
    for (const { ownerId, count, unitValue, _count } of groups) {
      const more = worth(count * _count._all, Number(unitValue ?? 0));
      totals.items += _count._all;
      totals.pieces += count * _count._all;
      totals.value = worth(1, totals.value + more);
      if (ownerId) totals.ofPartners = worth(1, totals.ofPartners + more);
    }
    return { ...totals, share: totals.value === 0 ? 0 : Math.round((totals.ofPartners / totals.value) * 1_000) / 10 };
  });
}

/** One page of equipment as the address says, with the totals of all pages. */
export const listEquipment = defineQuery({
  permission: 'equipment.read',
  input: equipmentList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<EquipmentRow> & { totals: EquipmentTotals }> => {
    const where = whereEquipment(ctx, input.filter);
    const orderBy = equipmentOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'equipment',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.equipment.count({ where }),
      ids: (window) => tx.equipment.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readEquipmentRows(tx, ctx, { ...one, orderBy }, input.filter.on);
      },
    });
    return { ...page, totals: await equipmentTotals(tx, ctx, input.filter) };
  },
});

async function countEquipment(tx: Tx, ctx: Ctx, filter: EquipmentFilter): Promise<number> {
  const where = whereEquipment(ctx, filter);
  return counted(tx, ctx, 'equipment.count', where, () => tx.equipment.count({ where }));
}

/** How much equipment stands in each state, belongs to whom and stands where: each counted with the other filters as they are. */
export const equipmentFacets = defineQuery({
  permission: 'equipment.read',
  input: z.strictObject({ filter: equipmentList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<EquipmentFacets> => {
    const state: EquipmentFacets['state'] = [];
    for (const value of EQUIPMENT_STATES)
      state.push({ value, count: await countEquipment(tx, ctx, { ...filter, state: [value] }) });
    const owner: EquipmentFacets['owner'] = [];
    for (const value of EQUIPMENT_OWNERS)
      owner.push({ value, count: await countEquipment(tx, ctx, { ...filter, owner: value }) });
    const where = whereEquipment(ctx, { ...filter, platform: undefined });
    const groups = await counted(tx, ctx, 'equipment.platforms', where, () =>
      tx.equipment.groupBy({ by: ['platformId'], where, _count: { _all: true } }),
    );
    const counts = new Map(groups.map(({ platformId, _count }) => [platformId, _count._all]));
    const platforms = await tx.platform.findMany({
      where: { institutionId: ctx.institutionId, id: { in: [...counts.keys()] } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true },
    });
    return {
      ...{ state, owner, total: await countEquipment(tx, ctx, { ...filter, state: undefined }) },
      platforms: platforms.map(({ id, name }) => ({ value: id, label: name, count: counts.get(id) ?? 0 })),
    };
  },
});

const OF_PLATFORM = 300;

/** The equipment of one centre or base that is in use, what it is worth, and the rooms of the place. */
export const equipmentOf = defineQuery({
  permission: 'equipment.read',
  input: equipmentOfInput,
  run: async ({ tx, ctx, input: { platformId } }): Promise<PlatformEquipment> => {
    const at = { AND: [equippedPlatforms(ctx), { id: platformId }] };
    const platform = (await tx.platform.findFirst({ where: at })) ?? notFound();
    const filter: EquipmentFilter = { platform: [platformId], state: ['IN_USE'] };
    const where = whereEquipment(ctx, filter);
    const orderBy = equipmentOrder({ sort: 'name', dir: 'asc' });
    return {
      rows: await readEquipmentRows(tx, ctx, { where, orderBy, take: OF_PLATFORM }),
      totals: await equipmentTotals(tx, ctx, filter),
      rooms: await tx.room.findMany({
        where: { institutionId: ctx.institutionId, platformId, closedOn: null },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true },
      }),
      mayWrite: mayOnPlatform(ctx, 'equipment.write', platform),
    };
  },
});
