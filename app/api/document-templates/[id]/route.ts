import { openTemplate } from '@/lib/processes/document-templates';
import { downloadResponse } from '@/lib/transport/download';
import { toRoute } from '@/lib/transport/route';

/** A version of the agreement's template, or the one that ships (`shipped`). */
export const GET = toRoute<{ id: string }>(async (ctx, _request, { id }) =>
  downloadResponse(await openTemplate(ctx, id)),
);
