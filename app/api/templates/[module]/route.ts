import { blankTemplate } from '@/lib/processes/exports';
import { templateLabels } from '@/lib/processes/sheet-labels';
import { toRoute } from '@/lib/transport/route';
import { workbookResponse } from '@/lib/transport/workbook';

/** A blank workbook to fill in for an import. */
export const GET = toRoute<{ module: string }>(async (ctx, _request, { module }) => {
  const bytes = await blankTemplate(ctx, module);
  return workbookResponse(new Uint8Array(bytes), `${templateLabels(ctx.locale, module).file}.xlsx`);
});
