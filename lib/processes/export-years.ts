import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { YEAR_COLUMN_SPECS, type YearSheetRow } from '@/lib/modules/college-years/excel';
import { type YearListState, yearList } from '@/lib/modules/college-years/list';
import { whereYear } from '@/lib/modules/college-years/policy';
import { yearOrder } from '@/lib/modules/college-years/queries';
import { readYearRows } from '@/lib/modules/college-years/rows';
import { exportableList } from './export-list';

/** The colleges' yearly plans and self-assessments as a sheet. */
export const yearsExport = exportableList<YearSheetRow, YearListState>({
  module: 'college-years',
  permission: 'governance.export',
  list: yearList,
  specs: async () => YEAR_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereYear(ctx, filter);
    const orderBy = yearOrder({ sort, dir });
    return (await tx.platformYear.findMany({ where, orderBy, select: { id: true } })).map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<YearSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readYearRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, version: _version, college, ...sheet } = row;
    return [{ ...sheet, college: college.name }];
  });
}
