import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { openChecks } from './checks';
import { type Facts, readFacts } from './facts';
import { judgePlacements, ruleSettings } from './judge';
import { mayOnPlacement, wherePlacement } from './policy';
import { findPlacement, readPlacementForm, readStored, type StoredPlacement } from './record';
import { brokenRules, severityOf } from './rules';
import { dayInput, endInput, ofPlan, placementVersion, reasonInput } from './schema';
import type { PlacementState, Severity } from './words';
import { type PlacementEvent, placementWorkflow } from './workflow';

type At = { id: string; version: number; reason?: string | null };

/** The placement if the caller may trigger the event on it. Throws NOT_FOUND, CONFLICT, FORBIDDEN, RULE or INVALID. */
async function demandEvent(tx: Tx, ctx: Ctx, event: PlacementEvent, at: At) {
  const found = (await findPlacement(tx, ctx, at.id)) ?? notFound();
  if (!mayOnPlacement(ctx, placementWorkflow[event].permission, found)) fail('FORBIDDEN', 'forbidden');
  if (found.version !== at.version)
    fail('CONFLICT', 'changedByOther', { current: await readPlacementForm(tx, ctx, at.id) });
  const from = found.state as PlacementState;
  const state = transition(placementWorkflow, { event, state: from, role: ctx.role, reason: at.reason });
  return { found, state };
}

/** Writes the new state and keeps the step with where the student was. Throws CONFLICT. */
async function move(tx: Tx, ctx: Ctx, found: StoredPlacement, step: Step, data: object = {}): Promise<void> {
  const { id, version } = found;
  const { toState: state, reason } = step;
  await updateVersioned(
    tx.placement,
    { institutionId: ctx.institutionId, id, version },
    { ...data, state, reason, updatedAt: new Date() },
    () => readPlacementForm(tx, ctx, id),
  );
  await keepStep(tx, ctx, found, step);
}

async function take(tx: Tx, ctx: Ctx, at: At, event: PlacementEvent, data: object = {}) {
  const { found, state } = await demandEvent(tx, ctx, event, at);
  await move(tx, ctx, found, { event, toState: state, reason: at.reason ?? null }, data);
  await judgePlacements(tx, ctx, { id: at.id });
  return { id: at.id };
}

type Step = { event: PlacementEvent; toState: PlacementState; reason: string | null };

function keepStep(tx: Tx, ctx: Ctx, found: StoredPlacement, step: Step) {
  const before = {
    partner: found.partner.name,
    job: found.job,
    from: fromDbDate(found.startsOn),
    to: fromDbDate(found.endsOn),
  };
  return tx.placementStep.create({
    data: {
      ...{ institutionId: ctx.institutionId, id: newId(), placementId: found.id, membershipId: ctx.membershipId },
      ...{ ...step, fromState: found.state, before },
    },
  });
}

export const submitPlacement = defineCommand({
  name: 'placements.submit',
  permission: 'placements.write',
  input: placementVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, input, 'submit', { submittedOn: toDbDate(ctx.today) }),
});

export const approvePlacement = defineCommand({
  name: 'placements.approve',
  permission: 'placements.approve',
  input: placementVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, input, 'approve'),
});

export const returnPlacement = defineCommand({
  name: 'placements.return',
  permission: 'placements.approve',
  input: reasonInput,
  run: ({ tx, ctx, input }) => take(tx, ctx, input, 'return'),
});

export const cancelPlacement = defineCommand({
  name: 'placements.cancel',
  permission: 'placements.write',
  input: reasonInput,
  run: ({ tx, ctx, input }) => take(tx, ctx, input, 'cancel'),
});

/** What still stands against a start: checks of the eight that are open, rules that block. */
function hindrances(facts: Facts, settings: ReadonlyMap<string, Severity>): string[] {
  const blocked = brokenRules(facts, settings).filter((rule) => severityOf(rule, settings) === 'BLOCK');
  return [...(facts.kind === 'POST' ? openChecks(facts) : []), ...blocked];
}

/** Starts an internship on a day; nobody starts who is incomplete. Throws RULE with what is missing. */
export const startPlacement = defineCommand({
  name: 'placements.start',
  permission: 'placements.write',
  input: dayInput,
  run: async ({ tx, ctx, input: { on, ...at } }) => {
    const { found } = await demandEvent(tx, ctx, 'start', at);
    if (on > ctx.today) failField('on', 'inTheFuture');
    if (on < fromDbDate(found.startsOn)) failField('on', 'beforeItsPeriod');
    const [facts] = await readFacts(tx, ctx, { institutionId: ctx.institutionId, id: at.id });
    const missing = facts ? hindrances(facts, await ruleSettings(tx, ctx)) : [];
    if (missing.length > 0) fail('RULE', 'placementIncomplete', { params: { count: missing.length } });
    return take(tx, ctx, at, 'start', { startedOn: toDbDate(on) });
  },
});

