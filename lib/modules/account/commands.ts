import 'server-only';
import { demandTry, giveBack } from '@/lib/auth/limits';
import { demandPassword, moveSession, readAccount, replacePassword } from '@/lib/auth/steps';
import { beginTotp, confirmTotp, endTotp, renewRecovery } from '@/lib/auth/totp';
import type { Tx } from '@/lib/db/client';
import { asAuth } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { defineCommand } from '@/lib/kernel/operation';
import { sealCodes } from './codes';
import { mayOnTotp } from './policy';
import { readProfile } from './queries';
import {
  changePasswordInput,
  confirmedInput,
  nothing,
  profileInput,
  sessionAt,
  switchInput,
  totpCodeInput,
} from './schema';

export const updateProfile = defineCommand({
  name: 'account.update-profile',
  permission: 'account.own',
  input: profileInput,
  run: async ({ tx, ctx, input }) => {
    const { version, ...data } = input;
    // A user belongs to no institution: the row is found by the caller's own id alone.
    const { count } = await tx.user.updateMany({
      where: { id: ctx.userId, version },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: await readProfile(tx, ctx) });
    return { locale: data.locale };
  },
});

/** The session of the caller. Throws RULE for a caller without one, such as the command line. */
function ownSession(ctx: Ctx): string {
  return ctx.sessionId ?? notFound();
}

/** Other sessions end with the old password. */
export const changePassword = defineCommand({
  name: 'account.change-password',
  permission: 'account.own',
  input: changePasswordInput,
  run: async ({ tx, ctx, input: { current, password } }) => {
    const of = { userId: ctx.userId, sessionId: ownSession(ctx), requestId: ctx.requestId };
    await asAuth(tx, () => replacePassword(tx, { ...of, current, password }));
    return { changed: true };
  },
});

// ---- one-time codes ----

export const totpBegin = defineCommand({
  name: 'account.totp-begin',
  permission: 'account.own',
  input: nothing,
  run: async ({ tx, ctx }) => {
    if (!(await mayOnTotp(tx, ctx)).begin) fail('RULE', 'totpOffHere');
    await beginTotp(tx, ctx.userId);
    return { begun: true };
  },
});

export const totpConfirm = defineCommand({
  name: 'account.totp-confirm',
  permission: 'account.own',
  input: totpCodeInput,
  run: async ({ tx, ctx, input, after }) => {
    const allowance = [{ limit: 'code' as const, key: ctx.userId }];
    await demandTry(allowance, ctx.requestId);
    after(() => giveBack(allowance));
    return sealCodes(await confirmTotp(tx, ctx.userId, input.code.replace(/\s/g, '')));
  },
});

async function demandOwnPassword(tx: Tx, ctx: Ctx, current: string): Promise<void> {
  await demandPassword(await readAccount(tx, ctx.userId), current, 'current', ctx.requestId);
}

export const totpEnd = defineCommand({
  name: 'account.totp-end',
  permission: 'account.own',
  input: confirmedInput,
  run: async ({ tx, ctx, input }) => {
    if (!(await mayOnTotp(tx, ctx)).end) fail('RULE', 'totpRequiredHere');
    await demandOwnPassword(tx, ctx, input.current);
    await endTotp(tx, ctx.userId);
    return { ended: true };
  },
});

export const recoveryRenew = defineCommand({
  name: 'account.recovery-renew',
  permission: 'account.own',
  input: confirmedInput,
  run: async ({ tx, ctx, input }) => {
    await demandOwnPassword(tx, ctx, input.current);
    return sealCodes(await renewRecovery(tx, ctx.userId));
  },
});

// ---- sessions and memberships ----

/** Signs another of one's own devices out. */
export const endSession = defineCommand({
  name: 'account.end-session',
  permission: 'account.own',
  input: sessionAt,
  run: async ({ tx, ctx, input }) => {
    const { count } = await tx.session.updateMany({
      where: { id: input.id, userId: ctx.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) notFound();
    return { id: input.id };
  },
});

export const endOtherSessions = defineCommand({
  name: 'account.end-other-sessions',
  permission: 'account.own',
  input: nothing,
  run: async ({ tx, ctx }) => {
    const { count } = await tx.session.updateMany({
      where: { userId: ctx.userId, revokedAt: null, NOT: { id: ownSession(ctx) } },
      data: { revokedAt: new Date() },
    });
    return { count };
  },
});

/** Goes on as another of one's own memberships. */
export const switchMembership = defineCommand({
  name: 'account.switch',
  permission: 'account.own',
  input: switchInput,
  run: async ({ tx, ctx, input }) => {
    await moveSession(tx, { sessionId: ownSession(ctx), userId: ctx.userId }, input.membershipId);
    return { to: '/' };
  },
});
