import { openDocuments } from '@/lib/processes/documents-of-list';
import { downloadResponse } from '@/lib/transport/download';
import { toRoute } from '@/lib/transport/route';

/** Documents of the placements' list as its address filters it, in one archive. */
export const GET = toRoute<{ kind: string }>(async (ctx, request, { kind }) =>
  downloadResponse(await openDocuments(ctx, kind, Object.fromEntries(new URL(request.url).searchParams))),
);
