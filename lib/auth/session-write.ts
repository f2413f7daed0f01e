import 'server-only';
import { cookies } from 'next/headers';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { env } from '@/lib/env';
import { LOCALE_COOKIE, toLocale } from '@/lib/i18n/locales';
import { logger } from '@/lib/logger';
import { DEVICE_COOKIE, DEVICE_DAYS, rememberedDevice } from './device';
import type { Entered } from './enter';
import { overHttps, sessionCookieName } from './session-cookie';

const DAY = 86_400;
const TICKET_COOKIE = 'rq-ticket';
// next-auth notes where it was called from; nothing here goes by it.
const CALLBACK_COOKIE = 'rq-callback';
const TICKET_SECONDS = 600;

/** How cookies of signing in are set: not for scripts, not for other sites. */
const guarded = () => ({ httpOnly: true, sameSite: 'lax' as const, secure: overHttps(), path: '/' });

// The handlers of next-auth stand under no address: only this file makes its cookie, for a session that is in the table already.
const auth = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  session: { strategy: 'jwt' as const, maxAge: 30 * DAY },
  cookies: {
    sessionToken: { name: sessionCookieName(), options: guarded() },
    callbackUrl: { name: CALLBACK_COOKIE, options: guarded() },
  },
  providers: [
    Credentials({
      id: 'session',
      credentials: { token: {} },
      authorize: ({ token }) => (typeof token === 'string' ? { id: token } : null),
    }),
  ],
  callbacks: { jwt: ({ token, user }) => (user ? { sid: user.id } : token) },
  logger: { error: (error: Error) => logger().error({ err: error }, 'next-auth') },
}));

/** Writes what a step of signing in came to into the browser's cookies, and gives the path on which it goes on. */
export async function writeEntered(entered: Entered, next: string): Promise<string> {
  const jar = await cookies();
  if (entered.kind === 'code') {
    jar.set(TICKET_COOKIE, entered.ticket, { ...guarded(), maxAge: TICKET_SECONDS });
    return `/login/code?${new URLSearchParams({ next })}`;
  }
  await auth.signIn('session', { token: entered.token, redirect: false });
  for (const spent of [TICKET_COOKIE, CALLBACK_COOKIE]) jar.delete(spent);
  const device = rememberedDevice(jar.get(DEVICE_COOKIE)?.value ?? null, entered.userId);
  jar.set(DEVICE_COOKIE, device, { ...guarded(), maxAge: DEVICE_DAYS * DAY });
  if (entered.locale) await writeLocale(entered.locale);
  return next;
}

/** The ticket of the first factor in this request. */
export async function readTicket(): Promise<string | null> {
  return (await cookies()).get(TICKET_COOKIE)?.value ?? null;
}

/** Takes the session out of the browser. */
export async function forgetSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', { ...guarded(), maxAge: 0 });
}

/** The language of the pages that follow. */
export async function writeLocale(locale: string): Promise<void> {
  (await cookies()).set(LOCALE_COOKIE, toLocale(locale), { sameSite: 'lax', path: '/', maxAge: 365 * DAY });
}
