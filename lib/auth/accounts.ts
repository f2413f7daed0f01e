import 'server-only';
import type { Role } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import { asAuth } from '@/lib/db/door';
import { toLocale } from '@/lib/i18n/locales';
import { normalisePhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, encryptText } from '@/lib/kernel/crypto';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { enqueueMail } from '@/lib/mail/outbox';
import { issueLink, linkUrl } from './links';
import { endTotp } from './totp';

export type Invited = {
  name: string;
  email: string | null;
  phone: string | null;
  role: Role;
  departmentId: string | null;
  partnerId: string | null;
  title: string | null;
  staffNo: string | null;
};
export type Link = { url: string; until: Date };

const ADMIN_RESET_MINUTES = 1440;
const stamp = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Ends every session of a user, whichever institution it is at: with one open, the person could come back by a switch. */
export function endSessionsOf(tx: Tx, userId: string): Promise<number> {
  return asAuth(tx, async () => {
    const open = { userId, revokedAt: null, expiresAt: { gt: new Date() } };
    return (await tx.session.updateMany({ where: open, data: { revokedAt: new Date() } })).count;
  });
}

/** The account that the address or number names, or a new one without a password. Throws INVALID when the two name different people. */
async function findOrMakeUser(tx: Tx, who: Invited): Promise<string> {
  const phone = who.phone && normalisePhone(who.phone);
  const phoneIndex = phone ? blindIndex(phone) : null;
  const byEmail = who.email ? await tx.user.findUnique({ where: { email: who.email }, select: { id: true } }) : null;
  const byPhone = phoneIndex ? await tx.user.findUnique({ where: { phoneIndex }, select: { id: true } }) : null;
  if (byPhone && who.email && byPhone.id !== byEmail?.id) failField('phone', 'phoneTaken');
  const known = byEmail ?? byPhone;
  if (known) return known.id;
  const id = newId();
  const phoneEnc = phone ? encryptText(phone) : null;
  await tx.user.create({ data: { id, name: who.name, email: who.email, phoneEnc, phoneIndex } });
  return id;
}

async function addMembership(tx: Tx, ctx: Ctx, userId: string, who: Invited): Promise<string> {
  const { institutionId } = ctx;
  const { role, departmentId, partnerId, title, staffNo } = who;
  const at = { institutionId, userId, role, departmentId, partnerId };
  if (await tx.membership.count({ where: { ...at, endedAt: null } })) fail('DUPLICATE', 'membershipTaken');
  const id = newId();
  await tx.membership.create({ data: { ...at, id, title, staffNo } });
  return id;
}

/** A new link for the invitation of a membership; told by mail as well where there is an address. */
async function invite(tx: Tx, ctx: Ctx, at: { userId: string; membershipId: string }): Promise<Link> {
  const of = { institutionId: ctx.institutionId, ...at };
  const { token, until } = await issueLink(tx, 'INVITATION', of, { createdBy: ctx.membershipId || undefined });
  const url = linkUrl('INVITATION', token);
  const user = await tx.user.findUniqueOrThrow({
    where: { id: at.userId },
    select: { name: true, email: true, locale: true },
  });
  if (user.email) {
    const params = { name: user.name, institution: ctx.institutionName, until: stamp.format(until), url };
    const locale = toLocale(user.locale ?? ctx.locale);
    await enqueueMail(tx, ctx, { to: user.email, template: 'invitation', params, locale });
  }
  return { url, until };
}

/**
 * Invites a person to a place in the caller's institution. An account that exists is kept as it is: its owner accepts by signing in, so that nobody
 * takes over an account by inviting it.
 */
export function inviteMember(tx: Tx, ctx: Ctx, who: Invited): Promise<Link> {
  return asAuth(tx, async () => {
    const userId = await findOrMakeUser(tx, who);
    const membershipId = await addMembership(tx, ctx, userId, who);
    return invite(tx, ctx, { userId, membershipId });
  });
}

/** A new link for an invitation that was not used; the old one is void. */
export function renewInvitation(tx: Tx, ctx: Ctx, membershipId: string): Promise<Link> {
  return asAuth(tx, async () => {
    const where = { institutionId: ctx.institutionId, id: membershipId, endedAt: null };
    const member = await tx.membership.findFirst({ where, select: { userId: true } });
    if (!member) notFound();
    return invite(tx, ctx, { userId: member.userId, membershipId });
  });
}

/** Throws RULE for an account that other institutions know as well: one of them must not be able to weaken or take over what guards the others. */
async function demandOwnAccount(tx: Tx, ctx: Ctx, userId: string): Promise<void> {
  const elsewhere = { userId, institutionId: { not: ctx.institutionId } };
  if (await tx.membership.count({ where: elsewhere })) fail('RULE', 'accountElsewhere');
}

/** Takes away a second factor that its owner has lost, ends every session and voids the recovery codes. Throws RULE where there is none, or for an account of other institutions. */
export function endLostTotp(tx: Tx, ctx: Ctx, userId: string): Promise<number> {
  return asAuth(tx, async () => {
    await demandOwnAccount(tx, ctx, userId);
    const has = await tx.user.count({ where: { id: userId, totpEnabledAt: { not: null } } });
    if (has === 0) fail('RULE', 'noTotp');
    await endTotp(tx, userId);
    return endSessionsOf(tx, userId);
  });
}

/**
 * A link that sets a new password, for the administrator to hand over. Throws RULE for an account of other institutions; its owner
 * asks for a mail.
 */
export function issueResetLink(tx: Tx, ctx: Ctx, userId: string): Promise<Link> {
  return asAuth(tx, async () => {
    await demandOwnAccount(tx, ctx, userId);
    const of = { institutionId: ctx.institutionId, userId, membershipId: null };
    const more = { createdBy: ctx.membershipId, minutes: ADMIN_RESET_MINUTES };
    const { token, until } = await issueLink(tx, 'RESET', of, more);
    return { url: linkUrl('RESET', token), until };
  });
}
