import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { demandProgrammeFor } from './commands';
import { readEvidenceOf } from './matrix';
import { decideInput, proposeInput, reproposeInput, stepInput } from './schema';
import type { AdjustmentKind, AdjustmentState } from './words';
import { type AdjustmentEvent, adjustmentWorkflow } from './workflow';

type Said = { event: AdjustmentEvent | 'propose'; list: AdjustmentKind | null; reason: string | null };
type Step = Said & { from: AdjustmentState; to: AdjustmentState };

/** Keeps who took the step, and why. */
async function keepStep(tx: Tx, ctx: Ctx, adjustmentId: string, { from, to, ...said }: Step): Promise<void> {
  const { institutionId, membershipId } = ctx;
  await tx.adjustmentStep.create({
    data: { institutionId, id: newId(), adjustmentId, membershipId, fromState: from, toState: to, ...said },
  });
}

/** A department's proposal for the year, with its reason. */
export const proposeAdjustment = defineCommand({
  name: 'programmes.propose',
  permission: 'programmes.propose',
  input: proposeInput,
  run: async ({ tx, ctx, input }) => {
    const { programmeId, year, proposal, reason } = input;
    await demandProgrammeFor(tx, ctx, programmeId, 'programmes.propose');
    const at = { institutionId: ctx.institutionId };
    if (await tx.programmeAdjustment.count({ where: { ...at, programmeId, year } }))
      failField('year', 'alreadyProposed');
    const id = newId();
    await tx.programmeAdjustment.create({ data: { ...at, id, ...input } });
    await keepStep(tx, ctx, id, { event: 'propose', from: 'PROPOSED', to: 'PROPOSED', list: proposal, reason });
    return { id };
  },
});

type At = { id: string; version: number };

/** Takes an adjustment one step on: the caller's right to its programme, the rule of its state, the write, and the step kept. */
async function takeStep(
  tx: Tx,
  ctx: Ctx,
  at: At,
  said: Said & { event: AdjustmentEvent },
  columns: (adjustment: { programmeId: string; year: number }) => Promise<object> | object = () => ({}),
): Promise<{ id: string }> {
  const { institutionId } = ctx;
  const find = () => tx.programmeAdjustment.findFirst({ where: { institutionId, id: at.id } });
  const adjustment = (await find()) ?? notFound();
  await demandProgrammeFor(tx, ctx, adjustment.programmeId, adjustmentWorkflow[said.event].permission);
  const from = adjustment.state as AdjustmentState;
  const to = transition(adjustmentWorkflow, { event: said.event, state: from, role: ctx.role, reason: said.reason });
  const data = { state: to, updatedAt: new Date(), ...(await columns(adjustment)) };
  await updateVersioned(tx.programmeAdjustment, { institutionId, id: at.id, version: at.version }, data, find);
  await keepStep(tx, ctx, at.id, { from, to, ...said });
  return { id: at.id };
}

/** A returned one, proposed again. */
export const reproposeAdjustment = defineCommand({
  name: 'programmes.repropose',
  permission: 'programmes.propose',
  input: reproposeInput,
  run: ({ tx, ctx, input: { proposal, reason, ...at } }) =>
    takeStep(tx, ctx, at, { event: 'repropose', list: proposal, reason }, () => ({ proposal, reason })),
});

function stepCommand(event: Exclude<AdjustmentEvent, 'repropose' | 'decide'>, name: string) {
  return defineCommand({
    name: `programmes.${name}`,
    permission: adjustmentWorkflow[event].permission,
    input: stepInput,
    run: ({ tx, ctx, input: { reason, ...at } }) => takeStep(tx, ctx, at, { event, list: null, reason }),
  });
}

export const reviewAdjustment = stepCommand('review', 'review');
export const forwardAdjustment = stepCommand('forward', 'forward');
export const sendBackAdjustment = stepCommand('sendBack', 'send-back');
export const returnAdjustment = stepCommand('return', 'return');

/** The leader's decision; a list other than the proposed one wants a reason. The evidence stays as it stood. */
export const decideAdjustment = defineCommand({
  name: 'programmes.decide',
  permission: 'programmes.decide',
  input: decideInput,
  run: async ({ tx, ctx, input: { decision, reason, ...at } }) => {
    const proposed = await tx.programmeAdjustment.findFirst({
      where: { institutionId: ctx.institutionId, id: at.id },
      select: { proposal: true },
    });
    if (proposed && proposed.proposal !== decision && !reason)
      fail('INVALID', 'invalid', { fields: { reason: { key: 'required' } } });
    return takeStep(tx, ctx, at, { event: 'decide', list: decision, reason }, async ({ programmeId, year }) => ({
      ...{ decision, decidedOn: toDbDate(ctx.today) },
      evidence: await readEvidenceOf(tx, ctx, programmeId, year),
    }));
  },
});
