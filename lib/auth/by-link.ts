import 'server-only';
import type { Tx } from '@/lib/db/client';
import { inAuth } from '@/lib/db/door';
import { fail } from '@/lib/kernel/errors';
import { parseInput } from '@/lib/kernel/parse';
import { ACCOUNT, type Account, type UsablePlace, usablePlaces } from './account-row';
import { type Entered, enter } from './enter';
import { findLink, type LinkFor, type LinkKind, takeLink } from './links';
import { minLength } from './password-rules';
import { preparePassword, profilesOf, writePassword } from './password-set';
import { acceptInput, inviteInput, resetInput } from './schema';
import type { Signed } from './sessions';
import type { Visitor } from './visitor';

type Opened = { link: LinkFor & { id: string }; account: Account; places: UsablePlace[]; invitedTo: Invited | null };
type Invited = { name: string; settings: unknown };

const gone = () => fail('RULE', 'linkGone');

async function readInvited(tx: Tx, { institutionId, membershipId }: LinkFor): Promise<Invited | null> {
  if (!institutionId || !membershipId) return null;
  const member = await tx.membership.findFirst({
    where: { institutionId, id: membershipId, endedAt: null },
    select: { institution: { select: { name: true, settings: true } } },
  });
  return member?.institution ?? null;
}

/** Whose link it is, without using it. Null for one that works no more. */
async function open(kind: LinkKind, token: string, requestId: string): Promise<Opened | null> {
  return inAuth({ actor: 'visitor', command: 'auth.link', requestId }, async (tx) => {
    const link = await findLink(tx, kind, token);
    const account = link && (await tx.user.findUnique({ where: { id: link.userId }, select: ACCOUNT }));
    if (!link || !account || account.disabledAt) return null;
    const invitedTo = kind === 'INVITATION' ? await readInvited(tx, link) : null;
    if (kind === 'INVITATION' && !invitedTo) return null;
    return { link, account, places: await usablePlaces(tx, account.id), invitedTo };
  });
}

const isNew = (account: Account) => account.passwordHash === null && account.oidcSubject === null;
const withInvited = ({ places, invitedTo }: Opened) => [
  ...places,
  ...(invitedTo ? [{ settings: invitedTo.settings, staffNo: null }] : []),
];

export type LinkPage = {
  name: string;
  /** The institution that invites. */
  institution: string | null;
  /** An account that has no way to sign in yet chooses its password here; another one accepts by signing in. */
  isNew: boolean;
  userId: string;
  minLength: number;
  complex: boolean;
};

/** What the page of a link shows; null when the link works no more. */
export async function lookAtLink(kind: 'INVITATION' | 'RESET', token: string, requestId: string) {
  const opened = await open(kind, token, requestId);
  if (!opened) return null;
  const { account, invitedTo } = opened;
  const profiles = profilesOf(withInvited(opened));
  const page: LinkPage = {
    name: account.name,
    institution: invitedTo?.name ?? null,
    isNew: isNew(account),
    userId: account.id,
    minLength: minLength(profiles),
    complex: profiles.includes('complexity'),
  };
  return page;
}

// The link is used and the password written together: refused by a rule, the link stays good; of many at once one comes through.
async function setByLink(visitor: Visitor, opened: Opened, password: string, command: string): Promise<Entered> {
  const { link, account } = opened;
  const next = await preparePassword(account, password, withInvited(opened));
  const at = { actor: account.name, command, requestId: visitor.requestId };
  return inAuth({ ...at, institutionId: link.institutionId, userId: account.id }, async (tx) => {
    if (!(await takeLink(tx, link.id)) || !(await writePassword(tx, account.id, next))) gone();
    return enter(tx, account, await usablePlaces(tx, account.id), visitor);
  });
}

/** Sets a new password by a reset link, ends all sessions and goes on as after the first factor. Throws RULE (link used or too old), INVALID (password). */
export async function resetPassword(visitor: Visitor, raw: unknown): Promise<Entered> {
  const { token, password } = parseInput(resetInput, raw);
  const opened = (await open('RESET', token, visitor.requestId)) ?? gone();
  return setByLink(visitor, opened, password, 'auth.reset');
}

/** Accepts an invitation for a new account with its first password. Throws RULE when the link is used or the account has a way to sign in already. */
export async function acceptWithPassword(visitor: Visitor, raw: unknown): Promise<Entered> {
  const { token, password } = parseInput(inviteInput, raw);
  const opened = (await open('INVITATION', token, visitor.requestId)) ?? gone();
  if (!isNew(opened.account)) gone();
  return setByLink(visitor, opened, password, 'auth.accept');
}

/** Accepts an invitation as the person who is signed in. Throws RULE when it is another's or used. */
export async function acceptSignedIn(visitor: Visitor, signed: Signed, raw: unknown): Promise<void> {
  const { token } = parseInput(acceptInput, raw);
  const { link, account } = (await open('INVITATION', token, visitor.requestId)) ?? gone();
  if (account.id !== signed.row.userId) fail('RULE', 'invitedOther');
  const at = { actor: account.name, command: 'auth.accept', requestId: visitor.requestId };
  await inAuth({ ...at, institutionId: link.institutionId, userId: account.id }, async (tx) => {
    if (!(await takeLink(tx, link.id))) gone();
  });
}
