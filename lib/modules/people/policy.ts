import 'server-only';
import type { Role } from '@/lib/authz/roles';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import type { MemberFilter } from './list';
import type { MemberState } from './words';

type Where = Prisma.MembershipWhereInput;

export const isStaffRole = (role: string): boolean => (STAFF_ROLES as readonly string[]).includes(role);

/** Memberships whose invitation has not been used, late ones included. */
export async function invitedIds(tx: Tx, ctx: Ctx): Promise<string[]> {
  const links = await tx.accountLink.findMany({
    where: { institutionId: ctx.institutionId, kind: 'INVITATION', usedAt: null },
    select: { membershipId: true },
  });
  return links.flatMap((link) => link.membershipId ?? []);
}

/** The one rule for a membership's state. */
export function memberState(member: { id: string; endedAt: Date | null }, invited: string[]): MemberState {
  if (member.endedAt) return 'ENDED';
  return invited.includes(member.id) ? 'INVITED' : 'ACTIVE';
}

function byState(state: MemberState, invited: string[]): Where {
  if (state === 'ENDED') return { endedAt: { not: null } };
  return { endedAt: null, id: state === 'INVITED' ? { in: invited } : { notIn: invited } };
}

function byText(q: string | undefined): Where[] {
  if (!q) return [];
  const contains = { contains: q, mode: 'insensitive' as const };
  return [{ OR: [{ user: { name: contains } }, { user: { email: contains } }, { staffNo: contains }] }];
}

/** The memberships of the caller's institution under the list's filter. Without a state asked for, ended ones are left out. */
export function whereMember(ctx: Ctx, filter: MemberFilter, invited: string[]): Where {
  const states = filter.state ?? (['ACTIVE', 'INVITED'] as const);
  return {
    institutionId: ctx.institutionId,
    role: filter.role && { in: filter.role },
    departmentId: filter.department && { in: filter.department },
    AND: [{ OR: states.map((state) => byState(state, invited)) }, ...byText(filter.q)],
  };
}

/** What may be done with a membership now, by the same rules as the commands but without looking for the last administrator. */
export function mayOnMember(
  ctx: Ctx,
  member: { id: string; role: string; state: MemberState; totpEnabledAt: Date | null },
) {
  const self = member.id === ctx.membershipId;
  const live = member.state !== 'ENDED';
  return {
    update: live,
    end: live && !self,
    reopen: !live,
    resetLink: member.state === 'ACTIVE' && !self,
    endSessions: live && !self,
    endTotp: live && !self && member.totpEnabledAt !== null,
  };
}

/** Roles of invitations that the caller may see and handle: everybody's, or the partners' people only. */
export function invitationRoles(mayInviteStaff: boolean): Role[] {
  return [...(mayInviteStaff ? STAFF_ROLES : []), 'LIAISON', 'MENTOR', 'SCHOOL'];
}
