import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import { ROLES, type Role } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { tokensMatch } from '@/lib/search/where';
import type { FollowUpFilter, FollowUpState, VisitFilter } from './list';

type Where = Prisma.VisitWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Roles that can do what a follow-up asks for. */
export const OWNER_ROLES: Role[] = ROLES.filter((role) => grantOf(role, 'visits.write') !== null);

/** The visits that the caller may see: the college's people all, outsiders none. */
export function visibleVisits(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  return ctx.scope === 'staff' || ctx.scope === 'system' ? mine : { ...mine, id: NOBODY };
}

/** Follow-ups that are in the state on the day; a late one is open too. */
export function followUpsIn(state: FollowUpState, day: Day): Prisma.FollowUpWhereInput {
  switch (state) {
    case 'OPEN':
      return { doneOn: null };
    case 'OVERDUE':
      return { doneOn: null, dueOn: { lt: toDbDate(day) } };
    case 'DONE':
      return { doneOn: { not: null } };
  }
}

/** The one filter of visits: list, count, facets, export and figures all go through it. */
export function whereVisit(ctx: Ctx, filter: VisitFilter): Where {
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.from) parts.push({ visitedOn: { gte: toDbDate(filter.from) } });
  if (filter.to) parts.push({ visitedOn: { lte: toDbDate(filter.to) } });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.person?.length) parts.push({ participants: { some: { membershipId: { in: filter.person } } } });
  if (filter.followUp) parts.push({ followUps: { some: followUpsIn(filter.followUp, ctx.today) } });
  if (filter.mine) parts.push({ participants: { some: { membershipId: ctx.membershipId } } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visibleVisits(ctx), ...parts] };
}

/** The one filter of follow-ups. */
export function whereFollowUp(ctx: Ctx, filter: FollowUpFilter): Prisma.FollowUpWhereInput {
  const parts: Prisma.FollowUpWhereInput[] = [];
  if (filter.state) parts.push(followUpsIn(filter.state, ctx.today));
  if (filter.mine) parts.push({ ownerId: ctx.membershipId });
  if (filter.owner?.length) parts.push({ ownerId: { in: filter.owner } });
  if (filter.dueTo) parts.push({ dueOn: { lte: toDbDate(filter.dueTo) } });
  return { institutionId: ctx.institutionId, visit: visibleVisits(ctx), AND: parts };
}

type Belongs = { id: string; participants: { membershipId: string }[] };

/** Whether the caller may change the visit: all, or those that one took part in or entered. */
export async function mayWriteVisit(tx: Tx, ctx: Ctx, visit: Belongs): Promise<boolean> {
  const grant = grantOf(ctx.role, 'visits.write');
  if (grant !== 'own') return grant === 'all';
  if (visit.participants.some((p) => p.membershipId === ctx.membershipId)) return true;
  // Who entered a visit stands in the audit and nowhere else.
  const { institutionId, membershipId } = ctx;
  const entered = { institutionId, tbl: 'visits', rowId: visit.id, op: 'I', membershipId };
  return (await tx.auditEntry.count({ where: entered })) > 0;
}

/** Whether the caller may complete or reopen the follow-up: whoever it was given to, and whoever may change the visit. */
export function mayDoFollowUp(ctx: Ctx, mayWrite: boolean, followUp: { ownerId: string }): boolean {
  return mayWrite || (grantOf(ctx.role, 'visits.write') !== null && followUp.ownerId === ctx.membershipId);
}
