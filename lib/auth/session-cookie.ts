import 'server-only';
import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { env } from '@/lib/env';

/** Whether people reach this installation over an encrypted connection. */
export function overHttps(): boolean {
  return env().APP_URL.startsWith('https:');
}

/** The name of the session's cookie; browsers keep a `__Host-` one to this host and to encrypted connections. */
export function sessionCookieName(): string {
  return overHttps() ? '__Host-rq-session' : 'rq-session';
}

/** The session's token in the cookie of this request, or null. */
export async function readSessionToken(): Promise<string | null> {
  const name = sessionCookieName();
  const sealed = (await cookies()).get(name)?.value;
  if (!sealed) return null;
  try {
    const claims = await decode<{ sid?: unknown }>({ token: sealed, secret: env().AUTH_SECRET, salt: name });
    return typeof claims?.sid === 'string' ? claims.sid : null;
  } catch {
    return null;
  }
}
