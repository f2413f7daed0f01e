import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { fail } from '@/lib/kernel/errors';
import { receiveTemplate } from '@/lib/processes/document-templates';
import { demandOwnOrigin } from '@/lib/transport/origin';
import { toRoute } from '@/lib/transport/route';

/** Takes in a version of the agreement's template as the request's body: ?name=… */
export const POST = toRoute(async (ctx, request) => {
  demandOwnOrigin(request);
  if (!request.body) fail('INVALID', 'fileEmpty');
  const name = new URL(request.url).searchParams.get('name') ?? '';
  const body = Readable.fromWeb(request.body as ReadableStream);
  return Response.json(await receiveTemplate(ctx, { name, body }), { status: 201 });
});
