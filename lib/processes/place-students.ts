import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import { asSystem } from '@/lib/jobs/context';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { defineCommand } from '@/lib/kernel/operation';
import { demandChoice } from '@/lib/modules/choices/commands';
import { barredFor, fitsProgramme, windowOf } from '@/lib/modules/choices/policy';
import { sealOf } from '@/lib/modules/choices/propose';
import { holdUnits, readProposal, readWindowPosts } from '@/lib/modules/choices/rows';
import { acceptInput, takeInput } from '@/lib/modules/choices/schema';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { placeStudents } from '@/lib/modules/placements/writes';
import { mayOnPlan, visiblePlans } from '@/lib/modules/plans/policy';

/** First come, first served: the student takes a slot of the post at once, once. The slot itself is taken by the database's one conditional update, within the caps of article 10. */
export const takePost = defineCommand({
  name: 'choices.take',
  permission: 'choices.make',
  input: takeInput,
  run: async ({ tx, ctx, input: { planId, postId }, after }) => {
    const { plan, student } = await demandChoice(tx, ctx, planId, 'FIRST_COME');
    const [post] = await readWindowPosts(tx, ctx, planId, { offered: true, postId });
    if (!post || !fitsProgramme(post, student) || barredFor(post, student, plan.startsOn))
      failField('postId', 'unknownChoice');
    if (post.taken >= post.slots) fail('RULE', 'postFull');
    const [id = ''] = await placeStudents(tx, ctx, plan, post, [student]);
    // The rules ask of records that a student does not see.
    after(async () => {
      await asSystem(ctx.institutionId, 'choices.take', (as) => judgePlacements(as.tx, as.ctx, { id }));
    });
    return { id };
  },
});

/** Makes the placements of the proposal that was seen, all of them or none; never above slots. Throws CONFLICT when it would now be another one. */
export const acceptProposal = defineCommand({
  name: 'choices.accept',
  permission: 'placements.write',
  input: acceptInput,
  run: async ({ tx, ctx, input: { planId, fill, seal } }) => {
    const where = { AND: [visiblePlans(ctx), { id: planId }] };
    const plan = (await tx.internshipPlan.findFirst({ where })) ?? notFound();
    if (!mayOnPlan(ctx, 'placements.write', plan)) fail('FORBIDDEN', 'forbidden');
    if (['CLOSED', 'CANCELLED'].includes(plan.state)) fail('RULE', 'planClosed');
    if (windowOf(plan, ctx.today).state !== 'OVER') fail('RULE', 'choiceStillOpen');
    // Two plans may choose at the same enterprise: whoever comes second sees what the first has left.
    await holdUnits(tx, ctx, planId);
    const { given, students, posts } = await readProposal(tx, ctx, plan, fill);
    if (sealOf(given) !== seal) fail('CONFLICT', 'proposalChanged');
    if (given.length === 0) fail('RULE', 'nobodyToPlace');
    for (const post of posts.values()) {
      const ids = given.filter(({ postId }) => postId === post.id).map(({ studentId }) => studentId);
      const placed = ids.flatMap((id) => students.get(id) ?? []);
      const foreign = placed.some(({ programme }) => programme.departmentId !== ctx.departmentId);
      if (grantOf(ctx.role, 'placements.write') === 'department' && foreign) fail('FORBIDDEN', 'forbidden');
      await placeStudents(tx, ctx, plan, post, placed);
    }
    await judgePlacements(tx, ctx, { planId, studentId: { in: given.map(({ studentId }) => studentId) } });
    return { count: given.length };
  },
});
