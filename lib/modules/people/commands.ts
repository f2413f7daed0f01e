import 'server-only';
import { endLostTotp, endSessionsOf, inviteMember, issueResetLink, renewInvitation } from '@/lib/auth/accounts';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { readInvitations } from './invitations';
import { sealLink } from './links';
import { readMemberForm } from './members';
import { isStaffRole } from './policy';
import {
  invitationId,
  inviteLiaisonInput,
  inviteStaffInput,
  memberAt,
  memberId,
  updateMemberInput,
  updateOutsiderInput,
} from './schema';
import { demandDepartment, demandFreeStaffNo, demandMember, demandNotOneself, demandOtherAdmin } from './writes';

async function changeMember(tx: Tx, ctx: Ctx, at: { id: string; version: number }, data: object) {
  await updateVersioned(tx.membership, { institutionId: ctx.institutionId, id: at.id, version: at.version }, data, () =>
    readMemberForm(tx, ctx, at.id),
  );
  return { id: at.id };
}

export const updateMember = defineCommand({
  name: 'people.update',
  permission: 'settings.people',
  input: updateMemberInput,
  run: async ({ tx, ctx, input }) => {
    const { id, version, ...data } = input;
    const member = await demandMember(tx, ctx, id);
    if (!isStaffRole(member.role)) failField('role', 'roleStays');
    if (member.endedAt) fail('RULE', 'membershipEnded');
    if (member.role !== data.role) {
      demandNotOneself(ctx, id);
      if (member.role === 'ADMIN') await demandOtherAdmin(tx, ctx, id);
    }
    await demandDepartment(tx, ctx, data.departmentId, member.departmentId);
    await demandFreeStaffNo(tx, ctx, data.staffNo, id);
    return changeMember(tx, ctx, { id, version }, data);
  },
});

export const updateOutsider = defineCommand({
  name: 'people.update-outsider',
  permission: 'settings.people',
  input: updateOutsiderInput,
  run: async ({ tx, ctx, input }) => {
    const member = await demandMember(tx, ctx, input.id);
    if (member.endedAt) fail('RULE', 'membershipEnded');
    return changeMember(tx, ctx, input, { title: input.title });
  },
});

/** Ends a membership at once: its sessions close, its open invitation is void. The person stays in every record. */
async function end(tx: Tx, ctx: Ctx, at: { id: string; version: number }, more: object = {}) {
  const out = await changeMember(tx, ctx, at, { ...more, endedAt: new Date() });
  const theirs = { institutionId: ctx.institutionId, membershipId: at.id };
  await tx.session.updateMany({ where: { ...theirs, revokedAt: null }, data: { revokedAt: new Date() } });
  await tx.accountLink.deleteMany({ where: { ...theirs, usedAt: null } });
  return out;
}

export const endMember = defineCommand({
  name: 'people.end',
  permission: 'settings.people',
  input: memberAt,
  run: async ({ tx, ctx, input }) => {
    const member = await demandMember(tx, ctx, input.id);
    demandNotOneself(ctx, input.id);
    if (member.endedAt) fail('RULE', 'membershipEnded');
    if (member.role === 'ADMIN') await demandOtherAdmin(tx, ctx, input.id);
    return end(tx, ctx, input);
  },
});

export const reopenMember = defineCommand({
  name: 'people.reopen',
  permission: 'settings.people',
  input: memberAt,
  run: async ({ tx, ctx, input }) => {
    const member = await demandMember(tx, ctx, input.id);
    await demandDepartment(tx, ctx, member.departmentId);
    return changeMember(tx, ctx, input, { endedAt: null });
  },
});

/** A link with which the person sets a new password; shown to the administrator once, who hands it over. */
export const resetLink = defineCommand({
  name: 'people.reset-link',
  permission: 'settings.people',
  input: memberId,
  run: async ({ tx, ctx, input }) => {
    const member = await demandMember(tx, ctx, input.id);
    demandNotOneself(ctx, input.id);
    if (member.endedAt) fail('RULE', 'membershipEnded');
    return sealLink(await issueResetLink(tx, ctx, member.userId));
  },
});

export const endSessions = defineCommand({
  name: 'people.end-sessions',
  permission: 'settings.people',
  input: memberId,
  run: async ({ tx, ctx, input }) => {
    const member = await demandMember(tx, ctx, input.id);
    demandNotOneself(ctx, input.id);
    return { count: await endSessionsOf(tx, member.userId) };
  },
});

/** For somebody who lost the device: the next sign-in asks for the password alone, and sets up a new factor where the institution demands one. */
export const endMemberTotp = defineCommand({
  name: 'people.end-totp',
  permission: 'settings.people',
  input: memberId,
  run: async ({ tx, ctx, input }) => {
    const member = await demandMember(tx, ctx, input.id);
    demandNotOneself(ctx, input.id);
    return { count: await endLostTotp(tx, ctx, member.userId) };
  },
});

// ---- invitations ----

export const inviteStaff = defineCommand({
  name: 'people.invite-staff',
  permission: 'settings.people',
  input: inviteStaffInput,
  run: async ({ tx, ctx, input }) => {
    await demandDepartment(tx, ctx, input.departmentId);
    await demandFreeStaffNo(tx, ctx, input.staffNo);
    return sealLink(await inviteMember(tx, ctx, { ...input, partnerId: null }));
  },
});

/** Invites somebody of a partner; a secondary school's person becomes SCHOOL, anybody else's LIAISON. */
export const inviteLiaison = defineCommand({
  name: 'people.invite-liaison',
  permission: 'liaisons.invite',
  input: inviteLiaisonInput,
  run: async ({ tx, ctx, input }) => {
    const partner = await tx.partner.findFirst({
      where: { institutionId: ctx.institutionId, id: input.partnerId, mergedIntoId: null },
      select: { kind: true },
    });
    if (!partner) failField('partnerId', 'unknownChoice');
    const role = partner.kind === 'SECONDARY_SCHOOL' ? 'SCHOOL' : 'LIAISON';
    return sealLink(await inviteMember(tx, ctx, { ...input, role, departmentId: null, staffNo: null }));
  },
});

/** The open invitation if the caller may handle it. Throws NOT_FOUND. */
async function demandInvitation(tx: Tx, ctx: Ctx, id: string) {
  return (await readInvitations(tx, ctx)).find((invitation) => invitation.id === id) ?? notFound();
}

/** A new link for the same invitation; the old one stops working. */
export const renewInvitationLink = defineCommand({
  name: 'people.renew-invitation',
  permission: 'liaisons.invite',
  input: invitationId,
  run: async ({ tx, ctx, input }) => {
    const invitation = await demandInvitation(tx, ctx, input.id);
    return sealLink(await renewInvitation(tx, ctx, invitation.membershipId));
  },
});

export const withdrawInvitation = defineCommand({
  name: 'people.withdraw-invitation',
  permission: 'liaisons.invite',
  input: invitationId,
  run: async ({ tx, ctx, input }) => {
    const { membershipId } = await demandInvitation(tx, ctx, input.id);
    const { version } = (await readMemberForm(tx, ctx, membershipId)) ?? notFound();
    // Whoever never came holds no staff number.
    return end(tx, ctx, { id: membershipId, version }, { staffNo: null });
  },
});
