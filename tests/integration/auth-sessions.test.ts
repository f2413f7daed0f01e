import { describe, expect, it } from 'vitest';
import { endSessionsOf } from '@/lib/auth/accounts';
import { endSession, openSession } from '@/lib/auth/sessions';
import { signIn } from '@/lib/auth/sign-in';
import { changePassword, choosePlace, finishTotp, placesOf, startTotp, totpOffer } from '@/lib/auth/steps';
import { tokenHash } from '@/lib/auth/token';
import { newId } from '@/lib/kernel/id';
import { asTest, newAccount, newInstitution, PASSWORD, visitor } from '@/tests/factories/account';
import { codeFor } from '@/tests/factories/totp';

const asking = (now?: Date) => ({ locale: 'zh-CN' as const, requestId: newId(), now });
const minutes = (n: number) => new Date(Date.now() + n * 60_000);

async function tokenOf(email: string, password = PASSWORD): Promise<string> {
  const entered = await signIn(visitor(), { identifier: email, password });
  if (entered.kind !== 'session') throw new Error('a code was asked');
  return entered.token;
}

async function signedBy(token: string) {
  const signed = await openSession(token, asking());
  if (!signed) throw new Error('no session');
  return signed;
}

describe('a session', () => {
  it('is found by its token only, of which the table has the hash', async () => {
    const token = await tokenOf((await newAccount([await newInstitution()])).email);
    expect((await openSession(token, asking()))?.stage).toBe('ready');
    expect(await openSession(`${token.slice(0, -1)}_`, asking())).toBeNull();
    expect(await openSession(tokenHash(token).toString('base64url'), asking())).toBeNull();
  });

  it('is over on the next call once it is revoked, its user disabled or its membership ended', async () => {
    const account = await newAccount([await newInstitution()]);
    const [one, two, three] = [
      await tokenOf(account.email),
      await tokenOf(account.email),
      await tokenOf(account.email),
    ];
    await endSession(one, newId());
    expect(await openSession(one, asking())).toBeNull();
    expect(await openSession(two, asking())).not.toBeNull();
    expect(await asTest((tx) => endSessionsOf(tx, account.userId))).toBe(2);
    expect(await openSession(two, asking())).toBeNull();
    expect(await openSession(three, asking())).toBeNull();

    const later = await tokenOf(account.email);
    await asTest((tx) =>
      tx.membership.updateMany({ where: { userId: account.userId }, data: { endedAt: new Date() } }),
    );
    expect(await openSession(later, asking())).toMatchObject({ stage: 'choose', ctx: null });
    await asTest((tx) => tx.user.updateMany({ where: { id: account.userId }, data: { disabledAt: new Date() } }));
    expect(await openSession(later, asking())).toBeNull();
  });

  it('ends when it was idle too long, and does not while it is used', async () => {
    const settings = { session: { idleMinutes: 10, absoluteMinutes: 60 } };
    const { email } = await newAccount([await newInstitution(settings)]);
    const token = await tokenOf(email);
    expect(await openSession(token, asking(minutes(9)))).not.toBeNull();
    expect(await openSession(token, asking(minutes(18)))).not.toBeNull();
    expect(await openSession(token, asking(minutes(29)))).toBeNull();
  });

  it('ends after its longest time however much it is used', async () => {
    const settings = { session: { idleMinutes: 30, absoluteMinutes: 60 } };
    const { email } = await newAccount([await newInstitution(settings)]);
    const token = await tokenOf(email);
    for (const at of [20, 40, 59]) expect(await openSession(token, asking(minutes(at)))).not.toBeNull();
    expect(await openSession(token, asking(minutes(61)))).toBeNull();
    await asTest((tx) =>
      tx.session.updateMany({ where: { tokenHash: tokenHash(token) }, data: { expiresAt: new Date(Date.now() - 1) } }),
    );
    expect(await openSession(token, asking())).toBeNull();
  });
});

