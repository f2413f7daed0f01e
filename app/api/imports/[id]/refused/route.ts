import { exportRefused } from '@/lib/excel/write';
import { refusedRows } from '@/lib/processes/import-preview';
import { exportLabels, problemText } from '@/lib/processes/sheet-labels';
import { toRoute } from '@/lib/transport/route';
import { workbookResponse } from '@/lib/transport/workbook';

/** The refused rows of an import with the reasons in a column behind them. */
export const GET = toRoute<{ id: string }>(async (ctx, _request, { id }) => {
  const { fileName, module, headers, rows } = await refusedRows(ctx, { id });
  const labels = exportLabels(ctx.locale, module);
  const told = rows.map(({ row, cells, problems }) => ({
    cells,
    reason: problems.map((problem) => problemText(ctx.locale, problem, row)).join('；'),
  }));
  const name = `${fileName.replace(/\.[^.]*$/, '')} - ${labels.reason}.xlsx`;
  return workbookResponse(exportRefused(told, headers, labels), name);
});
