import { exportList } from '@/lib/processes/exports';
import { exportLabels } from '@/lib/processes/sheet-labels';
import { toRoute } from '@/lib/transport/route';
import { workbookResponse } from '@/lib/transport/workbook';

/** A list as its address filters and sorts it, as a workbook. */
export const GET = toRoute<{ module: string }>(async (ctx, request, { module }) => {
  const list = exportList(ctx, module);
  const { stream } = await list.open(ctx, Object.fromEntries(new URL(request.url).searchParams));
  return workbookResponse(stream, `${exportLabels(ctx.locale, module).sheet} ${ctx.today}.xlsx`);
});
