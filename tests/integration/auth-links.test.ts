import { beforeEach, describe, expect, it } from 'vitest';
import { inviteMember, issueResetLink } from '@/lib/auth/accounts';
import { acceptSignedIn, acceptWithPassword, lookAtLink, resetPassword } from '@/lib/auth/by-link';
import { forgot } from '@/lib/auth/forgot';
import { LIMITS } from '@/lib/auth/limits';
import { openSession } from '@/lib/auth/sessions';
import { signIn } from '@/lib/auth/sign-in';
import { placesOf } from '@/lib/auth/steps';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { newId } from '@/lib/kernel/id';
import { asTest, newAccount, PASSWORD, visitor } from '@/tests/factories/account';
import { newCollege } from '@/tests/factories/college';

const NEXT = 'Maple-Harbor-5519';
const tokenIn = (url: string) => url.split('/').at(-1) ?? '';
const form = (token: string, password = NEXT) => ({ token, password, repeat: password });
const asking = () => ({ locale: 'zh-CN' as const, requestId: newId() });

let admin: Ctx;
beforeEach(async () => {
  admin = await newCollege('ADMIN');
});

const inCtx = <T>(ctx: Ctx, fn: Parameters<typeof inTransaction<T>>[1]) => inTransaction(settingsOf(ctx, 'test'), fn);
const resetLinkOf = async (userId: string) =>
  tokenIn((await inCtx(admin, (tx) => issueResetLink(tx, admin, userId))).url);

function invite(ctx: Ctx, over: object = {}): Promise<string> {
  const who = {
    ...{ name: '新同事', email: `${newId()}@example.org`, phone: null, role: 'TEACHER' as const },
    ...{ departmentId: null, partnerId: null, title: null, staffNo: null },
    ...over,
  };
  return inCtx(ctx, (tx) => inviteMember(tx, ctx, who)).then((link) => tokenIn(link.url));
}

async function sessionOf(email: string, password: string) {
  const entered = await signIn(visitor(), { identifier: email, password });
  const signed = entered.kind === 'session' ? await openSession(entered.token, asking()) : null;
  if (!signed) throw new Error('no session');
  return signed;
}

describe('a reset link', () => {
  it('sets the password once, also when 20 use it at once, and ends every session', async () => {
    const { userId, email } = await newAccount([admin.institutionId]);
    const before = await signIn(visitor(), { identifier: email, password: PASSWORD });
    const token = await resetLinkOf(userId);
    const uses = Array.from({ length: 20 }, (_, at) =>
      resetPassword(visitor(), form(token, `Maple-Harbor-55${at + 10}`)),
    );
    const done = (await Promise.allSettled(uses)).filter((each) => each.status === 'fulfilled');
    expect(done).toHaveLength(1);
    expect(await openSession(before.kind === 'session' ? before.token : '', asking())).toBeNull();
    await expect(resetPassword(visitor(), form(token))).rejects.toMatchObject({ code: 'RULE', key: 'linkGone' });
    expect(await lookAtLink('RESET', token, newId())).toBeNull();
  }, 60_000);

  it('is not used by looking at it or by a password that is refused', async () => {
    const { userId, email } = await newAccount([admin.institutionId]);
    const token = await resetLinkOf(userId);
    expect(await lookAtLink('RESET', token, newId())).toMatchObject({ name: '测试员', minLength: 12, isNew: false });
    await expect(resetPassword(visitor(), form(token, 'short'))).rejects.toMatchObject({
      fields: { password: { key: 'passwordTooShort', params: { min: 12 } } },
    });
    await resetPassword(visitor(), form(token));
    expect((await sessionOf(email, NEXT)).stage).toBe('ready');
  });

  it('works no more when it is too old, replaced, of another kind or made up', async () => {
    const { userId } = await newAccount([admin.institutionId]);
    const first = await resetLinkOf(userId);
    const second = await resetLinkOf(userId);
    await asTest((tx) =>
      tx.accountLink.updateMany({ where: { userId }, data: { expiresAt: new Date(Date.now() - 1) } }),
    );
    const invitation = await invite(admin);
    for (const token of [first, second, invitation, 'A'.repeat(43)])
      await expect(resetPassword(visitor(), form(token))).rejects.toMatchObject({ key: 'linkGone' });
  });

  it('is not given to an administrator for an account that other colleges know', async () => {
    const other = await newCollege('ADMIN');
    const { userId } = await newAccount([other.institutionId, admin.institutionId]);
    await expect(resetLinkOf(userId)).rejects.toMatchObject({ code: 'RULE', key: 'accountElsewhere' });
  });
});

