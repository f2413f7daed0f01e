import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { fail } from '@/lib/kernel/errors';
import { fileScans } from '@/lib/processes/file-scans';
import { demandOwnOrigin } from '@/lib/transport/origin';
import { toRoute } from '@/lib/transport/route';

/** Takes in a scan of many printed forms as the request's body, streamed: ?name=…&codeless=next|previous|none */
export const POST = toRoute(async (ctx, request) => {
  demandOwnOrigin(request);
  const { searchParams } = new URL(request.url);
  if (!request.body) fail('INVALID', 'fileEmpty');
  const body = Readable.fromWeb(request.body as ReadableStream);
  const of = { name: searchParams.get('name') ?? '', codeless: searchParams.get('codeless') ?? 'next' };
  return Response.json(await fileScans(ctx, { ...of, body }), { status: 201 });
});
