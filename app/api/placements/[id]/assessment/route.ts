import { openAssessment } from '@/lib/processes/assessment-document';
import { downloadResponse } from '@/lib/transport/download';
import { toRoute } from '@/lib/transport/route';

/** The enterprise's assessment of an intern as a form to print. */
export const GET = toRoute<{ id: string }>(async (ctx, _request, { id }) =>
  downloadResponse(await openAssessment(ctx, id)),
);
