import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { fail } from '@/lib/kernel/errors';
import { attachFile } from '@/lib/processes/attach-file';
import { demandOwnOrigin } from '@/lib/transport/origin';
import { toRoute } from '@/lib/transport/route';

/** Takes in a file as the request's body, streamed; the address names the record and the file: ?agreementId=…&name=… */
export const POST = toRoute(async (ctx, request) => {
  demandOwnOrigin(request);
  const { name = '', ...owner } = Object.fromEntries(new URL(request.url).searchParams);
  if (!request.body) fail('INVALID', 'fileEmpty');
  const body = Readable.fromWeb(request.body as ReadableStream);
  const { id } = await attachFile(ctx, { owner, name, body });
  return Response.json({ id }, { status: 201 });
});
