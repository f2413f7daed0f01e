import 'server-only';
import { cache } from 'react';
import { currentLocale } from '@/lib/i18n/request';
import type { Ctx } from '@/lib/kernel/context';
import { fail } from '@/lib/kernel/errors';
import { requestId } from '@/lib/transport/request';
import { readSessionToken } from './session-cookie';
import { openSession, type Signed } from './sessions';

/** The session of this request however far it has come; looked up once a request. */
export const signedIn = cache(async (): Promise<Signed | null> => {
  const token = await readSessionToken();
  return token ? openSession(token, { locale: await currentLocale(), requestId: await requestId() }) : null;
});

/** The context of this request, or null when nobody is signed in or a step of signing in is still missing. */
export async function optionalCtx(): Promise<Ctx | null> {
  return (await signedIn())?.ctx ?? null;
}

/** The context of this request. Throws UNAUTHENTICATED. */
export async function requireCtx(): Promise<Ctx> {
  return (await optionalCtx()) ?? fail('UNAUTHENTICATED', 'signInAgain');
}
