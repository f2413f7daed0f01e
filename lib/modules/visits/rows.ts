import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { daysBetween, fromDbDate } from '@/lib/kernel/day';
import { personNames } from '@/lib/modules/people/queries';
import { mayDoFollowUp } from './policy';
import type { FollowUpView, VisitRow } from './types';
import type { VisitKind } from './words';

type Find = {
  where: Prisma.VisitWhereInput;
  orderBy: Prisma.VisitOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

type StoredFollowUp = Prisma.FollowUpGetPayload<object>;

/** A follow-up as it stands today. */
export function followUpView(
  ctx: Ctx,
  people: Record<string, string>,
  mayWrite: boolean,
  stored: StoredFollowUp,
): FollowUpView {
  const { id, version, what, ownerId, result } = stored;
  const dueOn = fromDbDate(stored.dueOn);
  const doneOn = fromDbDate(stored.doneOn);
  const daysLeft = doneOn ? null : daysBetween(ctx.today, dueOn);
  return {
    ...{ id, version, what, ownerId, result, dueOn, doneOn, daysLeft },
    owner: people[ownerId] ?? '',
    state: daysLeft === null ? 'DONE' : daysLeft < 0 ? 'OVERDUE' : 'OPEN',
    mayDo: mayDoFollowUp(ctx, mayWrite, stored),
  };
}

/** Rows for the list, a partner's page and the export: the visits in one read, and what hangs on them in one read each. */
export async function readVisitRows(tx: Tx, ctx: Ctx, find: Find): Promise<VisitRow[]> {
  const visits = await tx.visit.findMany({
    ...find,
    select: {
      id: true,
      subject: true,
      kind: true,
      visitedOn: true,
      place: true,
      others: true,
      updatedAt: true,
      partner: { select: { id: true, name: true } },
      participants: { select: { membershipId: true } },
      followUps: { select: { doneOn: true, dueOn: true } },
    },
  });
  const people = await personNames(tx, ctx);
  return visits.map(({ participants, followUps, ...v }) => {
    const open = followUps.filter((f) => !f.doneOn);
    const overdue = open.filter((f) => fromDbDate(f.dueOn) < ctx.today);
    return {
      id: v.id,
      subject: v.subject,
      kind: v.kind as VisitKind,
      visitedOn: fromDbDate(v.visitedOn),
      partner: v.partner,
      people: participants.flatMap((p) => people[p.membershipId] ?? []),
      others: v.others,
      place: v.place,
      followUps: { all: followUps.length, open: open.length, overdue: overdue.length },
      updatedAt: v.updatedAt.toISOString(),
    };
  });
}
