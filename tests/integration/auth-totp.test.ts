import { beforeEach, describe, expect, it } from 'vitest';
import { rememberedDevice } from '@/lib/auth/device';
import { LIMITS } from '@/lib/auth/limits';
import { signIn } from '@/lib/auth/sign-in';
import { signInWithCode } from '@/lib/auth/sign-in-code';
import { beginTotp, confirmTotp, endTotp, offeredTotp } from '@/lib/auth/totp';
import { asTest, newAccount, newInstitution, PASSWORD, type TestAccount, visitor } from '@/tests/factories/account';
import { codeFor } from '@/tests/factories/totp';

let account: TestAccount;
let secret = '';
let recovery: string[] = [];

beforeEach(async () => {
  account = await newAccount([await newInstitution()]);
  await asTest(async (tx) => {
    await beginTotp(tx, account.userId);
    secret = (await offeredTotp(tx, account.userId))?.secret ?? '';
    recovery = await confirmTotp(tx, account.userId, codeFor(secret, -1));
  });
});

async function ticket(): Promise<string> {
  const entered = await signIn(visitor(), { identifier: account.email, password: PASSWORD });
  if (entered.kind !== 'code') throw new Error('no code was asked');
  return entered.ticket;
}
const enter = async (code: string, by?: string, over = {}) =>
  signInWithCode(visitor(over), by ?? (await ticket()), { code });

describe('the second factor', () => {
  it('is asked after the password, and a code opens the session once', async () => {
    const code = codeFor(secret);
    expect(await enter(`${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({ kind: 'session' });
    await expect(enter(code)).rejects.toMatchObject({ fields: { code: { key: 'codeWrong' } } });
    await expect(enter(codeFor(secret, -1))).rejects.toMatchObject({ fields: { code: { key: 'codeWrong' } } });
    expect(await enter(codeFor(secret, 1))).toMatchObject({ kind: 'session' });
  });

  it('takes one of two at once with the same code', async () => {
    const [a, code] = [await ticket(), codeFor(secret)];
    const both = await Promise.allSettled([enter(code, a), enter(code, a)]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses codes far from now and tickets that were used or made up', async () => {
    for (const steps of [-3, 3]) await expect(enter(codeFor(secret, steps))).rejects.toMatchObject({ code: 'INVALID' });
    const used = await ticket();
    await enter(codeFor(secret), used);
    for (const gone of [used, 'A'.repeat(43)])
      await expect(enter(codeFor(secret, 1), gone)).rejects.toMatchObject({ key: 'ticketGone' });
    await expect(signInWithCode(visitor(), null, { code: '123456' })).rejects.toMatchObject({ key: 'ticketGone' });
  });

  it('cannot be guessed at length, and a device that signed in before keeps its tries', async () => {
    const by = await ticket();
    const guesses = Array.from({ length: 40 }, (_, at) => enter(String(100_000 + at), by));
    const outcomes = (await Promise.allSettled(guesses)).map((each) =>
      each.status === 'rejected' ? each.reason.code : 'in',
    );
    expect(outcomes.filter((code) => code === 'INVALID')).toHaveLength(LIMITS.code.points);
    expect(outcomes.filter((code) => code === 'TOO_MANY')).toHaveLength(40 - LIMITS.code.points);
    const device = rememberedDevice(null, account.userId);
    expect(await enter(codeFor(secret), by, { device })).toMatchObject({ kind: 'session' });
  });

  it('is stood in for by a recovery code, each once', async () => {
    const [first = '', second = ''] = recovery;
    expect(await enter(first.toUpperCase().replace('-', ' '))).toMatchObject({ kind: 'session' });
    await expect(enter(first)).rejects.toMatchObject({ fields: { code: { key: 'codeWrong' } } });
    const by = await ticket();
    const both = await Promise.allSettled([enter(second, by), enter(second, by)]);
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    const kept = await asTest((tx) =>
      tx.user.findUniqueOrThrow({ where: { id: account.userId }, select: { recoveryHashes: true } }),
    );
    expect(kept.recoveryHashes).toHaveLength(8);
    expect(JSON.stringify(kept)).not.toContain(recovery[2]);
  });

  it('is not begun anew while it is in force, and is gone with its codes when it ends', async () => {
    await expect(asTest((tx) => beginTotp(tx, account.userId))).rejects.toMatchObject({ key: 'totpInForce' });
    expect(await asTest((tx) => offeredTotp(tx, account.userId))).toBeNull();
    await asTest((tx) => endTotp(tx, account.userId));
    expect(await signIn(visitor(), { identifier: account.email, password: PASSWORD })).toMatchObject({
      kind: 'session',
    });
  });
});