/** Starts all approved placements of a plan whose first day has come and that are complete. Gives how many, and how many were left. */
export const startPlan = defineCommand({
  name: 'placements.start-plan',
  permission: 'placements.write',
  input: ofPlan,
  run: async ({ tx, ctx, input: { planId } }) => {
    const today = toDbDate(ctx.today);
    const plan = { institutionId: ctx.institutionId, id: planId };
    if (!(await tx.internshipPlan.count({ where: plan }))) notFound();
    const where = { AND: [wherePlacement(ctx, { plan: [planId], state: ['APPROVED'] }), { startsOn: { lte: today } }] };
    const due = await readStored(tx, where);
    if (due.some((each) => !mayOnPlacement(ctx, 'placements.write', each))) fail('FORBIDDEN', 'forbidden');
    const settings = await ruleSettings(tx, ctx);
    const hindered = new Map((await readFacts(tx, ctx, where)).map((facts) => [facts.id, hindrances(facts, settings)]));
    const ready = due.filter(({ id }) => hindered.get(id)?.length === 0);
    const step: Step = { event: 'start', toState: 'STARTED', reason: null };
    await moveAll(tx, ctx, ready, step, ({ startsOn }) => ({ startedOn: startsOn }));
    return { started: ready.length, left: due.length - ready.length };
  },
});

/** The plan's placements that the event can move now. Throws NOT_FOUND, or FORBIDDEN where one of them is not the caller's. */
async function standingOf(tx: Tx, ctx: Ctx, planId: string, event: 'submit' | 'approve' | 'end', over: object = {}) {
  if (!(await tx.internshipPlan.count({ where: { institutionId: ctx.institutionId, id: planId } }))) notFound();
  const { from, permission } = placementWorkflow[event];
  const state = [...from] as PlacementState[];
  const standing = await readStored(tx, { AND: [wherePlacement(ctx, { plan: [planId], state }), over] });
  if (standing.some((each) => !mayOnPlacement(ctx, permission, each))) fail('FORBIDDEN', 'forbidden');
  return standing;
}

/** Takes one step with all of them. Gives how many. */
async function moveAll(tx: Tx, ctx: Ctx, all: StoredPlacement[], step: Step, data: (each: StoredPlacement) => object) {
  for (const found of all) await move(tx, ctx, found, step, data(found));
  await judgePlacements(tx, ctx, { id: { in: all.map(({ id }) => id) } });
  return { count: all.length };
}

/** Submits all drafts of a plan. */
export const submitPlacements = defineCommand({
  name: 'placements.submit-plan',
  permission: 'placements.write',
  input: ofPlan,
  run: async ({ tx, ctx, input: { planId } }) => {
    const drafts = await standingOf(tx, ctx, planId, 'submit');
    const submittedOn = toDbDate(ctx.today);
    const step: Step = { event: 'submit', toState: 'SUBMITTED', reason: null };
    return moveAll(tx, ctx, drafts, step, () => ({ submittedOn }));
  },
});

/** Approves all of a plan that are submitted. */
export const approvePlacements = defineCommand({
  name: 'placements.approve-plan',
  permission: 'placements.approve',
  input: ofPlan,
  run: async ({ tx, ctx, input: { planId } }) => {
    const submitted = await standingOf(tx, ctx, planId, 'approve');
    return moveAll(tx, ctx, submitted, { event: 'approve', toState: 'APPROVED', reason: null }, () => ({}));
  },
});

/** Ends those of a plan whose last day has come, each on its own. */
export const endPlacements = defineCommand({
  name: 'placements.end-plan',
  permission: 'placements.write',
  input: ofPlan,
  run: async ({ tx, ctx, input: { planId } }) => {
    const over = await standingOf(tx, ctx, planId, 'end', { endsOn: { lte: toDbDate(ctx.today) } });
    const step: Step = { event: 'end', toState: 'ENDED', reason: null };
    return moveAll(tx, ctx, over, step, ({ endsOn }) => ({ endedOn: endsOn }));
  },
});

/** Ends a placement on the day; before its last day with the reason. Throws NOT_FOUND, CONFLICT, FORBIDDEN, RULE or INVALID. */
export async function endEarly(tx: Tx, ctx: Ctx, { on, ...at }: At & { on: Day }) {
  const { found } = await demandEvent(tx, ctx, 'end', at);
  if (on > ctx.today) failField('on', 'inTheFuture');
  if (on < fromDbDate(found.startedOn ?? found.startsOn)) failField('on', 'endBeforeStart');
  if (on < fromDbDate(found.endsOn) && !at.reason) failField('reason', 'required');
  return take(tx, ctx, at, 'end', { endedOn: toDbDate(on) });
}

/** Ends it on its last day, or before with the reason. */
export const endPlacement = defineCommand({
  name: 'placements.end',
  permission: 'placements.write',
  input: endInput,
  run: ({ tx, ctx, input }) => endEarly(tx, ctx, input),
});
