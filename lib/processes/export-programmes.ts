import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { PROGRAMME_COLUMN_SPECS, type ProgrammeSheetRow } from '@/lib/modules/programmes/excel';
import { type ProgrammeListState, programmeList } from '@/lib/modules/programmes/list';
import { whereProgramme } from '@/lib/modules/programmes/policy';
import { programmeOrder } from '@/lib/modules/programmes/queries';
import { readProgrammeRows } from '@/lib/modules/programmes/rows';
import { exportableList } from './export-list';

/** The programmes' list as a sheet, as it stands on the address's day. */
export const programmesExport = exportableList<ProgrammeSheetRow, ProgrammeListState>({
  module: 'programmes',
  permission: 'programmes.export',
  list: programmeList,
  specs: async () => PROGRAMME_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereProgramme(ctx, filter);
    const rows = await tx.programme.findMany({ where, orderBy: programmeOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(
  tx: Tx,
  ctx: Ctx,
  ids: string[],
  { filter }: ProgrammeListState,
): Promise<ProgrammeSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const found = await readProgrammeRows(tx, ctx, { where, orderBy: [] }, filter.on);
  const rows = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, chainCode: _code, ...sheet } = row;
    return [sheet];
  });
}