describe('a forgotten password', () => {
  it('is mailed to the account, and says nothing of whether there is one', async () => {
    const { userId, email } = await newAccount([admin.institutionId]);
    for (const identifier of [email, `${newId()}@example.org`])
      expect(await forgot(visitor(), { identifier })).toBeUndefined();
    const mails = await inCtx(admin, (tx) => tx.mail.findMany({ where: { institutionId: admin.institutionId } }));
    expect(mails.map((mail) => [mail.template, decryptText(mail.toEnc)])).toEqual([['passwordReset', email]]);
    const { url } = JSON.parse(decryptText(mails[0]?.paramsEnc ?? new Uint8Array())) as { url: string };
    expect(await resetPassword(visitor(), form(tokenIn(url)))).toMatchObject({ kind: 'session', userId });
  });

  it('is asked for so often only, for unknown names alike', async () => {
    for (const identifier of [(await newAccount([admin.institutionId])).email, `${newId()}@example.org`]) {
      const asked = Array.from({ length: LIMITS.forgot.points + 2 }, () => forgot(visitor(), { identifier }));
      const refused = (await Promise.allSettled(asked)).filter((each) => each.status === 'rejected');
      expect(refused.map((each) => each.reason.code)).toEqual(['TOO_MANY', 'TOO_MANY']);
    }
  });
});

describe('an invitation', () => {
  it('gives a new account its password and place, once', async () => {
    const email = `${newId()}@example.org`;
    const token = await invite(admin, { email });
    expect(await lookAtLink('INVITATION', token, newId())).toMatchObject({ isNew: true, institution: 'T' });
    expect(await acceptWithPassword(visitor(), form(token))).toMatchObject({ kind: 'session' });
    expect((await sessionOf(email, NEXT)).ctx).toMatchObject({ role: 'TEACHER', institutionId: admin.institutionId });
    await expect(acceptWithPassword(visitor(), form(token))).rejects.toMatchObject({ key: 'linkGone' });
  });

  it('of an account that exists is accepted by its owner only, and sets no password', async () => {
    const other = await newCollege('ADMIN');
    const { email } = await newAccount([other.institutionId]);
    const token = await invite(admin, { email });
    expect(await lookAtLink('INVITATION', token, newId())).toMatchObject({ isNew: false });
    await expect(acceptWithPassword(visitor(), form(token))).rejects.toMatchObject({ key: 'linkGone' });
    const stranger = await sessionOf((await newAccount([other.institutionId])).email, PASSWORD);
    await expect(acceptSignedIn(visitor(), stranger, { token })).rejects.toMatchObject({ key: 'invitedOther' });
    const owner = await sessionOf(email, PASSWORD);
    expect(await placesOf(owner, newId())).toHaveLength(1);
    await acceptSignedIn(visitor(), owner, { token });
    expect(await placesOf(owner, newId())).toHaveLength(2);
  });

  it('opens no place that another college offered to an account that is still new', async () => {
    const other = await newCollege('ADMIN');
    const email = `${newId()}@example.org`;
    const theirs = await invite(other, { email, role: 'ADMIN' });
    await acceptWithPassword(visitor(), form(await invite(admin, { email })));
    const signed = await sessionOf(email, NEXT);
    expect((await placesOf(signed, newId())).map((place) => place.institutionId)).toEqual([admin.institutionId]);
    await expect(acceptWithPassword(visitor(), form(theirs))).rejects.toMatchObject({ key: 'linkGone' });
  });

  it('is refused for the same place twice and for a number of somebody else', async () => {
    const email = `${newId()}@example.org`;
    const phone = `138${String(Date.now()).slice(-8)}`;
    await invite(admin, { email, phone });
    await expect(invite(admin, { email })).rejects.toMatchObject({ code: 'DUPLICATE', key: 'membershipTaken' });
    await expect(invite(admin, { phone })).rejects.toMatchObject({ fields: { phone: { key: 'phoneTaken' } } });
  });
});
