import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { whereEquipment } from './policy';
import { equipmentStateOn, worth } from './state';
import type { EquipmentRow } from './types';

type Find = Pick<Prisma.EquipmentFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;
const named = { select: { id: true, name: true } } as const;

/** Rows of equipment for the list, the platform's page and the export, as they stand on a day. */
export async function readEquipmentRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<EquipmentRow[]> {
  const platform = { select: { ...named.select, departmentId: true, responsibleId: true } } as const;
  const found = await tx.equipment.findMany({ ...find, include: { platform, room: named, owner: named } });
  return found.map(({ id, version, name, model, count, room, owner, platform: of, ...each }) => {
    const unitValue = each.unitValue === null ? null : Number(each.unitValue);
    const days = { acquiredOn: fromDbDate(each.acquiredOn), retiredOn: fromDbDate(each.retiredOn) };
    return {
      ...{ id, version, name, model, count, room, owner, unitValue, ...days },
      value: unitValue === null ? null : worth(count, unitValue),
      state: equipmentStateOn(days, day),
      platform: { id: of.id, name: of.name },
      mayWrite: mayOnPlatform(ctx, 'equipment.write', of),
    };
  });
}

/** What the equipment in use on a day is worth, for each of the platforms that has any: the value of a base comes from here. */
export async function equipmentValues(
  tx: Tx,
  ctx: Ctx,
  platformIds: string[],
  day: Day = ctx.today,
): Promise<Map<string, number>> {
  const values = new Map<string, number>();
  if (platformIds.length === 0) return values;
  const groups = await tx.equipment.groupBy({
    by: ['platformId', 'count', 'unitValue'],
    where: { ...whereEquipment(ctx, { state: ['IN_USE'], on: day, platform: platformIds }), unitValue: { not: null } },
    _count: { _all: true },
  });
  for (const { platformId, count, unitValue, _count } of groups) {
    const more = worth(count * _count._all, Number(unitValue));
    values.set(platformId, worth(1, (values.get(platformId) ?? 0) + more));
  }
  return values;
}
