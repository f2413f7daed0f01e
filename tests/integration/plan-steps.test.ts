import { beforeAll, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { approvePlacements, endPlacements, submitPlacements } from '@/lib/modules/placements/life';
import { getPlan } from '@/lib/modules/plans/record';
import { makePlacement, makePlan } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
const day = (days: number) => addDays(office.today, days);

beforeAll(async () => {
  w = await newWorld('众甲');
  other = await newWorld('众乙');
  office = w.as.OFFICE;
});

const statesOf = async (planId: string) =>
  (await getPlan(office, { id: planId })).students.map(({ state }) => state).sort();

it('moves all of a plan that stand before the step, and nobody else', async () => {
  const { planId } = await makePlacement(w, 'DRAFT');
  await makePlacement(w, 'DRAFT', { planId });
  await makePlacement(w, 'CANCELLED', { planId, reason: w.mark });
  const elsewhere = await makePlacement(w, 'DRAFT');
  expect(await submitPlacements(office, { planId })).toEqual({ count: 2 });
  await makePlacement(w, 'DRAFT', { planId });
  expect(await approvePlacements(office, { planId })).toEqual({ count: 2 });
  expect(await statesOf(planId)).toEqual(['APPROVED', 'APPROVED', 'DRAFT']);
  expect(await statesOf(elsewhere.planId)).toEqual(['DRAFT']);
  const steps = await within(w, (tx) =>
    tx.placementStep.findMany({ where: { institutionId: w.institutionId, placement: { planId } } }),
  );
  expect(steps.map(({ event }) => event).sort()).toEqual(['approve', 'approve', 'submit', 'submit']);
});

it('ends those whose last day has come, each on its own', async () => {
  const over = await makePlacement(w, 'STARTED', { endsOn: toDbDate(day(-3)) });
  const { planId } = over;
  const today = await makePlacement(w, 'STARTED', { planId, endsOn: toDbDate(day(0)) });
  const going = await makePlacement(w, 'STARTED', { planId, endsOn: toDbDate(day(1)) });
  const plan = await getPlan(office, { id: planId });
  expect(new Map(plan.students.map((each) => [each.id, each.over]))).toEqual(
    new Map([
      [over.id, true],
      [today.id, true],
      [going.id, false],
    ]),
  );
  expect(await endPlacements(office, { planId })).toEqual({ count: 2 });
  const ended = await within(w, (tx) =>
    tx.placement.findMany({ where: { institutionId: w.institutionId, planId, state: 'ENDED' } }),
  );
  expect(ended.map((each) => [each.id, fromDbDate(each.endedOn)]).sort()).toEqual(
    [
      [over.id, day(-3)],
      [today.id, day(0)],
    ].sort(),
  );
});

it('is for who may do it to each, in the own institution', async () => {
  const { planId } = await makePlacement(w, 'DRAFT');
  await expect(submitPlacements(other.as.OFFICE, { planId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(submitPlacements(w.as.TEACHER, { planId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const stranger = { ...w.as.DEPARTMENT, departmentId: other.departmentId };
  // Another department does not see them.
  expect(await submitPlacements(stranger, { planId })).toEqual({ count: 0 });
  expect(await statesOf(planId)).toEqual(['DRAFT']);
  expect(await submitPlacements(w.as.DEPARTMENT, { planId })).toEqual({ count: 1 });
  await expect(approvePlacements(w.as.DEPARTMENT, { planId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await statesOf(planId)).toEqual(['SUBMITTED']);
});

it('gives nobody where nobody stands before the step', async () => {
  const { id: planId } = await makePlan(w, 'APPROVED');
  expect(await submitPlacements(office, { planId })).toEqual({ count: 0 });
  expect(await endPlacements(office, { planId })).toEqual({ count: 0 });
});
