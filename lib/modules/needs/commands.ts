import 'server-only';
import type { Tx } from '@/lib/db/client';
import { demandFound, whereChosen } from '@/lib/kernel/chosen';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { searchTokens } from '@/lib/search/tokens';
import type { NeedFilter } from './list';
import { mayOnNeed, visibleNeeds, whereNeed } from './policy';
import { readNeedForm } from './record';
import {
  answerNeedInput,
  assignDepartmentInput,
  createNeedInput,
  type NeedProfile,
  needVersion,
  updateNeedInput,
  withdrawNeedInput,
} from './schema';
import type { NeedState } from './words';
import { type NeedEvent, needWorkflow } from './workflow';

async function demandNeed(tx: Tx, ctx: Ctx, id: string) {
  const need = await tx.need.findFirst({
    where: { AND: [visibleNeeds(ctx), { id }] },
    include: { partner: { select: { name: true } } },
  });
  if (!need) notFound();
  return { ...need, state: need.state as NeedState };
}

/** The state that the event leads to, if the caller may trigger it on this need. Throws FORBIDDEN, RULE or INVALID. */
function demandEvent(ctx: Ctx, event: NeedEvent, need: Awaited<ReturnType<typeof demandNeed>>, reason?: string) {
  if (!mayOnNeed(ctx, needWorkflow[event].permission, need)) fail('FORBIDDEN', 'forbidden');
  return transition(needWorkflow, { event, state: need.state, role: ctx.role, reason });
}

/** The days must fit, and the department must be the institution's. Throws INVALID at the field. */
async function demandProfile(tx: Tx, ctx: Ctx, input: NeedProfile): Promise<void> {
  if (input.raisedOn > ctx.today) failField('raisedOn', 'inTheFuture');
  if (input.wantedBy && input.wantedBy < input.raisedOn) failField('wantedBy', 'beforeRaised');
  const at = { institutionId: ctx.institutionId, id: input.departmentId ?? undefined };
  if (input.departmentId && !(await tx.department.count({ where: at }))) failField('departmentId', 'unknownChoice');
}

function needColumns(input: NeedProfile, partnerName: string) {
  const { raisedOn, wantedBy, ...columns } = input;
  return {
    ...columns,
    raisedOn: toDbDate(raisedOn),
    wantedBy: wantedBy ? toDbDate(wantedBy) : null,
    searchTokens: searchTokens({ text: [input.title, partnerName] }),
    updatedAt: new Date(),
  };
}

type At = { id: string; version: number };

async function writeVersioned(tx: Tx, ctx: Ctx, { id, version }: At, data: object): Promise<{ id: string }> {
  const at = { institutionId: ctx.institutionId, id, version };
  await updateVersioned(tx.need, at, { ...data, updatedAt: new Date() }, () => readNeedForm(tx, ctx, id));
  return { id };
}

/** A partner raises a need for itself only; which department sees to it is the college's to say. */
export const createNeed = defineCommand({
  name: 'needs.create',
  permission: 'needs.write',
  input: createNeedInput,
  run: async ({ tx, ctx, input }) => {
    const { partnerId, ...profile } = input;
    if (ctx.scope === 'partner') {
      if (partnerId !== ctx.partnerId) failField('partnerId', 'unknownChoice');
      profile.departmentId = null;
    }
    const partner = await tx.partner.findFirst({
      where: { institutionId: ctx.institutionId, id: partnerId, mergedIntoId: null },
      select: { name: true },
    });
    if (!partner) failField('partnerId', 'unknownChoice');
    await demandProfile(tx, ctx, profile);
    const id = newId();
    await tx.need.create({
      data: { institutionId: ctx.institutionId, id, partnerId, ...needColumns(profile, partner.name) },
    });
    return { id };
  },
});

export const updateNeed = defineCommand({
  name: 'needs.update',
  permission: 'needs.write',
  input: updateNeedInput,
  run: async ({ tx, ctx, input }) => {
    const { id, version, ...profile } = input;
    const need = await demandNeed(tx, ctx, id);
    if (!mayOnNeed(ctx, 'needs.write', need)) fail('FORBIDDEN', 'forbidden');
    if (need.closedOn) fail('RULE', 'notFromThisState');
    if (ctx.scope === 'partner') profile.departmentId = need.departmentId;
    await demandProfile(tx, ctx, profile);
    return writeVersioned(tx, ctx, { id, version }, needColumns(profile, need.partner.name));
  },
});

