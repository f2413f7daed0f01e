import 'server-only';
import { setTimeout } from 'node:timers/promises';
import { inAuth } from '@/lib/db/door';
import { toLocale } from '@/lib/i18n/locales';
import { parseInput } from '@/lib/kernel/parse';
import { enqueueMail } from '@/lib/mail/outbox';
import { findAccount, usablePlaces } from './account-row';
import { demandTry } from './limits';
import { issueLink, linkUrl } from './links';
import { forgotInput } from './schema';
import type { Visitor } from './visitor';

const MINUTES = 30;
// Longer than looking an account up and writing its mail takes.
const ANSWER_MS = 600;

async function mailLink(visitor: Visitor, identifier: string): Promise<void> {
  const at = { actor: 'visitor', command: 'auth.forgot', requestId: visitor.requestId };
  const found = await inAuth(at, async (tx) => {
    const account = await findAccount(tx, identifier);
    return account && { account, place: (await usablePlaces(tx, account.id))[0] };
  });
  const { account, place } = found ?? {};
  if (!account?.email || account.disabledAt || !place) return;
  const { id: userId, name, email } = account;
  const { institutionId } = place;
  await inAuth({ ...at, institutionId, userId }, async (tx) => {
    const { token } = await issueLink(tx, 'RESET', { institutionId, userId, membershipId: null }, { minutes: MINUTES });
    const params = { name, minutes: MINUTES, url: linkUrl('RESET', token) };
    const locale = account.locale ? toLocale(account.locale) : visitor.locale;
    await enqueueMail(tx, place, { to: email, template: 'passwordReset', params, locale });
  });
}

/** Mails a reset link to whoever is meant, if there is such an account with an address. One answer in one time for all. Throws TOO_MANY. */
export async function forgot(visitor: Visitor, raw: unknown): Promise<void> {
  const { identifier } = parseInput(forgotInput, raw);
  const address = visitor.ip ? [{ limit: 'forgotAddress' as const, key: visitor.ip }] : [];
  const typed = { limit: 'forgot' as const, key: identifier.toLowerCase() };
  await demandTry([...address, typed], visitor.requestId);
  await Promise.all([mailLink(visitor, identifier), setTimeout(ANSWER_MS)]);
}
