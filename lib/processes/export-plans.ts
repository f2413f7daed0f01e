import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { PLAN_COLUMN_SPECS, type PlanSheetRow } from '@/lib/modules/plans/excel';
import { type PlanListState, planList } from '@/lib/modules/plans/list';
import { wherePlan } from '@/lib/modules/plans/policy';
import { planOrder, readPlanRows } from '@/lib/modules/plans/queries';
import { readPlanSheet } from '@/lib/modules/plans/record';
import { exportableList } from './export-list';

/** The internship plans' list as a sheet, as it is filtered. */
export const plansExport = exportableList<PlanSheetRow, PlanListState>({
  module: 'plans',
  permission: 'plans.export',
  list: planList,
  specs: async () => PLAN_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = wherePlan(ctx, filter);
    const rows = await tx.internshipPlan.findMany({ where, orderBy: planOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(tx: Tx, ctx: Ctx, ids: string[]): Promise<PlanSheetRow[]> {
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const rows = new Map((await readPlanRows(tx, ctx, { where, orderBy: [] })).map((row) => [row.id, row]));
  const sheets = new Map((await readPlanSheet(tx, ctx, ids)).map((sheet) => [sheet.id, sheet]));
  return ids.flatMap((id) => {
    const [row, sheet] = [rows.get(id), sheets.get(id)];
    if (!row || !sheet) return [];
    const { state, students, department, teacher } = row;
    const { programme, schoolClass, orderClass, form } = sheet;
    return [{ ...form, state, students, department, teacher, programme, schoolClass, orderClass }];
  });
}
