import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '@/lib/auth/oidc';
import { newId } from '@/lib/kernel/id';
import { asTest, newAccount, newInstitution, visitor } from '@/tests/factories/account';
import { type Claims, type Provider, startProvider } from '@/tests/factories/oidc-provider';

let provider: Provider;
let oidc: typeof import('@/lib/auth/oidc');

beforeAll(async () => {
  provider = await startProvider();
  // The settings of a process are read once, so before whatever reads them.
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'rongqiao',
    OIDC_CLIENT_SECRET: 's'.repeat(32),
  });
  oidc = await import('@/lib/auth/oidc');
});
afterAll(() => provider.close());

async function identified(claims: Claims): Promise<Identity> {
  const { url, pending } = await oidc.beginOidc('/');
  return oidc.identify(provider.approve(url, claims), pending);
}

describe('single sign-on', () => {
  it('comes back with who it is, by code, state, nonce and PKCE', async () => {
    const { url, pending } = await oidc.beginOidc('/partners');
    const asked = Object.fromEntries(new URL(url).searchParams);
    expect(asked).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', state: pending.state, nonce: pending.nonce },
      redirect_uri: 'http://127.0.0.1:3000/api/auth/oidc/callback',
    });
    expect(url).not.toContain(pending.verifier);
    const back = provider.approve(url, { sub: 'u1', email: 'A@Example.org', email_verified: true });
    expect(await oidc.identify(back, pending)).toEqual({ subject: `${provider.issuer}|u1`, email: 'a@example.org' });
    await expect(oidc.identify(back, pending), 'the code a second time').rejects.toThrow();
  });

  it.each([
    ['another state', (p: object) => ({ ...p, state: 'x' }), {}],
    ['another verifier', (p: object) => ({ ...p, verifier: 'x'.repeat(43) }), {}],
    ['another nonce', (p: object) => p, { nonce: 'x' }],
    ['another audience', (p: object) => p, { aud: 'somebody-else' }],
    ['a token that is over', (p: object) => p, { exp: 1 }],
    ['another issuer', (p: object) => p, { iss: 'https://elsewhere.example' }],
  ])('refuses %s', async (_, changed, claims) => {
    const { url, pending } = await oidc.beginOidc('/');
    const back = provider.approve(url, { sub: 'u1', ...claims });
    await expect(oidc.identify(back, changed(pending) as typeof pending)).rejects.toThrow();
  });

  it('links the account of the verified address once, and knows it by its subject from then on', async () => {
    const { userId, email } = await newAccount([await newInstitution()], { passwordHash: null });
    const sub = newId();
    const who = await identified({ sub, email, email_verified: true });
    expect(await oidc.enterByOidc(visitor(), who)).toMatchObject({ kind: 'session', userId });
    const later = await identified({ sub, email: 'moved@example.org', email_verified: true });
    expect(await oidc.enterByOidc(visitor(), later)).toMatchObject({ kind: 'session', userId });
    const impostor = await identified({ sub: newId(), email, email_verified: true });
    expect(await oidc.enterByOidc(visitor(), impostor)).toBeNull();
  });

  it('lets nobody in by an address that is not verified, nor the unknown, disabled or placeless', async () => {
    const institution = await newInstitution();
    const { email } = await newAccount([institution]);
    for (const email_verified of [false, undefined, 'true'])
      expect(await oidc.enterByOidc(visitor(), await identified({ sub: newId(), email, email_verified }))).toBeNull();
    const disabled = await newAccount([institution], { disabledAt: new Date() });
    const nowhere = await newAccount([]);
    for (const each of [disabled.email, nowhere.email, `${newId()}@example.org`])
      expect(
        await oidc.enterByOidc(visitor(), await identified({ sub: newId(), email: each, email_verified: true })),
      ).toBeNull();
  });

  it('asks for the code of an account that has a second factor', async () => {
    const { userId, email } = await newAccount([await newInstitution()]);
    await asTest((tx) => tx.user.updateMany({ where: { id: userId }, data: { totpEnabledAt: new Date() } }));
    const who = await identified({ sub: newId(), email, email_verified: true });
    expect(await oidc.enterByOidc(visitor(), who)).toMatchObject({ kind: 'code' });
  });
});
