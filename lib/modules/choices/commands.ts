import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlan, studentsOfPlan, visiblePlans } from '@/lib/modules/plans/policy';
import { readPlanForm } from '@/lib/modules/plans/record';
import { barredFor, fitsProgramme, plansForStudent, STUDENT_FACTS, windowOf } from './policy';
import { readWindowPosts, type StoredPlan } from './rows';
import { closeInput, windowInput, wishesInput } from './schema';
import type { ChoiceMode } from './words';
import { tellOfWindow } from './writes';

/** The plan if the caller may say how its students choose. Throws NOT_FOUND, FORBIDDEN or RULE. */
async function demandPlan(tx: Tx, ctx: Ctx, id: string): Promise<StoredPlan> {
  const plan = (await tx.internshipPlan.findFirst({ where: { AND: [visiblePlans(ctx), { id }] } })) ?? notFound();
  if (!mayOnPlan(ctx, 'plans.write', plan)) fail('FORBIDDEN', 'forbidden');
  if (['CLOSED', 'CANCELLED'].includes(plan.state)) fail('RULE', 'planClosed');
  // The school arranges an orientation; nobody chooses it.
  if (plan.kind !== 'POST') fail('RULE', 'orientationBySchool');
  return plan;
}

async function setPosts(tx: Tx, ctx: Ctx, planId: string, postIds: string[]): Promise<void> {
  const at = { institutionId: ctx.institutionId, planId };
  const wanted = [...new Set(postIds)];
  const known = await tx.internshipPost.count({ where: { institutionId: ctx.institutionId, id: { in: wanted } } });
  if (known < wanted.length) failField('postIds', 'unknownChoice');
  await tx.planPost.deleteMany({ where: { ...at, postId: { notIn: wanted } } });
  const kept = await tx.planPost.findMany({ where: at, select: { postId: true } });
  const missing = wanted.filter((id) => !kept.some((each) => each.postId === id));
  await tx.planPost.createMany({ data: missing.map((postId) => ({ ...at, id: newId(), postId })) });
}

/** Opens a window in which the plan's students choose, or says it anew: when, how, which posts. */
export const openWindow = defineCommand({
  name: 'choices.open',
  permission: 'plans.write',
  input: windowInput,
  run: async ({ tx, ctx, input: { planId, version, mode, from, to, ranks, postIds } }) => {
    const plan = await demandPlan(tx, ctx, planId);
    if (to < from) failField('to', 'endBeforeStart');
    if (!(await tx.student.count({ where: studentsOfPlan(ctx, plan) }))) fail('RULE', 'planForNobody');
    await setPosts(tx, ctx, planId, postIds);
    // One that has ended is opened anew, whatever its first day: its students are told again.
    const choosingTurn = plan.choosingTurn + (windowOf(plan, ctx.today).state === 'OVER' ? 1 : 0);
    const days = { choosingFrom: toDbDate(from), choosingTo: toDbDate(to), choosingEndedAt: null, choosingTurn };
    await updateVersioned(
      tx.internshipPlan,
      { institutionId: ctx.institutionId, id: planId, version },
      { ...days, choosingMode: mode, choosingRanks: ranks, updatedAt: new Date() },
      () => readPlanForm(tx, ctx, planId),
    );
    const now = { ...plan, ...days, choosingMode: mode, choosingRanks: ranks };
    await tellOfWindow(tx, ctx, now);
    return { id: planId };
  },
});

/** Closes the window before its last day. */
export const closeWindow = defineCommand({
  name: 'choices.close',
  permission: 'plans.write',
  input: closeInput,
  run: async ({ tx, ctx, input: { planId, version } }) => {
    const plan = await demandPlan(tx, ctx, planId);
    if (!['BEFORE', 'OPEN'].includes(windowOf(plan, ctx.today).state)) fail('RULE', 'choiceClosed');
    const ended = { choosingEndedAt: new Date(), updatedAt: new Date() };
    await updateVersioned(tx.internshipPlan, { institutionId: ctx.institutionId, id: planId, version }, ended, () =>
      readPlanForm(tx, ctx, planId),
    );
    return { id: planId };
  },
});

/** The plan and the student, if it may choose in it now in this way and has no place in it yet. Throws NOT_FOUND, RULE or DUPLICATE. */
export async function demandChoice(tx: Tx, ctx: Ctx, planId: string, mode: ChoiceMode) {
  const at = { institutionId: ctx.institutionId };
  const student = await tx.student.findFirst({
    where: { ...at, id: ctx.studentId ?? '', leftOn: null },
    select: { id: true, name: true, studentNo: true, ...STUDENT_FACTS },
  });
  if (!student) notFound();
  const where = { AND: [plansForStudent(ctx, student), { id: planId }] };
  const plan = (await tx.internshipPlan.findFirst({ where })) ?? notFound();
  const window = windowOf(plan, ctx.today);
  if (window.state !== 'OPEN' || window.mode !== mode) fail('RULE', 'choiceClosed');
  const placed = { ...at, planId, studentId: student.id, state: { not: 'CANCELLED' } };
  if (await tx.placement.count({ where: placed })) fail('DUPLICATE', 'alreadyPlaced');
  return { plan, student };
}

/** The student's wishes, said anew as a whole as often as it likes while the window is open; none takes them back. */
export const setWishes = defineCommand({
  name: 'choices.wish',
  permission: 'choices.make',
  input: wishesInput,
  run: async ({ tx, ctx, input: { planId, postIds } }) => {
    const { plan, student } = await demandChoice(tx, ctx, planId, 'PREFERENCES');
    if (postIds.length > plan.choosingRanks) failField('postIds', 'tooManyWishes', { max: plan.choosingRanks });
    if (new Set(postIds).size < postIds.length) failField('postIds', 'duplicate');
    const posts = await readWindowPosts(tx, ctx, planId, { offered: true });
    const open = posts.filter((p) => fitsProgramme(p, student) && !barredFor(p, student, plan.startsOn));
    if (postIds.some((id) => !open.some((post) => post.id === id))) failField('postIds', 'unknownChoice');
    const at = { institutionId: ctx.institutionId, planId, studentId: student.id };
    await tx.postPreference.deleteMany({ where: at });
    await tx.postPreference.createMany({
      data: postIds.map((postId, n) => ({ ...at, id: newId(), postId, rank: n + 1 })),
    });
    return { count: postIds.length };
  },
});
