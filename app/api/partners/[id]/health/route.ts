import { openHealth } from '@/lib/processes/health-document';
import { downloadResponse } from '@/lib/transport/download';
import { toRoute } from '@/lib/transport/route';

/** The health sheet of a enterprise as a PDF. */
export const GET = toRoute<{ id: string }>(async (ctx, _request, { id }) =>
  downloadResponse(await openHealth(ctx, { partnerId: id })),
);
