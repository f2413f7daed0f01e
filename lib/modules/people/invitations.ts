import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Role } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { defineQuery } from '@/lib/kernel/operation';
import { invitationRoles } from './policy';
import { personNames } from './queries';
import type { InvitationRow } from './types';

/** Invitations that wait for their person, those that run out first; `membershipId` narrows to one. Roles go by what the caller may invite. */
export async function readInvitations(tx: Tx, ctx: Ctx, membershipId?: string): Promise<InvitationRow[]> {
  const links = await tx.accountLink.findMany({
    where: { institutionId: ctx.institutionId, kind: 'INVITATION', usedAt: null, membershipId },
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    select: { id: true, membershipId: true, createdBy: true, createdAt: true, expiresAt: true },
  });
  const members = await tx.membership.findMany({
    where: {
      institutionId: ctx.institutionId,
      id: { in: links.flatMap((link) => link.membershipId ?? []) },
      endedAt: null,
      role: { in: invitationRoles(grantOf(ctx.role, 'settings.people') !== null) },
    },
    select: {
      id: true,
      role: true,
      userId: true,
      user: { select: { name: true, email: true } },
      department: { select: { name: true } },
      partner: { select: { id: true, name: true } },
    },
  });
  const people = await personNames(tx, ctx);
  const now = new Date();
  return links.flatMap((link) => {
    const member = members.find((m) => m.id === link.membershipId);
    if (!member) return [];
    return {
      id: link.id,
      membershipId: member.id,
      name: member.user.name,
      email: member.user.email,
      role: member.role as Role,
      department: member.department?.name ?? null,
      partner: member.partner,
      invitedBy: link.createdBy ? (people[link.createdBy] ?? null) : null,
      createdAt: link.createdAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
      expired: link.expiresAt <= now,
    };
  });
}

export const listInvitations = defineQuery({
  permission: 'liaisons.invite',
  input: z.strictObject({}),
  run: ({ tx, ctx }) => readInvitations(tx, ctx),
});
