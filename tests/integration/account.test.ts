import { beforeEach, describe, expect, it } from 'vitest';
import { openSession } from '@/lib/auth/sessions';
import { signIn } from '@/lib/auth/sign-in';
import { choosePlace } from '@/lib/auth/steps';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { opened } from '@/lib/modules/account/codes';
import {
  changePassword,
  endOtherSessions,
  endSession,
  recoveryRenew,
  switchMembership,
  totpBegin,
  totpConfirm,
  totpEnd,
  updateProfile,
} from '@/lib/modules/account/commands';
import { getAccount } from '@/lib/modules/account/queries';
import { asTest, newAccount, newInstitution, PASSWORD, type TestAccount, visitor } from '@/tests/factories/account';
import { codeFor } from '@/tests/factories/totp';

const NEXT = 'Maple-Harbor-5519';
const asking = () => ({ locale: 'zh-CN' as const, requestId: newId() });

type SignedIn = { token: string; ctx: Ctx };

async function signedIn(account: TestAccount, membershipId = account.membershipIds[0]): Promise<SignedIn> {
  const entered = await signIn(visitor(), { identifier: account.email, password: PASSWORD });
  const token = entered.kind === 'session' ? entered.token : '';
  let signed = await openSession(token, asking());
  if (signed?.stage === 'choose') {
    await choosePlace(signed, { membershipId }, newId());
    signed = await openSession(token, asking());
  }
  if (!signed?.ctx) throw new Error('not signed in');
  return { token, ctx: signed.ctx };
}
const isOpen = async ({ token }: SignedIn) => (await openSession(token, asking())) !== null;

let institution = '';
let account: TestAccount;
let own: SignedIn;
beforeEach(async () => {
  institution = await newInstitution();
  account = await newAccount([institution]);
  own = await signedIn(account);
});

