import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { PLACEMENT_COLUMN_SPECS, type PlacementSheetRow } from '@/lib/modules/placements/excel';
import { type PlacementListState, placementList } from '@/lib/modules/placements/list';
import { wherePlacement } from '@/lib/modules/placements/policy';
import { placementOrder } from '@/lib/modules/placements/queries';
import { readPlacementRows } from '@/lib/modules/placements/rows';
import { exportableList } from './export-list';

/** The placements' list as a sheet, as it is filtered. */
export const placementsExport = exportableList<PlacementSheetRow, PlacementListState>({
  module: 'placements',
  permission: 'placements.export',
  list: placementList,
  specs: async () => PLACEMENT_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = wherePlacement(ctx, filter);
    const rows = await tx.placement.findMany({ where, orderBy: placementOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<PlacementSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readPlacementRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, version: _version, student, partner, broken, ...sheet } = row;
    return [{ ...sheet, student: student.name, partner: partner.name, broken: broken.join(' ') }];
  });
}
