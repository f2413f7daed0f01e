import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { PLATFORM_COLUMN_SPECS, type PlatformSheetRow } from '@/lib/modules/platforms/excel';
import { type PlatformListState, platformList } from '@/lib/modules/platforms/list';
import { wherePlatform } from '@/lib/modules/platforms/policy';
import { platformOrder } from '@/lib/modules/platforms/queries';
import { readPlatformRows } from '@/lib/modules/platforms/rows';
import { exportableList } from './export-list';

/** The platforms' list as a sheet, as it stands today. */
export const platformsExport = exportableList<PlatformSheetRow, PlatformListState>({
  module: 'platforms',
  permission: 'platforms.export',
  list: platformList,
  specs: async () => PLATFORM_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = wherePlatform(ctx, filter);
    const rows = await tx.platform.findMany({ where, orderBy: platformOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<PlatformSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readPlatformRows(tx, ctx, { where, orderBy: [] })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, partners, ...plain } = row;
    return [{ ...plain, partners: partners.map((partner) => partner.name) }];
  });
}