describe('profile', () => {
  it('keeps name and language, and refuses a stale version with the profile as it is', async () => {
    await updateProfile(own.ctx, { version: 1, name: '新名字', locale: 'en' });
    expect((await getAccount(own.ctx, {})).profile).toMatchObject({ version: 2, name: '新名字', locale: 'en' });
    await expect(updateProfile(own.ctx, { version: 1, name: '旧', locale: 'en' })).rejects.toMatchObject({
      code: 'CONFLICT',
      current: { name: '新名字' },
    });
    for (const forged of [
      { version: 2, name: 'x', locale: 'en', email: 'a@example.org' },
      { version: 2, name: [], locale: 'en' },
    ])
      await expect(updateProfile(own.ctx, forged)).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('password', () => {
  it('changes with the present one only, keeps this device and signs the others out', async () => {
    const other = await signedIn(account);
    const form = { current: PASSWORD, password: NEXT, repeat: NEXT };
    await expect(changePassword(own.ctx, { ...form, current: NEXT })).rejects.toMatchObject({
      fields: { current: { key: 'passwordWrong' } },
    });
    await expect(changePassword(own.ctx, { ...form, password: 'short', repeat: 'short' })).rejects.toMatchObject({
      fields: { password: { key: 'passwordTooShort' } },
    });
    await changePassword(own.ctx, form);
    expect([await isOpen(own), await isOpen(other)]).toEqual([true, false]);
  });

  it('is asked so often only', async () => {
    const guesses = Array.from({ length: 30 }, (_, at) =>
      changePassword(own.ctx, { current: `guess-${at}`, password: NEXT, repeat: NEXT }),
    );
    const codes = (await Promise.allSettled(guesses)).map((each) => each.status === 'rejected' && each.reason.code);
    expect(codes.filter((code) => code === 'INVALID')).toHaveLength(10);
    expect(codes.filter((code) => code === 'TOO_MANY')).toHaveLength(20);
  });

  it('of a person of two institutions obeys both profiles', async () => {
    const strict = await newInstitution({ password: { profile: 'complexity' } });
    const both = await signedIn(await newAccount([institution, strict]));
    expect((await getAccount(both.ctx, {})).rule).toEqual({ minLength: 12, complex: true });
    const plain = 'qmvhrtzpwkdb';
    await expect(changePassword(both.ctx, { current: PASSWORD, password: plain, repeat: plain })).rejects.toMatchObject(
      { fields: { password: { key: 'passwordKinds' } } },
    );
  });
});

describe('one-time codes', () => {
  it('are in force from the first code on, whose recovery codes are kept sealed', async () => {
    await totpBegin(own.ctx, {});
    const { totp } = await getAccount(own.ctx, {});
    expect(totp).toMatchObject({ enabledAt: null, may: { begin: true, end: true } });
    await expect(totpConfirm(own.ctx, { code: '000000' })).rejects.toMatchObject({
      fields: { code: { key: 'codeWrong' } },
    });
    const key = newId();
    const form = { code: codeFor(totp.offer?.secret) };
    const { codes } = await opened(totpConfirm)(own.ctx, form, key);
    expect(codes).toHaveLength(10);
    expect((await opened(totpConfirm)(own.ctx, form, key)).codes).toEqual(codes);
    expect((await getAccount(own.ctx, {})).totp).toMatchObject({ recoveryLeft: 10, offer: null });
    await expect(totpBegin(own.ctx, {})).rejects.toMatchObject({ code: 'RULE', key: 'totpInForce' });

    await expect(recoveryRenew(own.ctx, { current: 'x' })).rejects.toMatchObject({ code: 'INVALID' });
    expect((await opened(recoveryRenew)(own.ctx, { current: PASSWORD })).codes).not.toEqual(codes);
    await totpEnd(own.ctx, { current: PASSWORD });
    expect((await getAccount(own.ctx, {})).totp).toMatchObject({ enabledAt: null, recoveryLeft: 0 });
  });

  it('obey the institution: off begins none, required ends none of its staff', async () => {
    const off = await signedIn(await newAccount([await newInstitution({ totp: { rule: 'off' } })]));
    await expect(totpBegin(off.ctx, {})).rejects.toMatchObject({ key: 'totpOffHere' });
    await asTest((tx) =>
      tx.institution.updateMany({ where: { id: institution }, data: { settings: { totp: { rule: 'required' } } } }),
    );
    await expect(totpEnd(own.ctx, { current: PASSWORD })).rejects.toMatchObject({ key: 'totpRequiredHere' });
  });
});

describe('devices and memberships', () => {
  it('lists one’s own devices and signs them out at once', async () => {
    const [two, three] = [await signedIn(account), await signedIn(account)];
    const stranger = await signedIn(await newAccount([institution]));
    const { sessions } = await getAccount(own.ctx, {});
    expect(sessions.map((s) => s.id).sort()).toEqual([own, two, three].map((s) => s.ctx.sessionId).sort());
    expect(sessions.filter((s) => s.current).map((s) => s.id)).toEqual([own.ctx.sessionId]);
    await endSession(own.ctx, { id: two.ctx.sessionId });
    for (const id of [two.ctx.sessionId, stranger.ctx.sessionId, newId()])
      await expect(endSession(own.ctx, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await endOtherSessions(own.ctx, {})).toEqual({ count: 1 });
    const open = [await isOpen(own), await isOpen(two), await isOpen(three), await isOpen(stranger)];
    expect(open).toEqual([true, false, false, true]);
  });

  it('switches to one’s own memberships only, of another institution too', async () => {
    const elsewhere = await newInstitution();
    const person = await newAccount([institution, elsewhere]);
    const here = await signedIn(person);
    const { places } = await getAccount(here.ctx, {});
    expect(places.map((p) => [p.membershipId, p.current]).sort()).toEqual(
      person.membershipIds.map((id, at) => [id, at === 0]).sort(),
    );
    for (const membershipId of [account.membershipIds[0], newId()])
      await expect(switchMembership(here.ctx, { membershipId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await switchMembership(here.ctx, { membershipId: person.membershipIds[1] });
    const there = await openSession(here.token, asking());
    expect(there?.ctx).toMatchObject({ institutionId: elsewhere, membershipId: person.membershipIds[1] });
  });
});
