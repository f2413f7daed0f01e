import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { OUTPUT_COLUMN_SPECS, type OutputSheetRow } from '@/lib/modules/outputs/excel';
import { type OutputListState, outputList } from '@/lib/modules/outputs/list';
import { whereOutput } from '@/lib/modules/outputs/policy';
import { outputOrder } from '@/lib/modules/outputs/queries';
import { readOutputRows } from '@/lib/modules/outputs/rows';
import { exportableList } from './export-list';

/** What practice centres produced and earned, as a sheet. */
export const outputsExport = exportableList<OutputSheetRow, OutputListState>({
  module: 'outputs',
  permission: 'outputs.export',
  list: outputList,
  specs: async () => OUTPUT_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereOutput(ctx, filter);
    const orderBy = outputOrder({ sort, dir });
    return (await tx.centreOutput.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<OutputSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readOutputRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { purpose, happenedOn, title, quantity, unit, income, centre, partner } = row;
    return [
      { centre: centre.name, purpose, happenedOn, title, quantity, unit, income, partner: partner?.name ?? null },
    ];
  });
}
