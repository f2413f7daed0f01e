import { openAgreement } from '@/lib/processes/document-downloads';
import { downloadResponse } from '@/lib/transport/download';
import { toRoute } from '@/lib/transport/route';

/** The tri-party agreement of a placement, filled from its records: in Word, or ?as=pdf to print. */
export const GET = toRoute<{ id: string }>(async (ctx, request, { id }) => {
  const as = new URL(request.url).searchParams.get('as') === 'pdf' ? 'pdf' : 'word';
  return downloadResponse(await openAgreement(ctx, id, as));
});
