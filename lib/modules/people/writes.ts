import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, failField, notFound } from '@/lib/kernel/errors';

/** A membership of the institution with what rules ask of it. Throws NOT_FOUND. */
export async function demandMember(tx: Tx, ctx: Ctx, id: string) {
  const member = await tx.membership.findFirst({
    where: { institutionId: ctx.institutionId, id },
    select: { id: true, userId: true, role: true, departmentId: true, endedAt: true },
  });
  return member ?? notFound();
}

/** Nobody takes away the own access: another administrator does. */
export function demandNotOneself(ctx: Ctx, id: string): void {
  if (id === ctx.membershipId) fail('RULE', 'notOneself');
}

/** An administrator who can sign in must stay. The rows are locked, so two who remove each other at once do not both succeed. */
export async function demandOtherAdmin(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  await tx.$queryRaw`select id from memberships where institution_id = ${ctx.institutionId}::uuid and role = 'ADMIN' and ended_at is null order by id for update`;
  const others = await tx.membership.count({
    where: {
      institutionId: ctx.institutionId,
      role: 'ADMIN',
      endedAt: null,
      id: { not: id },
      user: { disabledAt: null, OR: [{ passwordHash: { not: null } }, { oidcSubject: { not: null } }] },
    },
  });
  if (others === 0) fail('RULE', 'lastAdmin');
}

/** The department must be the institution's, and open unless the member is in it already. Throws INVALID at the field. */
export async function demandDepartment(tx: Tx, ctx: Ctx, id: string | null, now: string | null = null): Promise<void> {
  if (!id || id === now) return;
  const open = await tx.department.count({ where: { institutionId: ctx.institutionId, id, closedOn: null } });
  if (open === 0) failField('departmentId', 'unknownChoice');
}

/** A staff number names one person, also after the membership has ended. Throws INVALID at the field. */
export async function demandFreeStaffNo(tx: Tx, ctx: Ctx, staffNo: string | null, exceptId?: string): Promise<void> {
  if (!staffNo) return;
  const holder = await tx.membership.findFirst({
    where: { institutionId: ctx.institutionId, staffNo, NOT: { id: exceptId } },
    select: { user: { select: { name: true } } },
  });
  if (holder) failField('staffNo', 'staffNoTakenBy', { name: holder.user.name });
}
