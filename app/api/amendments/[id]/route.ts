import { openAmendment } from '@/lib/processes/amendment-document';
import { downloadResponse } from '@/lib/transport/download';
import { toRoute } from '@/lib/transport/route';

/** An amendment of a tri-party agreement as a form to print and to sign. */
export const GET = toRoute<{ id: string }>(async (ctx, _request, { id }) =>
  downloadResponse(await openAmendment(ctx, id)),
);
