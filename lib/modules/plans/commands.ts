import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { transition } from '@/lib/kernel/transition';
import { updateVersioned } from '@/lib/kernel/version';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { searchTokens } from '@/lib/search/tokens';
import { mayOnPlan, visiblePlans } from './policy';
import { readPlanForm } from './record';
import { createPlanInput, type PlanInput, planReason, planVersion, updatePlanInput } from './schema';
import type { PlanState } from './words';
import { type PlanEvent, planWorkflow } from './workflow';

const dbDay = (day: Day | null) => (day ? toDbDate(day) : null);

function columns({ startsOn, endsOn, madeOn, safetyRulesOn, filedOn, ...plain }: PlanInput) {
  return {
    ...plain,
    ...{ startsOn: toDbDate(startsOn), endsOn: toDbDate(endsOn) },
    ...{ madeOn: dbDay(madeOn), safetyRulesOn: dbDay(safetyRulesOn), filedOn: dbDay(filedOn) },
    searchTokens: searchTokens({ text: [plain.name] }),
    updatedAt: new Date(),
  };
}

/** Days in order, the name once, related ids the institution's; a department's plan is its own. Throws INVALID at the field. */
async function demandPlan(tx: Tx, ctx: Ctx, input: PlanInput, exceptId?: string): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  if (input.endsOn < input.startsOn) failField('endsOn', 'endBeforeStart');
  if (input.stage && input.kind === 'ORIENTATION') failField('stage', 'unknownChoice');
  if (grantOf(ctx.role, 'plans.write') === 'department') {
    input.departmentId ??= ctx.departmentId;
    if (input.departmentId !== ctx.departmentId) failField('departmentId', 'ownDepartmentOnly');
  }
  if (await tx.internshipPlan.count({ where: { ...at, name: input.name, NOT: { id: exceptId } } }))
    failField('name', 'nameTaken');
  const of = (id: string | null) => ({ where: { ...at, id: id ?? undefined } });
  const { departmentId, programmeId, schoolClassId, orderClassId, teacherId } = input;
  if (departmentId && !(await tx.department.count(of(departmentId)))) failField('departmentId', 'unknownChoice');
  if (programmeId && !(await tx.programme.count(of(programmeId)))) failField('programmeId', 'unknownChoice');
  if (schoolClassId && !(await tx.schoolClass.count(of(schoolClassId)))) failField('schoolClassId', 'unknownChoice');
  if (orderClassId && !(await tx.orderClass.count(of(orderClassId)))) failField('orderClassId', 'unknownChoice');
  if (teacherId && !(await tx.membership.count(of(teacherId)))) failField('teacherId', 'unknownChoice');
}

export const createPlan = defineCommand({
  name: 'plans.create',
  permission: 'plans.write',
  input: createPlanInput,
  run: async ({ tx, ctx, input }) => {
    await demandPlan(tx, ctx, input);
    const id = newId();
    await tx.internshipPlan.create({ data: { institutionId: ctx.institutionId, id, ...columns(input) } });
    return { id };
  },
});

export const updatePlan = defineCommand({
  name: 'plans.update',
  permission: 'plans.write',
  input: updatePlanInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    const found = await tx.internshipPlan.findFirst({ where: { AND: [visiblePlans(ctx), { id }] } });
    if (!found) notFound();
    if (!mayOnPlan(ctx, 'plans.write', found)) fail('FORBIDDEN', 'forbidden');
    if (['CLOSED', 'CANCELLED'].includes(found.state)) fail('RULE', 'notFromThisState');
    await demandPlan(tx, ctx, profile, id);
    await updateVersioned(tx.internshipPlan, { institutionId: ctx.institutionId, id, version }, columns(profile), () =>
      readPlanForm(tx, ctx, id),
    );
    await judgePlacements(tx, ctx, { planId: id });
    return { id };
  },
});

type At = { id: string; version: number; reason?: string | null };

async function take(tx: Tx, ctx: Ctx, event: PlanEvent, { id, version, reason }: At) {
  const found = await tx.internshipPlan.findFirst({ where: { AND: [visiblePlans(ctx), { id }] } });
  if (!found) notFound();
  if (!mayOnPlan(ctx, planWorkflow[event].permission, found)) fail('FORBIDDEN', 'forbidden');
  if (found.version !== version) fail('CONFLICT', 'changedByOther', { current: await readPlanForm(tx, ctx, id) });
  const state = transition(planWorkflow, { event, state: found.state as PlanState, role: ctx.role, reason });
  const open = {
    institutionId: ctx.institutionId,
    planId: id,
    state: { in: ['DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED'] },
  };
  // What is still going on would be left without its plan.
  if ((event === 'close' || event === 'cancel') && (await tx.placement.count({ where: open })))
    fail('RULE', 'planHasOpen');
  const data = { state, reason: reason ?? null, updatedAt: new Date() };
  await updateVersioned(tx.internshipPlan, { institutionId: ctx.institutionId, id, version }, data, () =>
    readPlanForm(tx, ctx, id),
  );
  return { id };
}

export const submitPlan = defineCommand({
  name: 'plans.submit',
  permission: 'plans.write',
  input: planVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'submit', input),
});

export const approvePlan = defineCommand({
  name: 'plans.approve',
  permission: 'plans.approve',
  input: planVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'approve', input),
});

export const returnPlan = defineCommand({
  name: 'plans.return',
  permission: 'plans.approve',
  input: planReason,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'return', input),
});

export const closePlan = defineCommand({
  name: 'plans.close',
  permission: 'plans.write',
  input: planVersion,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'close', input),
});

export const cancelPlan = defineCommand({
  name: 'plans.cancel',
  permission: 'plans.write',
  input: planReason,
  run: ({ tx, ctx, input }) => take(tx, ctx, 'cancel', input),
});
