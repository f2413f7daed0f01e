import 'server-only';
import { inAuth } from '@/lib/db/door';
import { fail, failField } from '@/lib/kernel/errors';
import { parseInput } from '@/lib/kernel/parse';
import { ACCOUNT, usablePlaces } from './account-row';
import { knownDevice } from './device';
import { type Entered, openFor } from './enter';
import { type Allowance, demandTry, giveBack } from './limits';
import { findLink, takeLink } from './links';
import { codeInput } from './schema';
import { spendRecovery, spendTotp } from './totp';
import type { Visitor } from './visitor';

function allowanceOf(visitor: Visitor, userId: string): Allowance {
  const device = knownDevice(visitor.device, userId);
  if (device) return [{ limit: 'codeDevice', key: `${device} ${userId}` }];
  return [
    { limit: 'code', key: userId },
    { limit: 'codeDay', key: userId },
  ];
}

/**
 * The second factor: the ticket of the first with a code of the app or a recovery code. The ticket stays for another try until it ends.
 * Throws INVALID (wrong or used code), TOO_MANY, or UNAUTHENTICATED when the ticket is gone.
 */
export async function signInWithCode(visitor: Visitor, ticket: string | null, raw: unknown): Promise<Entered> {
  const { code } = parseInput(codeInput, raw);
  const at = { actor: 'visitor', command: 'auth.code', requestId: visitor.requestId };
  const link = ticket ? await inAuth(at, (tx) => findLink(tx, 'TICKET', ticket)) : null;
  if (!link) fail('UNAUTHENTICATED', 'ticketGone');
  const allowance = allowanceOf(visitor, link.userId);
  await demandTry(allowance, visitor.requestId);
  const entered = await inAuth({ ...at, userId: link.userId }, async (tx) => {
    const account = await tx.user.findUnique({ where: { id: link.userId }, select: ACCOUNT });
    if (!account || account.disabledAt) fail('UNAUTHENTICATED', 'ticketGone');
    const digits = code.replace(/\s/g, '');
    const right = /^\d{6}$/.test(digits)
      ? await spendTotp(tx, account.id, digits)
      : await spendRecovery(tx, account.id, code);
    if (!right) failField('code', 'codeWrong');
    if (!(await takeLink(tx, link.id))) fail('UNAUTHENTICATED', 'ticketGone');
    return openFor(tx, account, await usablePlaces(tx, account.id), visitor);
  });
  await giveBack(allowance);
  return entered;
}
