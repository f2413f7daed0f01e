import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { RESOLUTION_COLUMN_SPECS, type ResolutionSheetRow } from '@/lib/modules/governance/excel';
import { type ResolutionListState, resolutionList } from '@/lib/modules/governance/list';
import { whereResolution } from '@/lib/modules/governance/policy';
import { resolutionOrder } from '@/lib/modules/governance/queries';
import { readResolutionRows } from '@/lib/modules/governance/rows';
import { exportableList } from './export-list';

/** The meetings' resolutions as a sheet, with how they are carried out. */
export const resolutionsExport = exportableList<ResolutionSheetRow, ResolutionListState>({
  module: 'resolutions',
  permission: 'governance.export',
  list: resolutionList,
  specs: async () => RESOLUTION_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereResolution(ctx, filter);
    const orderBy = resolutionOrder({ sort, dir });
    return (await tx.resolution.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<ResolutionSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readResolutionRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { text, state, owner, dueOn, doneOn, result, meeting, platform } = row;
    const of = { meeting: meeting.name, heldOn: meeting.heldOn, platform: platform.name };
    return [{ text, state, owner, dueOn, doneOn, result, ...of }];
  });
}
