import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { ADJUSTMENT_COLUMN_SPECS, type AdjustmentSheetRow } from '@/lib/modules/programmes/excel';
import { type AdjustmentListState, adjustmentList } from '@/lib/modules/programmes/list';
import { matrixOrder, readMatrix } from '@/lib/modules/programmes/matrix';
import { whereMatrix, yearOf } from '@/lib/modules/programmes/policy';
import { shareOf } from '@/lib/modules/programmes/rows';
import type { MatrixRow } from '@/lib/modules/programmes/types';
import { exportableList } from './export-list';

/** The yearly matrix as a sheet: what stands on its page, by the page's own filter and reading. */
export const adjustmentsExport = exportableList<AdjustmentSheetRow, AdjustmentListState>({
  module: 'adjustments',
  permission: 'programmes.export',
  list: adjustmentList,
  specs: async () => ADJUSTMENT_COLUMN_SPECS,
  async ids(tx, ctx, { filter, sort, dir }) {
    const where = whereMatrix(ctx, filter);
    const rows = await tx.programme.findMany({ where, orderBy: matrixOrder({ sort, dir }), select: { id: true } });
    return rows.map((row) => row.id);
  },
  rows: sheetRows,
});

async function sheetRows(
  tx: Tx,
  ctx: Ctx,
  ids: string[],
  { filter }: AdjustmentListState,
): Promise<AdjustmentSheetRow[]> {
  const year = yearOf(ctx, filter);
  const where = { institutionId: ctx.institutionId, id: { in: ids } };
  const found = await readMatrix(tx, ctx, year, { where, orderBy: [] });
  const rows = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [sheetRow(row, year)] : [];
  });
}

const percent = (part: number | null, whole: number | null) =>
  part !== null && whole !== null ? shareOf(part, whole) : null;

function sheetRow({ code, name, state, department, evidence: e, adjustment, frozen }: MatrixRow, year: number) {
  const { planned, enrolled, reported, students, needs, places, seekers, graduates } = e;
  const decided = adjustment?.steps.findLast((step) => step.event === 'decide');
  return {
    ...{
      year,
      code,
      name,
      state,
      department,
      planned,
      enrolled,
      reported,
      students,
      needs,
      places,
      seekers,
      graduates,
    },
    rate: percent(enrolled, planned),
    orderShare: percent(e.orderStudents, students),
    unmet: places !== null ? Math.max(0, places - (seekers ?? 0)) : null,
    settled: percent(e.settled, graduates),
    proposal: adjustment?.proposal ?? null,
    proposalReason: adjustment?.reason ?? null,
    decision: adjustment?.decision ?? null,
    decisionReason: decided?.reason ?? null,
    decidedOn: adjustment?.decidedOn ?? null,
    step: adjustment?.state ?? null,
    frozen,
  };
}
