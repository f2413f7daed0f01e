import * as argon2 from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { rememberedDevice } from '@/lib/auth/device';
import { LIMITS } from '@/lib/auth/limits';
import { openSession } from '@/lib/auth/sessions';
import { signIn } from '@/lib/auth/sign-in';
import { blindIndex } from '@/lib/kernel/crypto';
import { newId } from '@/lib/kernel/id';
import { asTest, newAccount, newInstitution, PASSWORD, visitor } from '@/tests/factories/account';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});

const asking = () => ({ locale: 'zh-CN' as const, requestId: newId() });
const byEmail = (email: string, password = PASSWORD) => ({ identifier: email, password });
const codeOf = (error: unknown) => (error as { code: string }).code;

async function outcomes(calls: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const each of await Promise.allSettled(calls)) {
    const key = each.status === 'fulfilled' ? 'in' : codeOf(each.reason);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

describe('signing in', () => {
  it('takes e-mail in any case, mobile and staff number, and gives a context', async () => {
    const institution = await newInstitution();
    const phone = `139${String(Date.now()).slice(-8)}`;
    const { userId, email, staffNo, membershipIds } = await newAccount([institution], {
      phoneIndex: blindIndex(phone),
    });
    for (const identifier of [
      email.toUpperCase(),
      ` ${email} `,
      `+86 ${phone}`,
      staffNo,
      `${staffNo}@${institution}`,
    ]) {
      const entered = await signIn(visitor(), { identifier, password: PASSWORD });
      const signed = entered.kind === 'session' ? await openSession(entered.token, asking()) : null;
      expect(signed?.ctx).toMatchObject({ userId, institutionId: institution, membershipId: membershipIds[0] });
    }
  });

  it('does not guess whom a staff number of two colleges means', async () => {
    const [a, b] = [await newInstitution(), await newInstitution()];
    const one = await newAccount([a]);
    const other = await newAccount([b]);
    const staffNo = newId().slice(-12);
    await asTest(async (tx) => {
      for (const id of [one.membershipIds[0], other.membershipIds[0]])
        await tx.membership.updateMany({ where: { id }, data: { staffNo } });
    });
    await expect(signIn(visitor(), byEmail(staffNo))).rejects.toMatchObject({ key: 'signInWrong' });
    expect(await signIn(visitor(), byEmail(`${staffNo}@${b}`))).toMatchObject({ userId: other.userId });
  });

  it.each([
    [{}],
    [{ identifier: 'a@example.org', password: '' }],
    [{ identifier: { contains: '' }, password: PASSWORD }],
    [{ identifier: [{ not: null }], password: PASSWORD }],
    [{ identifier: 'a@example.org', password: PASSWORD, role: 'ADMIN' }],
    [null],
  ])('refuses a forged form %j', async (form) => {
    await expect(signIn(visitor(), form)).rejects.toMatchObject({ code: 'INVALID', key: 'invalid' });
  });

  it('is refused for the disabled and for those without a place', async () => {
    const institution = await newInstitution();
    const disabled = await newAccount([institution], { disabledAt: new Date() });
    await expect(signIn(visitor(), byEmail(disabled.email))).rejects.toMatchObject({ key: 'signInWrong' });
    const nowhere = await newAccount([]);
    await expect(signIn(visitor(), byEmail(nowhere.email))).rejects.toMatchObject({ key: 'noMembership' });
    await expect(signIn(visitor(), byEmail(nowhere.email, 'wrong'))).rejects.toMatchObject({ key: 'signInWrong' });
  });
});

describe('under attack', () => {
  const { points } = LIMITS.account;

  it('verifies no more than the allowed number of 200 guesses at once, and lets the known device in meanwhile', async () => {
    const { userId, email } = await newAccount([await newInstitution()]);
    const guesses = Array.from({ length: 200 }, (_, at) => signIn(visitor(), byEmail(email, `guess-${at}`)));
    expect(await outcomes(guesses)).toEqual({ INVALID: points, TOO_MANY: 200 - points });
    // The right password from a strange device is not even looked at.
    await expect(signIn(visitor(), byEmail(email))).rejects.toMatchObject({ code: 'TOO_MANY' });
    const device = rememberedDevice(null, userId);
    expect(await signIn(visitor({ device }), byEmail(email))).toMatchObject({ kind: 'session', userId });
  }, 60_000);

  it('lets the rightful user in once the time is over', async () => {
    const { email } = await newAccount([await newInstitution()]);
    await outcomes(Array.from({ length: points + 1 }, () => signIn(visitor(), byEmail(email, 'wrong'))));
    await expect(signIn(visitor(), byEmail(email))).rejects.toMatchObject({ code: 'TOO_MANY' });
    await asTest((tx) =>
      tx.rateLimit.updateMany({ where: { key: { startsWith: 'account:' } }, data: { expire: Date.now() - 1 } }),
    );
    expect(await signIn(visitor(), byEmail(email))).toMatchObject({ kind: 'session' });
  });

  it('limits a device that another account signed in on as a strange one', async () => {
    const institution = await newInstitution();
    const [one, other] = [await newAccount([institution]), await newAccount([institution])];
    const device = rememberedDevice(null, one.userId);
    const guesses = Array.from({ length: points + 5 }, () =>
      signIn(visitor({ device }), byEmail(other.email, 'wrong')),
    );
    expect(await outcomes(guesses)).toEqual({ INVALID: points, TOO_MANY: 5 });
    const own = Array.from({ length: 25 }, () => signIn(visitor({ device }), byEmail(one.email, 'wrong')));
    expect(await outcomes(own)).toEqual({ INVALID: LIMITS.device.points, TOO_MANY: 25 - LIMITS.device.points });
  });

  it('limits one address that tries many accounts', async () => {
    const ip = newId();
    const calls = Array.from({ length: LIMITS.address.points + 20 }, (_, at) =>
      signIn(visitor({ ip }), byEmail(`${at}-${ip}@example.org`, 'wrong')),
    );
    expect(await outcomes(calls)).toEqual({ INVALID: LIMITS.address.points, TOO_MANY: 20 });
  }, 60_000);

  it('takes nothing from somebody who signs in rightly again and again', async () => {
    const { email } = await newAccount([await newInstitution()]);
    const ip = newId();
    for (let at = 0; at < points + 2; at++) expect(await signIn(visitor({ ip }), byEmail(email))).toBeTruthy();
  });
});

describe('what an answer tells', () => {
  it('is the same for unknown and known names, to the last try', async () => {
    const { email } = await newAccount([await newInstitution()]);
    const stories: string[][] = [];
    for (const identifier of [email, `${newId()}@example.org`, newId().slice(-12)]) {
      const story: string[] = [];
      for (let at = 0; at < LIMITS.account.points + 1; at++)
        await signIn(visitor(), byEmail(identifier, 'wrong')).catch((e) =>
          story.push(JSON.stringify([e.key, e.params])),
        );
      stories.push(story);
    }
    expect(stories[0]).toContain('["signInWrongLeft",{"left":3}]');
    expect(stories[1]).toEqual(stories[0]);
    expect(stories[2]).toEqual(stories[0]);
  });

  it('takes the same time: a hash is computed for nobody as well, at the same cost', async () => {
    const { email } = await newAccount([await newInstitution()]);
    const verify = vi.mocked(argon2.verify);
    const costs: string[][] = [];
    for (const identifier of [email, `${newId()}@example.org`]) {
      verify.mockClear();
      await expect(signIn(visitor(), byEmail(identifier, 'wrong'))).rejects.toMatchObject({ code: 'INVALID' });
      costs.push(verify.mock.calls.map(([hash]) => String(hash).split('$').slice(1, 4).join(' ')));
    }
    expect(costs[0]).toHaveLength(1);
    expect(costs[0]?.[0]).toMatch(/^argon2id v=19 m=\d+,t=\d+,p=\d+$/);
    expect(costs[1]).toEqual(costs[0]);
  });
});
