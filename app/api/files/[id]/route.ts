import { Readable } from 'node:stream';
import { contentDisposition } from '@/lib/files/name';
import { openAttachment } from '@/lib/processes/attach-file';
import { toRoute } from '@/lib/transport/route';

/** A file as a download that no cache keeps and no browser opens in the portal's name. */
export const GET = toRoute<{ id: string }>(async (ctx, _request, { id }) => {
  const { name, contentType, size, stream } = await openAttachment(ctx, id);
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'content-type': contentType,
      'content-length': String(size),
      'content-disposition': contentDisposition(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
});
