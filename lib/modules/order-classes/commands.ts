import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { mayEdit, mayOnOrderClass, visibleOrderClasses } from './policy';
import { agreementsToRunOn, readOrderClassForm } from './record';
import {
  createOrderClassInput,
  finishInput,
  orderClassVersion,
  raiseSeatsInput,
  reasonInput,
  startInput,
  updateOrderClassInput,
} from './schema';
import { type ClassState, SEATED_STATES } from './words';
import { type ClassEvent, orderClassWorkflow } from './workflow';
import { demandOrderClass, demandSeats, orderClassColumns, settleDepartment, tellLiaisons } from './writes';

type At = { id: string; version: number; reason?: string };
const find = (tx: Tx, ctx: Ctx, id: string) =>
  tx.orderClass.findFirst({ where: { AND: [visibleOrderClasses(ctx), { id }] }, omit: { searchTokens: true } });

/** The class if the caller may trigger the event on it. Throws NOT_FOUND, CONFLICT, FORBIDDEN, RULE or INVALID. */
async function demandEvent(tx: Tx, ctx: Ctx, event: ClassEvent, at: At) {
  const found = (await find(tx, ctx, at.id)) ?? notFound();
  if (!mayOnOrderClass(ctx, orderClassWorkflow[event].permission, found)) fail('FORBIDDEN', 'forbidden');
  if (found.version !== at.version)
    fail('CONFLICT', 'changedByOther', { current: await readOrderClassForm(tx, ctx, at.id) });
  const from = found.state as ClassState;
  const state = transition(orderClassWorkflow, { event, state: from, role: ctx.role, reason: at.reason });
  return { found, from, state };
}

type Step = { event: ClassEvent; from: ClassState; state: ClassState };

/** Writes the new state and keeps the step. Throws CONFLICT. */
async function take(tx: Tx, ctx: Ctx, at: At, { event, from, state }: Step, data: object = {}) {
  const { institutionId } = ctx;
  const { id, version } = at;
  const reason = at.reason ?? null;
  await updateVersioned(
    tx.orderClass,
    { institutionId, id, version },
    { ...data, state, reason, updatedAt: new Date() },
    () => readOrderClassForm(tx, ctx, id),
  );
  const step = { event, fromState: from, toState: state, reason, membershipId: ctx.membershipId ?? notFound() };
  await tx.orderClassStep.create({ data: { institutionId, id: newId(), orderClassId: id, ...step } });
  return { id };
}

/** What a partner leaves to the college: taken from its form, its say would be anybody's. */
const NOT_A_PARTNERS = { departmentId: null, platformId: null, headTeacherId: null, planVersion: null, remark: null };

/** A request: by the enterprise for itself, or by the college for an enterprise. */
export const createOrderClass = defineCommand({
  name: 'order-classes.create',
  permission: 'order-classes.write',
  input: createOrderClassInput,
  run: async ({ tx, ctx, input: { partnerId: given, ...asked } }) => {
    const outsider = ctx.scope === 'partner';
    if (outsider && given && given !== ctx.partnerId) failField('partnerId', 'unknownChoice');
    const partnerId = outsider ? ctx.partnerId : given;
    if (!partnerId) failField('partnerId', 'required');
    const place = { institutionId: ctx.institutionId };
    const partner = await tx.partner.findFirst({
      where: { ...place, id: partnerId, mergedIntoId: null },
      select: { name: true },
    });
    if (!partner) failField('partnerId', 'unknownChoice');
    const profile = { ...asked, ...(outsider && NOT_A_PARTNERS) };
    await settleDepartment(tx, ctx, profile);
    await demandOrderClass(tx, ctx, profile, { partnerId });
    const id = newId();
    const requestedOn = toDbDate(ctx.today);
    await tx.orderClass.create({
      data: { ...place, id, partnerId, requestedOn, ...orderClassColumns(profile, partner.name) },
    });
    return { id };
  },
});

export const updateOrderClass = defineCommand({
  name: 'order-classes.update',
  permission: 'order-classes.write',
  input: updateOrderClassInput,
  run: async ({ tx, ctx, input: { id, version, ...asked } }) => {
    const found = (await find(tx, ctx, id)) ?? notFound();
    if (!mayEdit(ctx, found)) fail('FORBIDDEN', 'forbidden');
    const places = { institutionId: ctx.institutionId, orderClassId: id };
    if (asked.kind !== found.kind && (await tx.roster.count({ where: places }))) failField('kind', 'kindStays');
    const { departmentId, platformId, headTeacherId, planVersion, remark } = found;
    const kept = { departmentId, platformId, headTeacherId, planVersion, remark };
    const profile = { ...asked, ...(ctx.scope === 'partner' && kept) };
    await demandSeats(tx, ctx, found, profile.plannedSeats);
    await settleDepartment(tx, ctx, profile);
    const { partnerId, mentorId } = found;
    await demandOrderClass(tx, ctx, profile, { partnerId, mentorId, exceptId: id });
    const { name } = await tx.partner.findFirstOrThrow({
      where: { institutionId: ctx.institutionId, id: found.partnerId },
      select: { name: true },
    });
    await updateVersioned(
      tx.orderClass,
      { institutionId: ctx.institutionId, id, version },
      orderClassColumns(profile, name),
      () => readOrderClassForm(tx, ctx, id),
    );
    return { id };
  },
});

