import 'server-only';
import type { Role } from '@/lib/authz/roles';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import { OWNER_ROLES } from './policy';
import type { FollowUpInput, VisitProfile } from './schema';

type Found = Pick<VisitProfile, 'subject' | 'place' | 'others'>;

/** What a visit is found by: its partner's name too. */
export const visitTokens = ({ subject, place, others }: Found, partnerName: string): string[] =>
  searchTokens({ text: [subject, partnerName, place, others] });

/** Columns of `visits` for a profile. */
export function visitColumns(input: VisitProfile, partnerName: string) {
  const { participantIds: _p, visitedOn, ...columns } = input;
  return {
    ...columns,
    visitedOn: toDbDate(visitedOn),
    searchTokens: visitTokens(input, partnerName),
    updatedAt: new Date(),
  };
}

/** A visit has been made, to a partner of the institution, by its people. `kept` took part already and may have left. Gives the partner's name. Throws INVALID at the field. */
export async function demandVisit(tx: Tx, ctx: Ctx, input: VisitProfile, kept: string[] = []): Promise<string> {
  if (input.visitedOn > ctx.today) failField('visitedOn', 'inTheFuture');
  const partner = await tx.partner.findFirst({
    where: { institutionId: ctx.institutionId, id: input.partnerId, mergedIntoId: null },
    select: { name: true },
  });
  if (!partner) failField('partnerId', 'unknownChoice');
  const fresh = input.participantIds.filter((id) => !kept.includes(id));
  if (!(await areMembers(tx, ctx, fresh, [...STAFF_ROLES]))) failField('participantIds', 'unknownChoice');
  return partner.name;
}

/** Each follow-up goes to one who can do it, and is due after the visit. Throws INVALID at the field; `at` is where the fields stand in the input. */
export async function demandFollowUp(
  tx: Tx,
  ctx: Ctx,
  followUp: FollowUpInput,
  of: { visitedOn: string; at?: string; ownerBefore?: string },
): Promise<void> {
  const { at = '' } = of;
  if (followUp.dueOn < of.visitedOn) failField(`${at}dueOn`, 'beforeVisit');
  if (followUp.ownerId === of.ownerBefore) return;
  await demandOwner(tx, ctx, followUp.ownerId, at);
}

/** One who can do what a follow-up asks for. Throws INVALID at the field. */
export async function demandOwner(tx: Tx, ctx: Ctx, ownerId: string, at = ''): Promise<void> {
  if (!(await areMembers(tx, ctx, [ownerId], OWNER_ROLES))) failField(`${at}ownerId`, 'unknownChoice');
}

async function areMembers(tx: Tx, ctx: Ctx, ids: string[], roles: Role[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await tx.membership.count({
    where: { institutionId: ctx.institutionId, id: { in: ids }, role: { in: roles }, endedAt: null },
  });
  return found === new Set(ids).size;
}

/** Makes those who took part what the form says. */
export async function replaceParticipants(tx: Tx, ctx: Ctx, visitId: string, membershipIds: string[]): Promise<void> {
  const at = { institutionId: ctx.institutionId, visitId };
  const existing = await tx.visitParticipant.findMany({ where: at, select: { membershipId: true } });
  await tx.visitParticipant.deleteMany({ where: { ...at, membershipId: { notIn: membershipIds } } });
  const fresh = [...new Set(membershipIds)].filter((id) => !existing.some((e) => e.membershipId === id));
  if (fresh.length > 0)
    await tx.visitParticipant.createMany({ data: fresh.map((membershipId) => ({ ...at, id: newId(), membershipId })) });
}

/** Columns of `follow_ups` for what the form says. */
export function followUpColumns({ what, ownerId, dueOn }: FollowUpInput) {
  return { what, ownerId, dueOn: toDbDate(dueOn) };
}