/** Bulk: which department sees to these needs from now on; what is met or withdrawn stays as it is. All or nothing. */
export const assignDepartment = defineCommand({
  name: 'needs.assign-department',
  permission: 'needs.write',
  input: assignDepartmentInput,
  run: async ({ tx, ctx, input: { of, departmentId } }) => {
    // Which department it is, is the college's to say.
    if (ctx.scope === 'partner') fail('FORBIDDEN', 'forbidden');
    const at = { institutionId: ctx.institutionId };
    if (!(await tx.department.count({ where: { ...at, id: departmentId } })))
      failField('departmentId', 'unknownChoice');
    const found = await tx.need.findMany({
      where: whereChosen(of, (filter: NeedFilter) => whereNeed(ctx, filter)),
      select: { id: true, partnerId: true, departmentId: true, closedOn: true },
    });
    demandFound(of, found);
    if (found.some((need) => !mayOnNeed(ctx, 'needs.write', need))) fail('FORBIDDEN', 'forbidden');
    const changed = found.filter((need) => !need.closedOn && need.departmentId !== departmentId);
    return tx.need.updateMany({
      where: { ...at, closedOn: null, id: { in: changed.map(({ id }) => id) } },
      data: { departmentId, version: { increment: 1 }, updatedAt: new Date() },
    });
  },
});

/** Adds an answer under the name of whoever gives it. */
export const answerNeed = defineCommand({
  name: 'needs.answer',
  permission: 'needs.answer',
  input: answerNeedInput,
  run: async ({ tx, ctx, input: { id, text } }) => {
    const need = await demandNeed(tx, ctx, id);
    const state = demandEvent(ctx, 'answer', need);
    const { institutionId, membershipId } = ctx;
    // Met or withdrawn meanwhile: the answer would come too late.
    const { count } = await tx.need.updateMany({
      where: { institutionId, id, state: { in: [...needWorkflow.answer.from] } },
      data: { state, version: { increment: 1 }, updatedAt: new Date() },
    });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: await readNeedForm(tx, ctx, id) });
    const answer = { id: newId(), needId: id, membershipId, answeredBy: ctx.actor, text };
    await tx.needAnswer.create({ data: { institutionId, ...answer } });
    return { id };
  },
});

export const closeNeed = defineCommand({
  name: 'needs.close',
  permission: 'needs.write',
  input: needVersion,
  run: async ({ tx, ctx, input }) => {
    const state = demandEvent(ctx, 'close', await demandCurrent(tx, ctx, input));
    return writeVersioned(tx, ctx, input, { state, closedOn: toDbDate(ctx.today) });
  },
});

export const withdrawNeed = defineCommand({
  name: 'needs.withdraw',
  permission: 'needs.write',
  input: withdrawNeedInput,
  run: async ({ tx, ctx, input }) => {
    const state = demandEvent(ctx, 'withdraw', await demandCurrent(tx, ctx, input), input.reason);
    return writeVersioned(tx, ctx, input, { state, reason: input.reason, closedOn: toDbDate(ctx.today) });
  },
});

/** Opens a need again, so that it is answered anew. */
export const reopenNeed = defineCommand({
  name: 'needs.reopen',
  permission: 'needs.write',
  input: needVersion,
  run: async ({ tx, ctx, input }) => {
    const state = demandEvent(ctx, 'reopen', await demandCurrent(tx, ctx, input));
    return writeVersioned(tx, ctx, input, { state, reason: null, closedOn: null });
  },
});

/** The need at the version that was seen. Somebody was quicker: say so before the rule that his change now breaks. */
async function demandCurrent(tx: Tx, ctx: Ctx, { id, version }: At) {
  const need = await demandNeed(tx, ctx, id);
  if (need.version !== version) fail('CONFLICT', 'changedByOther', { current: await readNeedForm(tx, ctx, id) });
  return need;
}
