import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { startTelling } from '@/lib/jobs/tell';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { studentsOfPlan } from '@/lib/modules/plans/policy';
import { windowOf } from './policy';
import type { StoredPlan } from './rows';

async function accountsOf(tx: Tx, ctx: Ctx, student: Prisma.StudentWhereInput): Promise<string[]> {
  const where = { institutionId: ctx.institutionId, role: 'STUDENT', endedAt: null, student };
  return (await tx.membership.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Tells the students of a plan that they can choose, in the portal and by mail: each once for a first day and opening; nobody while it is not open. */
export async function tellOfWindow(tx: Tx, ctx: Ctx, plan: StoredPlan): Promise<void> {
  const { state, from, to } = windowOf(plan, ctx.today);
  if (state !== 'OPEN') return;
  const telling = startTelling(tx, ctx.institutionId, 'news');
  const again = plan.choosingTurn > 0 ? `:${plan.choosingTurn}` : '';
  await telling.tell({
    membershipIds: await accountsOf(tx, ctx, studentsOfPlan(ctx, plan)),
    ...{ kind: 'choiceOpen', href: '/internships/choice', params: { plan: plan.name, to: to ?? '' } },
    dedupe: `choice:${plan.id}:${from}${again}`,
  });
  await telling.mail();
}

type Decided = { id: string; studentId: string; employer: string };

/** Tells a student what became of the enterprise that it found itself. */
export async function tellOfDecision(
  tx: Tx,
  ctx: Ctx,
  { id, studentId, employer }: Decided,
  kind: 'ownChoiceApproved' | 'ownChoiceRefused',
  reason: string | null,
): Promise<void> {
  const telling = startTelling(tx, ctx.institutionId, 'news');
  await telling.tell({
    membershipIds: await accountsOf(tx, ctx, { id: studentId }),
    ...{ kind, href: '/internships/choice/own', params: { employer, reason: reason ?? '' }, dedupe: `${kind}:${id}` },
  });
  await telling.mail();
}

/** The plans whose window's days have come and not gone. */
export function plansWithinWindow(tx: Tx, ctx: Ctx): Promise<StoredPlan[]> {
  const on = toDbDate(ctx.today);
  return tx.internshipPlan.findMany({
    where: {
      ...{ institutionId: ctx.institutionId, state: 'APPROVED', choosingMode: { not: null }, choosingEndedAt: null },
      ...{ choosingFrom: { lte: on }, choosingTo: { gte: on } },
    },
    orderBy: { id: 'asc' },
  });
}
