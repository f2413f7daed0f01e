import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { newId } from '@/lib/kernel/id';
import { isOwnOrigin } from '@/lib/transport/own-origin';
import { contentPolicy, securityHeaders } from '@/lib/transport/security-headers';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** Stands before every page, action and route: gives the request its id, the page its policy, and refuses what another site's page sends. */
export function proxy(request: NextRequest): NextResponse {
  const https = env().APP_URL.startsWith('https:');
  const id = newId();
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentPolicy(nonce, { dev: env().NODE_ENV === 'development', https });
  const response = READS.includes(request.method) || isOwnOrigin(request.headers) ? passed() : refused();
  for (const [name, value] of securityHeaders(https)) response.headers.set(name, value);
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-request-id', id);
  return response;

  function passed(): NextResponse {
    // Set, never added to: what a visitor sends under these names must not come through.
    const headers = new Headers(request.headers);
    headers.set('x-request-id', id);
    headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
    headers.set('x-nonce', nonce);
    headers.set('content-security-policy', policy);
    return NextResponse.next({ request: { headers } });
  }

  function refused(): NextResponse {
    return NextResponse.json(
      { error: { code: 'FORBIDDEN', key: 'foreignOrigin', requestId: id } },
      { status: 403, headers: { 'cache-control': 'no-store' } },
    );
  }
}

// Not the uploads, whose bodies a proxy would cut at 10 MB: they use lib/transport/origin.
export const config = {
  matcher: ['/((?!_next/static|_next/image|favicon\\.ico$|api/files$|api/imports$).*)'],
};
