import 'server-only';
import type { Tx } from '@/lib/db/client';
import { failField } from '@/lib/kernel/errors';
import { parseSettings } from '@/lib/modules/settings/schema';
import type { Account, UsablePlace } from './account-row';
import { hashPassword, verifyPassword } from './password-hash';
import { HISTORY, passwordProblem } from './password-rules';

type Places = Pick<UsablePlace, 'settings' | 'staffNo'>[];

/** The password profiles that hold for a person: those of every institution the person works with. */
export function profilesOf(places: Pick<UsablePlace, 'settings'>[]) {
  return [...new Set(places.map((place) => parseSettings(place.settings).password.profile))];
}

const ownWords = (account: Account, places: Places): string[] =>
  [account.name, account.email?.split('@')[0], ...places.map((place) => place.staffNo)].flatMap((word) => word ?? []);

export type Prepared = { was: string | null; passwordHash: string; passwordHistory: string[] };

/** Checks a new password by all rules and hashes it: slow, so before the transaction where one can. Throws INVALID at the field `password`. */
export async function preparePassword(account: Account, password: string, places: Places): Promise<Prepared> {
  const profiles = profilesOf(places);
  const problem = passwordProblem(password, profiles, ownWords(account, places));
  if (problem) failField('password', problem.key, problem.params);
  const earlier = [account.passwordHash, ...account.passwordHistory].flatMap((hash) => hash ?? []).slice(0, HISTORY);
  const refused = profiles.includes('complexity') ? earlier : earlier.slice(0, account.passwordHash ? 1 : 0);
  for (const hash of refused) if (await verifyPassword(hash, password)) failField('password', 'passwordReused');
  return { was: account.passwordHash, passwordHash: await hashPassword(password), passwordHistory: earlier };
}

/** Writes a prepared password and ends the user's sessions, but for the one that goes on. False when another change came first. */
export async function writePassword(tx: Tx, userId: string, next: Prepared, keepSession?: string): Promise<boolean> {
  const { was, ...data } = next;
  const now = new Date();
  const { count } = await tx.user.updateMany({
    where: { id: userId, passwordHash: was },
    data: { ...data, passwordChangedAt: now, mustChange: false, version: { increment: 1 } },
  });
  if (count === 0) return false;
  await tx.session.updateMany({
    where: { userId, revokedAt: null, NOT: keepSession ? { id: keepSession } : undefined },
    data: { revokedAt: now },
  });
  return true;
}
