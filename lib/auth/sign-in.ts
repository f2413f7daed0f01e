import 'server-only';
import { inAuth } from '@/lib/db/door';
import { AppError } from '@/lib/kernel/errors';
import { parseInput } from '@/lib/kernel/parse';
import { logger } from '@/lib/logger';
import { type Account, findAccount, usablePlaces } from './account-row';
import { knownDevice } from './device';
import { type Entered, enter } from './enter';
import { type Allowance, demandTry, giveBack } from './limits';
import { verifyPassword } from './password-hash';
import { signInInput } from './schema';
import type { Visitor } from './visitor';

/** From so few tries left on, the answer says how many. */
const TELL_FROM = 3;

// A device that signed in before has tries of its own: guesses from elsewhere cannot lock it out.
function allowanceOf(account: Account | null, identifier: string, visitor: Visitor): Allowance {
  const key = account?.id ?? `typed:${identifier.toLowerCase()}`;
  const device = account && knownDevice(visitor.device, account.id);
  if (device) return [{ limit: 'device', key: `${device} ${key}` }];
  const address = visitor.ip ? [{ limit: 'address' as const, key: visitor.ip }] : [];
  return [...address, { limit: 'account', key }, { limit: 'accountDay', key }];
}

// The address is left out: how many tries it has left would tell of others behind it.
function refusal({ address: _, ...own }: Record<string, number>): AppError {
  const left = Math.min(...Object.values(own));
  if (left > TELL_FROM || left === 0) return new AppError('INVALID', 'signInWrong');
  return new AppError('INVALID', 'signInWrongLeft', { params: { left } });
}

/**
 * Signs in by e-mail, mobile or staff number with the password. A wrong password, an unknown name and a disabled account are one answer that takes one time.
 * Throws INVALID (wrong), TOO_MANY, or RULE (an account without a place).
 */
export async function signIn(visitor: Visitor, raw: unknown): Promise<Entered> {
  const { identifier, password } = parseInput(signInInput, raw);
  const at = { actor: 'visitor', command: 'auth.sign-in', requestId: visitor.requestId };
  const account = await inAuth(at, (tx) => findAccount(tx, identifier));
  const allowance = allowanceOf(account, identifier, visitor);
  const left = await demandTry(allowance, visitor.requestId);
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  if (!right || !account || account.disabledAt) {
    logger().info({ event: 'sign-in.refused', requestId: visitor.requestId }, 'sign-in');
    throw refusal(left);
  }
  await giveBack(allowance);
  return inAuth({ ...at, actor: account.name, userId: account.id }, async (tx) =>
    enter(tx, account, await usablePlaces(tx, account.id), visitor),
  );
}
