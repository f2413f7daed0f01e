import 'server-only';
import { contentDisposition } from '@/lib/files/name';
import type { Download } from '@/lib/processes/download-types';

/** A document as a download that no cache keeps and no browser opens in the portal's name. */
export function downloadResponse({ name, type, body }: Download): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': contentDisposition(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
