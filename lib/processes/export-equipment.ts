import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { EQUIPMENT_COLUMN_SPECS, type EquipmentSheetRow } from '@/lib/modules/equipment/excel';
import { type EquipmentListState, equipmentList } from '@/lib/modules/equipment/list';
import { whereEquipment } from '@/lib/modules/equipment/policy';
import { equipmentOrder } from '@/lib/modules/equipment/queries';
import { readEquipmentRows } from '@/lib/modules/equipment/rows';
import { exportableList } from './export-list';

/** The equipment of centres and bases as a sheet, as it stands today. */
export const equipmentExport = exportableList<EquipmentSheetRow, EquipmentListState>({
  module: 'equipment',
  permission: 'equipment.export',
  list: equipmentList,
  specs: async () => EQUIPMENT_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereEquipment(ctx, filter);
    const orderBy = equipmentOrder({ sort, dir });
    return (await tx.equipment.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<EquipmentSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readEquipmentRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { name, model, count, unitValue, value, acquiredOn, retiredOn, state, platform, room, owner } = row;
    const of = { platform: platform.name, room: room?.name ?? null, owner: owner?.name ?? null };
    return [{ name, model, count, unitValue, value, acquiredOn, retiredOn, state, ...of }];
  });
}
