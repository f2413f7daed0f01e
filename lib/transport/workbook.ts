import 'server-only';
import { contentDisposition } from '@/lib/files/name';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook as a download that no cache keeps. */
export function workbookResponse(
  body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  fileName: string,
): Response {
  return new Response(body, {
    headers: {
      'content-type': TYPE,
      'content-disposition': contentDisposition(fileName),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
