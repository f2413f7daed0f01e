import { openArchive } from '@/lib/processes/archive-downloads';
import { downloadResponse } from '@/lib/transport/download';
import { toRoute } from '@/lib/transport/route';

/** The archive of an internship as one PDF. */
export const GET = toRoute<{ id: string }>(async (ctx, _request, { id }) =>
  downloadResponse(await openArchive(ctx, id)),
);
