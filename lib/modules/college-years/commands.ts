import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { teachingColleges } from '@/lib/modules/teams/policy';
import { mayDecideYear, visibleYears } from './policy';
import { readYearForm } from './record';
import { decideYearInput, startYearInput, writeAssessmentInput, writePlanInput, yearVersion } from './schema';
import { yearState } from './state';
import type { YearState } from './words';

/** Begins a college's year with its plan; each year once. */
export const startYear = defineCommand({
  name: 'college-years.start',
  permission: 'governance.write',
  input: startYearInput,
  run: async ({ tx, ctx, input }) => {
    const { platformId, year } = input;
    const where = { AND: [teachingColleges(ctx), { id: platformId }] };
    const college = (await tx.platform.findFirst({ where })) ?? notFound();
    if (!mayOnPlatform(ctx, 'governance.write', college)) fail('FORBIDDEN', 'forbidden');
    const at = { institutionId: ctx.institutionId };
    if (await tx.platformYear.count({ where: { ...at, platformId, year } })) failField('year', 'yearTaken');
    const id = newId();
    await tx.platformYear.create({ data: { ...at, id, ...input, authorId: ctx.membershipId } });
    return { id };
  },
});

/** The year with its state. Throws NOT_FOUND. */
async function demandYear(tx: Tx, ctx: Ctx, id: string) {
  const where = { AND: [visibleYears(ctx), { id }] };
  const found = (await tx.platformYear.findFirst({ where, include: { platform: true } })) ?? notFound();
  return { ...found, state: yearState(found) };
}

/** A year that the caller is about to write, in one of the states. Throws NOT_FOUND, FORBIDDEN or RULE. */
async function demandWritable(tx: Tx, ctx: Ctx, id: string, states: readonly YearState[]) {
  const found = await demandYear(tx, ctx, id);
  if (!mayOnPlatform(ctx, 'governance.write', found.platform)) fail('FORBIDDEN', 'forbidden');
  if (!states.includes(found.state)) fail('RULE', 'notFromThisState');
  return found;
}

type At = { id: string; version: number };

async function writeVersioned(tx: Tx, ctx: Ctx, { id, version }: At, data: object): Promise<{ id: string }> {
  const at = { institutionId: ctx.institutionId, id, version };
  await updateVersioned(tx.platformYear, at, data, () => readYearForm(tx, ctx, id));
  return { id };
}

/** Changes the plan, before it is submitted. */
export const writePlan = defineCommand({
  name: 'college-years.write-plan',
  permission: 'governance.write',
  input: writePlanInput,
  run: async ({ tx, ctx, input: { plan, ...at } }) => {
    await demandWritable(tx, ctx, at.id, ['DRAFT']);
    return writeVersioned(tx, ctx, at, { plan, authorId: ctx.membershipId });
  },
});

/** Writes the self-assessment and its score, once the plan is approved and until it is submitted. */
export const writeAssessment = defineCommand({
  name: 'college-years.write-assessment',
  permission: 'governance.write',
  input: writeAssessmentInput,
  run: async ({ tx, ctx, input: { assessment, score, ...at } }) => {
    await demandWritable(tx, ctx, at.id, ['RUNNING']);
    return writeVersioned(tx, ctx, at, { assessment, score, assessorId: ctx.membershipId });
  },
});

/** Submits the plan for approval, or the self-assessment for review: whichever is being written. */
export const submitYear = defineCommand({
  name: 'college-years.submit',
  permission: 'governance.write',
  input: yearVersion,
  run: async ({ tx, ctx, input }) => {
    const { state, plan, assessment, score } = await demandWritable(tx, ctx, input.id, ['DRAFT', 'RUNNING']);
    const [on, by] = [toDbDate(ctx.today), ctx.membershipId];
    if (state === 'DRAFT') {
      if (plan === null) fail('RULE', 'planMissing');
      return writeVersioned(tx, ctx, input, { submittedOn: on, authorId: by, opinion: null });
    }
    if (assessment === null || score === null) fail('RULE', 'assessmentMissing');
    return writeVersioned(tx, ctx, input, { assessedOn: on, assessorId: by, opinion: null });
  },
});

/** Approves the plan or takes the self-assessment as reviewed, or gives it back with the reason; never what one submitted oneself. */
export const decideYear = defineCommand({
  name: 'college-years.decide',
  permission: 'governance.review',
  input: decideYearInput,
  run: async ({ tx, ctx, input: { accept, opinion, ...at } }) => {
    const found = await demandYear(tx, ctx, at.id);
    if (found.state !== 'SUBMITTED' && found.state !== 'ASSESSED') fail('RULE', 'notFromThisState');
    if (!mayDecideYear(ctx, found, found.state)) fail('RULE', 'ownSubmission');
    if (!accept && opinion === null) failField('opinion', 'required');
    const [on, by] = [toDbDate(ctx.today), ctx.membershipId];
    const data =
      found.state === 'SUBMITTED'
        ? accept
          ? { approvedOn: on, approvedById: by }
          : { submittedOn: null }
        : accept
          ? { reviewedOn: on, reviewedById: by }
          : { assessedOn: null };
    return writeVersioned(tx, ctx, at, { ...data, opinion });
  },
});
