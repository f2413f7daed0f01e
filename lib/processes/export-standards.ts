import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { INDICATOR_COLUMN_SPECS, type IndicatorSheetRow } from '@/lib/modules/standards/excel';
import { type IndicatorListState, indicatorList } from '@/lib/modules/standards/list';
import { whereIndicator } from '@/lib/modules/standards/policy';
import { indicatorOrder } from '@/lib/modules/standards/queries';
import { readIndicatorRows } from '@/lib/modules/standards/rows';
import { exportableList } from './export-list';

/** Indicators as a sheet that the import reads again. */
export const standardsExport = exportableList<IndicatorSheetRow, IndicatorListState>({
  module: 'standards',
  permission: 'governance.export',
  list: indicatorList,
  specs: async () => INDICATOR_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereIndicator(ctx, filter);
    const orderBy = indicatorOrder({ sort, dir });
    return (await tx.standardNode.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<IndicatorSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readIndicatorRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { year, code, name, kind, observation, maxScore, owner, selfScore, met, evidence } = row;
    return {
      ...{ platform: row.platform.name, year, first: row.first.name, second: row.second.name, code, name, kind },
      ...{ observation, maxScore, owner, selfScore, met, evidence },
    };
  });
}
