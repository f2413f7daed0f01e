import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { callsToday, followingOf } from '@/lib/modules/following/queries';
import { assessAsEnterprise, assessAsSchool, closeIncident, reportIncident } from '@/lib/modules/placements/follow';
import { getPlacement } from '@/lib/modules/placements/record';
import { gradeOf } from '@/lib/modules/placements/writes';
import { makePlacement } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let teacher: Ctx;
const day = (days: number) => addDays(teacher.today, days);

beforeAll(async () => {
  w = await newWorld('评甲');
  other = await newWorld('评乙');
  teacher = w.as.TEACHER;
});

describe('the grade', () => {
  it.each([
    [90, 'EXCELLENT'],
    [89.99, 'GOOD'],
    [75, 'GOOD'],
    [74.99, 'PASSED'],
    [60, 'PASSED'],
    [59.99, 'FAILED'],
    [0, 'FAILED'],
    [100, 'EXCELLENT'],
  ] as const)('of %s is %s', (score, grade) => {
    expect(gradeOf(score, score, 50)).toBe(grade);
  });

  it.each([
    [0, 'FAILED'],
    [30, 'FAILED'],
    [50, 'PASSED'],
    [70, 'GOOD'],
    [100, 'EXCELLENT'],
  ] as const)('of 100 by the enterprise and 40 by the school, the enterprise weighing %s%%, is %s', (weight, grade) => {
    expect(gradeOf(100, 40, weight)).toBe(grade);
    expect([gradeOf(null, 40, weight), gradeOf(100, null, weight)]).toEqual([null, null]);
  });

  it('follows from the institution’s weight, and gives the plan’s credits to whoever passed', async () => {
    const at = { institutionId: w.institutionId };
    const assessed = async (enterpriseWeight: number, credits: number | null) => {
      const settings = { internship: { enterpriseWeight } };
      await within(w, (tx) => tx.institution.updateMany({ where: { id: w.institutionId }, data: { settings } }));
      const { id, planId } = await makePlacement(w, 'ENDED', { mentorId: w.as.MENTOR.membershipId });
      await within(w, (tx) => tx.internshipPlan.updateMany({ where: { ...at, id: planId }, data: { credits } }));
      const said = { id, version: 1, score: 100, remark: null, hostAgain: true };
      await assessAsEnterprise(w.as.MENTOR, said);
      const open = await followingOf(teacher, { placementId: id });
      const { version } = await getPlacement(teacher, { id });
      await assessAsSchool(teacher, { id, version, score: 40, remark: null });
      const { grade } = await getPlacement(teacher, { id });
      return [grade, open.credits, (await followingOf(teacher, { placementId: id })).credits];
    };
    expect(await assessed(20, 4.5)).toEqual(['FAILED', null, null]);
    expect(await assessed(50, 4.5)).toEqual(['PASSED', null, 4.5]);
    expect(await assessed(80, 6)).toEqual(['GOOD', null, 6]);
    expect(await assessed(100, null)).toEqual(['EXCELLENT', null, null]);
  });
});

describe('an incident and a leave', () => {
  const entryOf = async (id: string) => {
    const [entry] = (await getPlacement(teacher, { id })).incidents;
    if (!entry) throw new Error('nothing was noted');
    return entry;
  };
  const reasonsOf = async (id: string) => (await callsToday(teacher, {})).find((row) => row.id === id)?.reasons ?? [];

  it('is closed by its teacher with what was done, once, and between the day it happened and today', async () => {
    const { id: placementId } = await makePlacement(w, 'STARTED', { mentorId: w.as.MENTOR.membershipId });
    await reportIncident(w.as.MENTOR, { placementId, kind: 'ACCIDENT', happenedOn: day(-2), what: '擦伤' });
    const { id, version } = await entryOf(placementId);
    expect(await reasonsOf(placementId)).toContain('INCIDENT_OPEN');
    const closed = { id, version, handling: '已送医', closedOn: day(0) };
    const field = { fields: { closedOn: { key: 'endBeforeStart' } } };
    await expect(closeIncident(teacher, { ...closed, closedOn: day(-3) })).rejects.toMatchObject(field);
    await expect(closeIncident(teacher, { ...closed, closedOn: day(1) })).rejects.toMatchObject({
      fields: { closedOn: { key: 'inTheFuture' } },
    });
    await expect(closeIncident(teacher, { ...closed, handling: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(closeIncident(w.as.MENTOR, closed)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(closeIncident(other.as.TEACHER, closed)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await closeIncident(teacher, closed);
    expect(await entryOf(placementId)).toMatchObject({ handling: '已送医', closedOn: day(0) });
    expect(await reasonsOf(placementId)).not.toContain('INCIDENT_OPEN');
    await expect(closeIncident(teacher, closed)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('a leave may lie ahead, must not end before it begins, and asks for a call when nobody came back', async () => {
    const { id: placementId } = await makePlacement(w, 'STARTED', { mentorId: w.as.MENTOR.membershipId });
    const leave = { placementId, kind: 'LEAVE', happenedOn: day(2), untilOn: day(4), what: '事假' };
    await expect(reportIncident(w.as.MENTOR, { ...leave, untilOn: day(1) })).rejects.toMatchObject({
      fields: { untilOn: { key: 'endBeforeStart' } },
    });
    await expect(reportIncident(w.as.MENTOR, { ...leave, kind: 'ILLNESS' })).rejects.toMatchObject({
      fields: { happenedOn: { key: 'inTheFuture' } },
    });
    await reportIncident(w.as.MENTOR, leave);
    expect(await entryOf(placementId)).toMatchObject({ kind: 'LEAVE', untilOn: day(4), closedOn: null });
    expect(await reasonsOf(placementId)).not.toContain('NOT_BACK');
    const late = await makePlacement(w, 'STARTED', { mentorId: w.as.MENTOR.membershipId });
    const past = { ...leave, placementId: late.id, happenedOn: day(-4), untilOn: day(-1) };
    await reportIncident(w.as.MENTOR, past);
    expect(await reasonsOf(late.id)).toContain('NOT_BACK');
    const { id, version } = await entryOf(late.id);
    await closeIncident(teacher, { id, version, handling: '已返岗', closedOn: day(0) });
    expect(await reasonsOf(late.id)).not.toContain('NOT_BACK');
  });
});
