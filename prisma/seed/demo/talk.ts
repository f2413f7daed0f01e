import type { Prisma } from '@/lib/db/generated/client';
import { addDays, daysBetween } from '@/lib/kernel/day';
import type { DemoAgreement } from './agreement-book';
import type { DemoFollowUp } from './visits';
import words from './words.json';
import { type DemoPartner, memberOf, momentOf, type World } from './world';

/** Remarks on the partners' timelines. */
export function makeComments(world: World, partners: DemoPartner[]): Prisma.CommentCreateManyInput[] {
  const { college, random, institutionId, today } = world;
  return Array.from({ length: college.comments }, () => {
    const partner = random.pick(partners);
    return {
      ...{ institutionId, id: random.id(), partnerId: partner.id },
      membershipId: memberOf(world, partner.departmentId, ['OFFICE', 'DEPARTMENT', 'TEACHER']).id,
      text: college.mark(random.pick(words.comments)),
      createdAt: momentOf(random, addDays(today, -random.between(1, 90))),
    };
  });
}

/** What the reminders would have told already, marked as the jobs mark it so that nobody is told twice. */
export function makeNotifications(world: World, inForce: DemoAgreement[], followUps: DemoFollowUp[]) {
  const { institutionId, random, today } = world;
  const at = (day: string, membershipId: string) => ({
    ...{ institutionId, id: random.id(), membershipId },
    createdAt: momentOf(random, day),
  });
  const ending = inForce.flatMap((agreement): Prisma.NotificationCreateManyInput[] => {
    const { id, title, to: validTo, partners, responsibleId } = agreement;
    const days = daysBetween(today, validTo);
    const threshold = [7, 30, 90].find((n) => days <= n);
    if (threshold === undefined) return [];
    const partner = partners.map((p) => p.name).join(' · ');
    return [
      {
        ...at(addDays(today, -1), responsibleId),
        ...{ kind: 'agreementEnding', params: { title, partner, validTo, days: days + 1 }, href: `/agreements/${id}` },
        dedupe: `agreement-ending:${id}:${validTo}:${threshold}`,
      },
    ];
  });
  const late = followUps
    .filter((f) => f.dueOn < today)
    .map(
      ({ id, visitId, what, partner, owner, dueOn }): Prisma.NotificationCreateManyInput => ({
        ...at(addDays(dueOn, 1), owner.id),
        ...{ kind: 'followUpOverdue', params: { what, partner: partner.name, dueOn }, href: `/visits/${visitId}` },
        dedupe: `followUpOverdue:${id}:${dueOn}`,
      }),
    );
  return [...ending, ...late];
}
