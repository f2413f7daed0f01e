import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { personNames } from '@/lib/modules/people/queries';
import { mayWriteVisit, visibleVisits } from './policy';
import { followUpView } from './rows';
import { visitId } from './schema';
import type { VisitForm, VisitRecord } from './types';
import type { VisitKind } from './words';

type Stored = NonNullable<Awaited<ReturnType<typeof findVisit>>>;

function findVisit(tx: Tx, ctx: Ctx, id: string) {
  return tx.visit.findFirst({
    where: { AND: [visibleVisits(ctx), { id }] },
    include: {
      partner: { select: { name: true } },
      participants: { orderBy: { id: 'asc' }, select: { membershipId: true } },
      followUps: { orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] },
    },
  });
}

function toForm(v: Stored): VisitForm {
  const { id, version, partnerId, subject, place, others, findings } = v;
  return {
    ...{ id, version, partnerId, subject, place, others, findings },
    partnerName: v.partner.name,
    kind: v.kind as VisitKind,
    visitedOn: fromDbDate(v.visitedOn),
    participantIds: v.participants.map((p) => p.membershipId),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readVisitForm(tx: Tx, ctx: Ctx, id: string): Promise<VisitForm | null> {
  const found = await findVisit(tx, ctx, id);
  return found && toForm(found);
}

/** The record page: the form's content with the names behind its ids, the follow-ups, and what the caller may do. */
export const getVisit = defineQuery({
  permission: 'visits.read',
  input: visitId,
  run: async ({ tx, ctx, input }): Promise<VisitRecord> => {
    const visit = (await findVisit(tx, ctx, input.id)) ?? notFound();
    const names = await personNames(tx, ctx);
    const write = await mayWriteVisit(tx, ctx, visit);
    return {
      ...toForm(visit),
      people: visit.participants.map(({ membershipId }) => ({ id: membershipId, name: names[membershipId] ?? '' })),
      followUps: visit.followUps.map((followUp) => followUpView(ctx, names, write, followUp)),
      createdAt: visit.createdAt.toISOString(),
      updatedAt: visit.updatedAt.toISOString(),
      may: { write },
    };
  },
});

/** What happened with a visit and its follow-ups, newest first, with the names of what stands in it. */
export const visitTimeline = defineQuery({
  permission: 'visits.read',
  input: visitId,
  run: async ({ tx, ctx, input: { id } }) => {
    const visit = (await findVisit(tx, ctx, id)) ?? notFound();
    const ids = [id, ...visit.followUps.map((followUp) => followUp.id)];
    const changes = await recordTimeline(tx, ctx, { tables: ['visits', 'follow_ups'], ids });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
