import 'server-only';
import type { Tx } from '@/lib/db/client';
import { asAuth, inAuth } from '@/lib/db/door';
import type { Locale } from '@/lib/i18n/locales';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { parseInput } from '@/lib/kernel/parse';
import { parseSettings } from '@/lib/modules/settings/schema';
import { ACCOUNT, type Account, type UsablePlace, usablePlaces } from './account-row';
import { demandTry, giveBack } from './limits';
import { verifyPassword } from './password-hash';
import { minLength } from './password-rules';
import { preparePassword, profilesOf, writePassword } from './password-set';
import { chooseInput, codeInput, mustChangeInput, nothing } from './schema';
import type { Signed } from './sessions';
import { beginTotp, confirmTotp, offeredTotp, type TotpOffer } from './totp';

/** What a session may still need before it has a context; all for the person of the session only. */
const doorOf = ({ row }: Signed, command: string, requestId: string) => ({
  ...{ actor: row.userName, command, requestId },
  ...{ institutionId: row.institutionId, userId: row.userId },
});

/** Moves a session to another of its user's places. Throws NOT_FOUND for a place that is not the user's. */
export function moveSession(tx: Tx, at: { sessionId: string; userId: string }, membershipId: string): Promise<void> {
  return asAuth(tx, async () => {
    const place = (await usablePlaces(tx, at.userId)).find((each) => each.membershipId === membershipId);
    if (!place) notFound();
    const session = await tx.session.findUnique({ where: { id: at.sessionId }, select: { createdAt: true } });
    if (!session) notFound();
    const { absoluteMinutes } = parseSettings(place.settings).session;
    const expiresAt = new Date(session.createdAt.getTime() + absoluteMinutes * 60_000);
    const data = { institutionId: place.institutionId, membershipId, expiresAt };
    await tx.session.updateMany({ where: { id: at.sessionId, userId: at.userId }, data });
  });
}

/** The places among which the person may choose. */
export function placesOf(signed: Signed, requestId: string): Promise<UsablePlace[]> {
  return inAuth(doorOf(signed, 'query', requestId), (tx) => usablePlaces(tx, signed.row.userId));
}

/** Chooses the place of a session that has none yet. */
export async function choosePlace(signed: Signed, raw: unknown, requestId: string): Promise<void> {
  const { membershipId } = parseInput(chooseInput, raw);
  await inAuth(doorOf(signed, 'auth.choose', requestId), (tx) => moveSession(tx, signed.row, membershipId));
}

/** The account of a user. Throws NOT_FOUND. */
export async function readAccount(tx: Tx, userId: string): Promise<Account> {
  return (await tx.user.findUnique({ where: { id: userId }, select: ACCOUNT })) ?? notFound();
}

/** The person's own password asked once more. Throws INVALID at the field, TOO_MANY. */
export async function demandPassword(account: Account, password: string, field: string, requestId: string) {
  const allowance = [{ limit: 'confirm' as const, key: account.id }];
  await demandTry(allowance, requestId);
  if (!(await verifyPassword(account.passwordHash, password))) failField(field, 'passwordWrong');
  await giveBack(allowance);
}

type Change = { userId: string; sessionId: string; current: string; password: string; requestId: string };

/** Replaces one's own password, for which the present one is asked; other sessions end. For a transaction of signing in or of asAuth. */
export async function replacePassword(tx: Tx, of: Change): Promise<void> {
  const account = await readAccount(tx, of.userId);
  await demandPassword(account, of.current, 'current', of.requestId);
  const next = await preparePassword(account, of.password, await usablePlaces(tx, of.userId));
  if (!(await writePassword(tx, of.userId, next, of.sessionId))) fail('CONFLICT', 'tryAgain');
}

/** The rule for a new password of the person, for the form to tell. */
export async function ruleOf(signed: Signed, requestId: string): Promise<{ minLength: number; complex: boolean }> {
  const profiles = profilesOf(await placesOf(signed, requestId));
  return { minLength: minLength(profiles), complex: profiles.includes('complexity') };
}

/** Sets the password that must be changed before going on. */
export async function changePassword(signed: Signed, raw: unknown, requestId: string): Promise<void> {
  const { current, password } = parseInput(mustChangeInput, raw);
  const { userId, sessionId } = signed.row;
  await inAuth(doorOf(signed, 'auth.change-password', requestId), (tx) =>
    replacePassword(tx, { userId, sessionId, current, password, requestId }),
  );
}

/** The secret that waits for its first code, where the institution asks for a second factor. */
export function totpOffer(signed: Signed, requestId: string): Promise<TotpOffer | null> {
  return inAuth(doorOf(signed, 'query', requestId), (tx) => offeredTotp(tx, signed.row.userId));
}

/** Makes that secret. */
export async function startTotp(signed: Signed, raw: unknown, requestId: string): Promise<void> {
  parseInput(nothing, raw);
  await inAuth(doorOf(signed, 'auth.totp', requestId), (tx) => beginTotp(tx, signed.row.userId));
}

/** Puts it in force and gives the recovery codes. */
export async function finishTotp(signed: Signed, raw: unknown, requestId: string): Promise<string[]> {
  const { code } = parseInput(codeInput, raw);
  const allowance = [{ limit: 'code' as const, key: signed.row.userId }];
  await demandTry(allowance, requestId);
  const codes = await inAuth(doorOf(signed, 'auth.totp', requestId), (tx) =>
    confirmTotp(tx, signed.row.userId, code.replace(/\s/g, '')),
  );
  await giveBack(allowance);
  return codes;
}

/** Keeps the language with the account, so that it is there on another device. */
export async function rememberLocale(signed: Signed, locale: Locale, requestId: string): Promise<void> {
  const where = { id: signed.row.userId, OR: [{ locale: null }, { locale: { not: locale } }] };
  await inAuth(doorOf(signed, 'auth.locale', requestId), (tx) => tx.user.updateMany({ where, data: { locale } }));
}
