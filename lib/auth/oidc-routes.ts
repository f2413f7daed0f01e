import 'server-only';
import { cookies } from 'next/headers';
import { NextResponse } from 'next/server';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/env';
import { AppError } from '@/lib/kernel/errors';
import { logger } from '@/lib/logger';
import { nextPath } from './next-path';
import { beginOidc, enterByOidc, identify, type Pending } from './oidc';
import { overHttps } from './session-cookie';
import { writeEntered } from './session-write';
import { currentVisitor } from './visitor';

const COOKIE = 'rq-oidc';
const MINUTES = 10;
const secret = () => env().AUTH_SECRET;

const toPage = (path: string) => NextResponse.redirect(new URL(path, env().APP_URL), 303);

/** Sends the browser to the provider; what the way back is checked against travels in a sealed cookie. */
export async function goToProvider(request: Request): Promise<Response> {
  try {
    const { url, pending } = await beginOidc(nextPath(new URL(request.url).searchParams.get('next')));
    const value = await encode({ token: pending, secret: secret(), salt: COOKIE, maxAge: MINUTES * 60 });
    const path = '/api/auth/oidc';
    (await cookies()).set(COOKIE, value, {
      ...{ httpOnly: true, sameSite: 'lax', secure: overHttps(), path, maxAge: MINUTES * 60 },
    });
    return NextResponse.redirect(url, 303);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return new Response(null, { status: 404 });
    logger().error({ err: error }, 'single sign-on');
    return toPage('/login?oidc=failed');
  }
}

async function takePending(): Promise<Pending | null> {
  const jar = await cookies();
  const token = jar.get(COOKIE)?.value;
  jar.set(COOKIE, '', { path: '/api/auth/oidc', maxAge: 0 });
  const claims = token ? await decode<Pending>({ token, secret: secret(), salt: COOKIE }).catch(() => null) : null;
  return claims?.state && claims.nonce && claims.verifier ? claims : null;
}

/** Takes up what the provider sent back: opens a session, or says on the sign-in page that it came to nothing. */
export async function comeFromProvider(request: Request): Promise<Response> {
  const visitor = await currentVisitor();
  const pending = await takePending();
  if (!pending) return toPage('/login?oidc=failed');
  try {
    const entered = await enterByOidc(visitor, await identify(new URL(request.url).search, pending));
    if (!entered) return toPage('/login?oidc=unknown');
    return toPage(await writeEntered(entered, nextPath(pending.next)));
  } catch (error) {
    logger().warn({ err: error, requestId: visitor.requestId }, 'single sign-on');
    return toPage('/login?oidc=failed');
  }
}
