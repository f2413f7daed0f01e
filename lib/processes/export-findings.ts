import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { FINDING_COLUMN_SPECS, type FindingSheetRow } from '@/lib/modules/inspections/excel';
import { type FindingListState, findingList } from '@/lib/modules/inspections/list';
import { whereFinding } from '@/lib/modules/inspections/policy';
import { findingOrder } from '@/lib/modules/inspections/queries';
import { readFindingRows } from '@/lib/modules/inspections/rows';
import { exportableList } from './export-list';

/** What inspections found as a sheet, as it stands today. */
export const findingsExport = exportableList<FindingSheetRow, FindingListState>({
  module: 'findings',
  permission: 'inspections.export',
  list: findingList,
  specs: async () => FINDING_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereFinding(ctx, filter);
    const orderBy = findingOrder({ sort, dir });
    return (await tx.inspectionFinding.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<FindingSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readFindingRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { what, state, owner, dueOn, doneOn, mending, base, inspection } = row;
    return [{ base: base.name, inspectedOn: inspection.inspectedOn, what, state, owner, dueOn, doneOn, mending }];
  });
}
