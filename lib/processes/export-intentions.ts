import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { INTENTION_COLUMN_SPECS, type IntentionSheetRow } from '@/lib/modules/intentions/excel';
import { type IntentionListState, intentionList } from '@/lib/modules/intentions/list';
import { whereIntention } from '@/lib/modules/intentions/policy';
import { intentionOrder } from '@/lib/modules/intentions/queries';
import { readIntentionRows } from '@/lib/modules/intentions/rows';
import { exportableList } from './export-list';

/** The intentions' list as a sheet, as it is filtered. */
export const intentionsExport = exportableList<IntentionSheetRow, IntentionListState>({
  module: 'intentions',
  permission: 'intentions.export',
  list: intentionList,
  specs: async () => INTENTION_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereIntention(ctx, filter);
    const rows = await tx.intention.findMany({ where, orderBy: intentionOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(
  tx: Tx,
  ctx: Ctx,
  ids: string[],
  { filter }: IntentionListState,
): Promise<IntentionSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const found = await readIntentionRows(tx, ctx, { where }, filter.on);
  const rows = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, student, places, ...sheet } = row;
    return [{ ...sheet, student: student.name, places: places.join('、') }];
  });
}
