import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { EMPLOYMENT_COLUMN_SPECS, type EmploymentSheetRow } from '@/lib/modules/employment/excel';
import { type EmploymentListState, employmentList } from '@/lib/modules/employment/list';
import { employmentOrder, employmentsWhere, readEmploymentRows } from '@/lib/modules/employment/queries';
import { exportableList } from './export-list';

/** The destinations' list as a sheet, as it is filtered. */
export const employmentExport = exportableList<EmploymentSheetRow, EmploymentListState>({
  module: 'employment',
  permission: 'employment.export',
  list: employmentList,
  specs: async () => EMPLOYMENT_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = await employmentsWhere(tx, ctx, filter);
    const rows = await tx.employment.findMany({ where, orderBy: employmentOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<EmploymentSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readEmploymentRows(tx, ctx, { where })).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: _id, student, ...sheet } = row;
    return [{ ...sheet, student: student.name }];
  });
}
