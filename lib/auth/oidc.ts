import 'server-only';
import * as client from 'openid-client';
import { inAuth } from '@/lib/db/door';
import { env } from '@/lib/env';
import { fail } from '@/lib/kernel/errors';
import { ACCOUNT, type Account, usablePlaces } from './account-row';
import { type Entered, enter } from './enter';
import type { Visitor } from './visitor';

/** What must come back unchanged from the provider, kept in the browser meanwhile. */
export type Pending = { state: string; nonce: string; verifier: string; next: string };
export type Identity = { subject: string; email: string | null };

let discovered: { issuer: string; config: Promise<client.Configuration> } | undefined;

// A provider on this machine is one of a trial or a test: it may do without encryption.
const isLocal = (issuer: URL) =>
  issuer.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname);

async function configuration(): Promise<client.Configuration> {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) fail('NOT_FOUND', 'notFound');
  if (discovered?.issuer !== OIDC_ISSUER) {
    const issuer = new URL(OIDC_ISSUER);
    const execute = isLocal(issuer) ? [client.allowInsecureRequests] : [];
    const config = client.discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, { execute });
    discovered = { issuer: OIDC_ISSUER, config };
    // A provider that was down when first asked is asked again.
    config.catch(() => {
      discovered = undefined;
    });
  }
  return discovered.config;
}

export const redirectUri = (): string => new URL('/api/auth/oidc/callback', env().APP_URL).href;

/** Begins a sign-in with the provider: the address to open, and what the browser keeps for the way back. */
export async function beginOidc(next: string): Promise<{ url: string; pending: Pending }> {
  const config = await configuration();
  const pending = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    next,
  };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(),
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    state: pending.state,
    nonce: pending.nonce,
  });
  return { url: url.href, pending };
}

/** Who came back from the provider, by the code in the address. Throws when state, nonce, signature or time are not as they should be. */
export async function identify(search: string, pending: Pending): Promise<Identity> {
  const answer = await client.authorizationCodeGrant(await configuration(), new URL(search, redirectUri()), {
    pkceCodeVerifier: pending.verifier,
    expectedState: pending.state,
    expectedNonce: pending.nonce,
    idTokenExpected: true,
  });
  const claims = answer.claims();
  if (!claims) fail('UNAUTHENTICATED', 'signInAgain');
  const email = claims.email_verified === true && typeof claims.email === 'string' ? claims.email.toLowerCase() : null;
  return { subject: `${claims.iss}|${claims.sub}`, email };
}

/**
 * Signs in whom the provider named: the account linked before, else the one with the verified address, which is linked now. An account that is linked to
 * somebody else is never linked anew. Null when no account is meant.
 */
export async function enterByOidc(visitor: Visitor, who: Identity): Promise<Entered | null> {
  const at = { actor: 'visitor', command: 'auth.oidc', requestId: visitor.requestId };
  const account = await inAuth(at, async (tx): Promise<Account | null> => {
    const linked = await tx.user.findUnique({ where: { oidcSubject: who.subject }, select: ACCOUNT });
    if (linked || !who.email) return linked;
    return tx.user.findFirst({ where: { email: who.email, oidcSubject: null }, select: ACCOUNT });
  });
  if (!account || account.disabledAt) return null;
  return inAuth({ ...at, actor: account.name, userId: account.id }, async (tx) => {
    const places = await usablePlaces(tx, account.id);
    if (places.length === 0) return null;
    if (!account.oidcSubject)
      await tx.user.updateMany({ where: { id: account.id, oidcSubject: null }, data: { oidcSubject: who.subject } });
    return enter(tx, account, places, visitor);
  });
}