/** More seats than were approved, with the reason: without it the roster never grows above them. */
export const raiseSeats = defineCommand({
  name: 'order-classes.raise-seats',
  permission: 'order-classes.review',
  input: raiseSeatsInput,
  run: async ({ tx, ctx, input: { id, version, plannedSeats, reason } }) => {
    const found = (await find(tx, ctx, id)) ?? notFound();
    if (!mayOnOrderClass(ctx, 'order-classes.review', found)) fail('FORBIDDEN', 'forbidden');
    if (!SEATED_STATES.some((state) => state === found.state)) fail('RULE', 'notFromThisState');
    if (plannedSeats <= found.plannedSeats) failField('plannedSeats', 'notMoreSeats', { planned: found.plannedSeats });
    const { institutionId } = ctx;
    const data = { plannedSeats, updatedAt: new Date() };
    await updateVersioned(tx.orderClass, { institutionId, id, version }, data, () => readOrderClassForm(tx, ctx, id));
    const step = { event: 'raise', fromState: found.state, toState: found.state, reason };
    const by = { orderClassId: id, membershipId: ctx.membershipId ?? notFound() };
    await tx.orderClassStep.create({ data: { institutionId, id: newId(), ...by, ...step } });
    return { id };
  },
});

/** Asks again, after the reasons of the refusal were seen to. */
export const resubmitOrderClass = defineCommand({
  name: 'order-classes.resubmit',
  permission: 'order-classes.write',
  input: orderClassVersion,
  run: async ({ tx, ctx, input }) => {
    const { from, state } = await demandEvent(tx, ctx, 'resubmit', input);
    return take(tx, ctx, input, { event: 'resubmit', from, state });
  },
});

export const reviewOrderClass = defineCommand({
  name: 'order-classes.review',
  permission: 'order-classes.review',
  input: orderClassVersion,
  run: async ({ tx, ctx, input }) => {
    const { from, state } = await demandEvent(tx, ctx, 'review', input);
    return take(tx, ctx, input, { event: 'review', from, state });
  },
});

export const approveOrderClass = defineCommand({
  name: 'order-classes.approve',
  permission: 'order-classes.approve',
  input: orderClassVersion,
  run: async ({ tx, ctx, input }) => {
    const { found, from, state } = await demandEvent(tx, ctx, 'approve', input);
    const done = await take(tx, ctx, input, { event: 'approve', from, state });
    await tellLiaisons(tx, ctx, found, 'classApproved');
    return done;
  },
});

/** Begins; without an agreement in force no class runs, and each apprentice has his own (art. 30). */
export const startOrderClass = defineCommand({
  name: 'order-classes.start',
  permission: 'order-classes.review',
  input: startInput,
  run: async ({ tx, ctx, input: { on, agreementId, ...at } }) => {
    const { found, from, state } = await demandEvent(tx, ctx, 'start', at);
    if (on > ctx.today) failField('on', 'inTheFuture');
    const chosen = async (day: Day) =>
      (await agreementsToRunOn(tx, ctx, found.partnerId, day)).some((each) => each.id === agreementId);
    if (!(await chosen(on)))
      failField('agreementId', (await chosen(ctx.today)) ? 'agreementNotInForceThen' : 'unknownChoice');
    if (found.kind === 'APPRENTICESHIP') {
      const unsigned = { orderClassId: at.id, leftOn: null, apprenticeAgreementNo: null };
      const missing = await tx.roster.count({ where: { institutionId: ctx.institutionId, ...unsigned } });
      if (missing) fail('RULE', 'apprenticeAgreementNeeded');
    }
    return take(tx, ctx, at, { event: 'start', from, state }, { agreementId, startedOn: toDbDate(on) });
  },
});

/** Ends it; `on` is the first day on which it no longer runs. */
export const finishOrderClass = defineCommand({
  name: 'order-classes.finish',
  permission: 'order-classes.review',
  input: finishInput,
  run: async ({ tx, ctx, input: { on, ...at } }) => {
    const { found, from, state } = await demandEvent(tx, ctx, 'finish', at);
    const begun = fromDbDate(found.startedOn);
    if (on > ctx.today) failField('on', 'inTheFuture');
    if (begun && on < begun) failField('on', 'endBeforeStart');
    return take(tx, ctx, at, { event: 'finish', from, state }, { endedOn: toDbDate(on) });
  },
});

export const rejectOrderClass = defineCommand({
  name: 'order-classes.reject',
  permission: 'order-classes.review',
  input: reasonInput,
  run: async ({ tx, ctx, input }) => {
    const { found, from, state } = await demandEvent(tx, ctx, 'reject', input);
    const done = await take(tx, ctx, input, { event: 'reject', from, state });
    await tellLiaisons(tx, ctx, found, 'classReturned', input.reason);
    return done;
  },
});

export const cancelOrderClass = defineCommand({
  name: 'order-classes.cancel',
  permission: 'order-classes.approve',
  input: reasonInput,
  run: async ({ tx, ctx, input }) => {
    const { found, from, state } = await demandEvent(tx, ctx, 'cancel', input);
    const done = await take(tx, ctx, input, { event: 'cancel', from, state });
    await tellLiaisons(tx, ctx, found, 'classCancelled', input.reason);
    return done;
  },
});