describe('a choice of membership', () => {
  it('opens the own ones only', async () => {
    const [a, b] = [await newInstitution(), await newInstitution()];
    const account = await newAccount([a, b]);
    const stranger = await newAccount([a]);
    const token = await tokenOf(account.email);
    const signed = await signedBy(token);
    expect(signed).toMatchObject({ stage: 'choose', ctx: null });
    expect((await placesOf(signed, newId())).map((p) => p.membershipId).sort()).toEqual(
      [...account.membershipIds].sort(),
    );
    for (const membershipId of [stranger.membershipIds[0], newId()])
      await expect(choosePlace(signed, { membershipId }, newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await choosePlace(signed, { membershipId: account.membershipIds[1] }, newId());
    expect((await signedBy(token)).ctx).toMatchObject({ institutionId: b, membershipId: account.membershipIds[1] });
    await asTest((tx) =>
      tx.membership.updateMany({ where: { id: account.membershipIds[0] }, data: { endedAt: new Date() } }),
    );
    await expect(choosePlace(signed, { membershipId: account.membershipIds[0] }, newId())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a step that is missing', () => {
  it('keeps a context back until the password was changed; other sessions end with it', async () => {
    const { email } = await newAccount([await newInstitution()], { mustChange: true });
    const [token, other] = [await tokenOf(email), await tokenOf(email)];
    const signed = await signedBy(token);
    expect(signed).toMatchObject({ stage: 'password', ctx: null });
    const next = 'Maple-Harbor-5519';
    const form = { current: PASSWORD, password: next, repeat: next };
    await expect(changePassword(signed, { ...form, current: 'x' }, newId())).rejects.toMatchObject({
      fields: { current: { key: 'passwordWrong' } },
    });
    await expect(changePassword(signed, { ...form, repeat: 'x' }, newId())).rejects.toMatchObject({
      fields: { repeat: { key: 'passwordRepeat' } },
    });
    await changePassword(signed, form, newId());
    expect((await signedBy(token)).stage).toBe('ready');
    expect(await openSession(other, asking())).toBeNull();
    await expect(tokenOf(email)).rejects.toMatchObject({ code: 'INVALID' });
    expect(await tokenOf(email, next)).toBeTruthy();
  });

  it('asks for a new password every 90 days under the profile complexity, and refuses the last ones', async () => {
    const institution = await newInstitution({ password: { profile: 'complexity' } });
    const old = (days: number) => new Date(Date.now() - days * 86_400_000);
    const fresh = await newAccount([institution], { passwordChangedAt: old(89) });
    expect((await signedBy(await tokenOf(fresh.email))).stage).toBe('ready');
    const { email } = await newAccount([institution], { passwordChangedAt: old(91) });
    const signed = await signedBy(await tokenOf(email));
    expect(signed.stage).toBe('password');
    const form = (password: string, current: string) => ({ current, password, repeat: password });
    await expect(changePassword(signed, form(PASSWORD, PASSWORD), newId())).rejects.toMatchObject({
      fields: { password: { key: 'passwordReused' } },
    });
    await changePassword(signed, form('Maple-Harbor-5519', PASSWORD), newId());
    await expect(changePassword(signed, form(PASSWORD, 'Maple-Harbor-5519'), newId())).rejects.toMatchObject({
      fields: { password: { key: 'passwordReused' } },
    });
  });

  it('keeps staff out until codes are set up where the institution requires them', async () => {
    const institution = await newInstitution({ totp: { rule: 'required' } });
    const student = await newAccount([institution]);
    const token = await tokenOf(student.email);
    const signed = await signedBy(token);
    expect(signed).toMatchObject({ stage: 'totp', ctx: null });
    expect(await totpOffer(signed, newId())).toBeNull();
    await startTotp(signed, {}, newId());
    const offer = await totpOffer(signed, newId());
    await expect(finishTotp(signed, { code: '000000' }, newId())).rejects.toMatchObject({
      fields: { code: { key: 'codeWrong' } },
    });
    expect((await signedBy(token)).stage).toBe('totp');
    expect(await finishTotp(signed, { code: codeFor(offer?.secret) }, newId())).toHaveLength(10);
    expect((await signedBy(token)).stage).toBe('ready');
  });
});
