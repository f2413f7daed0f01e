import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { PATHWAY_COLUMN_SPECS, type PathwaySheetRow } from '@/lib/modules/pathways/excel';
import { type PathwayListState, pathwayList } from '@/lib/modules/pathways/list';
import { wherePathway } from '@/lib/modules/pathways/policy';
import { pathwayOrder } from '@/lib/modules/pathways/queries';
import { readPathwayRows } from '@/lib/modules/pathways/rows';
import { exportableList } from './export-list';

/** The pathway classes' list as a sheet, as it stands today. */
export const pathwaysExport = exportableList<PathwaySheetRow, PathwayListState>({
  module: 'pathways',
  permission: 'pathways.export',
  list: pathwayList,
  specs: async () => PATHWAY_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = wherePathway(ctx, filter);
    const rows = await tx.pathwayClass.findMany({ where, orderBy: pathwayOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<PathwaySheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readPathwayRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, school, enterprise, programme, ...sheet } = row;
    return [
      { ...sheet, school: school.name, enterprise: enterprise?.name ?? null, programme: programme?.name ?? null },
    ];
  });
}
