import 'server-only';
import type { Tx } from '@/lib/db/client';
import { fail } from '@/lib/kernel/errors';
import type { Account, UsablePlace } from './account-row';
import { issueLink } from './links';
import { createSession } from './sessions';
import type { Visitor } from './visitor';

/** What follows when it is known who it is: a session, or the ticket with which the code of the second factor is asked. */
export type Entered =
  | { kind: 'session'; token: string; userId: string; locale: string | null }
  | { kind: 'code'; ticket: string };

/** The place at which a session opens when there is nothing to choose. */
export const onlyPlace = (places: UsablePlace[]): UsablePlace | null =>
  places.length === 1 ? (places[0] ?? null) : null;

/** Opens a session for an account whose owner has proved both factors. For a transaction of signing in. Throws RULE when the account has no place. */
export async function openFor(tx: Tx, account: Account, places: UsablePlace[], visitor: Visitor): Promise<Entered> {
  if (places.length === 0) fail('RULE', 'noMembership');
  const token = await createSession(tx, account.id, onlyPlace(places), visitor);
  return { kind: 'session', token, userId: account.id, locale: account.locale };
}

/** The step after the first factor: the session, or a ticket for the code. For a transaction of signing in. */
export async function enter(tx: Tx, account: Account, places: UsablePlace[], visitor: Visitor): Promise<Entered> {
  if (!account.totpEnabledAt) return openFor(tx, account, places, visitor);
  const of = { institutionId: null, userId: account.id, membershipId: null };
  return { kind: 'code', ticket: (await issueLink(tx, 'TICKET', of)).token };
}
