import { beforeAll, describe, expect, it } from 'vitest';
import { remindOfIncidents } from '@/lib/jobs/incident-reminders';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { listAudit } from '@/lib/modules/audit/queries';
import { confirmPresent, noteCall, recordInternVisit, updateInternVisit } from '@/lib/modules/following/commands';
import { callsToday, followingOf, getInternVisit, internsOfWeek, planVisits } from '@/lib/modules/following/queries';
import { homeTodos } from '@/lib/modules/home/queries';
import { listNotifications } from '@/lib/modules/notifications/queries';
import { confirmWeek, reportIncident, writeJournal } from '@/lib/modules/placements/follow';
import { getPlacement, mondayOf } from '@/lib/modules/placements/record';
import { makeInternVisit } from '@/tests/support/contract-following';
import { makePlacement } from '@/tests/support/contract-placements';
import { asStudent, makePartner, newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let teacher: Ctx;
const day = (days: number) => addDays(teacher.today, days);
const said = { way: 'ON_SITE', findings: '岗位与专业对口', advice: '补交日志' };

beforeAll(async () => {
  w = await newWorld('巡甲');
  other = await newWorld('巡乙');
  teacher = w.as.TEACHER;
});

describe('a visit to interns', () => {
  it('is to interns of one enterprise, on the record of each, and counted against what is due', async () => {
    const one = await makePlacement(w, 'STARTED');
    const two = await makePlacement(w, 'STARTED');
    await within(w, (tx) =>
      tx.internshipPlan.updateMany({
        where: { institutionId: w.institutionId, id: one.planId },
        data: { visitEvery: 10 },
      }),
    );
    const input = { placementIds: [one.id, two.id], visitedOn: day(-1), ...said };
    const { id } = await recordInternVisit(teacher, input);
    for (const { id: placementId } of [one, two])
      expect((await followingOf(teacher, { placementId })).visits.map((visit) => visit.id)).toEqual([id]);
    expect(await planVisits(teacher, { planId: one.planId })).toEqual({ done: 1, due: 3 });
    const far = await makePlacement(w, 'STARTED', { partnerId: await makePartner(w) });
    const mixed = { ...input, placementIds: [one.id, far.id] };
    await expect(recordInternVisit(teacher, mixed)).rejects.toMatchObject({ fields: { placementIds: {} } });
    const early = { ...input, visitedOn: day(-100) };
    await expect(recordInternVisit(teacher, early)).rejects.toMatchObject({ fields: { visitedOn: {} } });
    await expect(recordInternVisit(other.as.TEACHER, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recordInternVisit(w.as.LEADER, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { rows } = await listAudit(w.as.ADMIN, { filter: { row: [id] } });
    expect(rows.map(({ command }) => command)).toContain('following.visit');
  });

  it('is changed by whoever made it, against the version that he saw, and seen by nobody outside', async () => {
    const { id, placementId } = await makeInternVisit(w);
    const change = { id, version: 1, visitedOn: day(-2), ...said };
    await expect(updateInternVisit(w.as.ADMIN, change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await updateInternVisit(teacher, change);
    await expect(updateInternVisit(teacher, change)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await getInternVisit(teacher, { id })).toMatchObject({ visitedOn: day(-2), interns: [{ id: placementId }] });
    await expect(getInternVisit(other.as.TEACHER, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getInternVisit(w.as.MENTOR, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await listAttachments(teacher, { internVisitId: id })).canWrite).toBe(true);
    await expect(listAttachments(w.as.LIAISON, { internVisitId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the list of whom to call', () => {
  it('names the reason, is quiet once called, keeps the call, and is the same at home', async () => {
    const { id } = await makePlacement(w, 'STARTED');
    const mine = async () => (await callsToday(teacher, {})).find((row) => row.id === id);
    expect((await mine())?.reasons).toEqual(['WEEK_OPEN', 'JOURNAL_MISSING']);
    const home = (await homeTodos(teacher, {})).groups.find(({ key }) => key === 'interns');
    expect(home?.total).toBe((await callsToday(teacher, {})).length);
    await noteCall(teacher, { placementId: id, reasons: ['WEEK_OPEN'], note: '导师明天确认' });
    expect(await mine()).toMatchObject({ reasons: ['JOURNAL_MISSING'], lastCall: { note: '导师明天确认' } });
    await noteCall(teacher, { placementId: id, reasons: ['JOURNAL_MISSING'], note: '已提醒学生' });
    expect(await mine()).toBeUndefined();
    expect((await followingOf(teacher, { placementId: id })).calls).toHaveLength(2);
    const foreign = { placementId: id, reasons: [], note: 'x' };
    await expect(noteCall(other.as.TEACHER, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a mentor', () => {
  it('says with one tap that all were there; what was said before stays; twice is once', async () => {
    const over = { mentorId: w.as.MENTOR.membershipId };
    const all = [await makePlacement(w, 'STARTED', over), await makePlacement(w, 'STARTED', over)];
    const weekOn = mondayOf(day(-7));
    const [first] = all;
    await confirmWeek(w.as.MENTOR, { id: first?.id, weekOn, present: false, note: '病假' });
    const ids = all.map(({ id }) => id);
    await confirmPresent(w.as.MENTOR, { ids, weekOn });
    await confirmPresent(w.as.MENTOR, { ids, weekOn });
    const { interns } = await internsOfWeek(w.as.MENTOR, { weekOn });
    const word = (id?: string) => interns.find((intern) => intern.id === id)?.present;
    expect(ids.map(word)).toEqual([false, true]);
    const foreign = await makePlacement(w, 'STARTED');
    const taken = confirmPresent(w.as.MENTOR, { ids: [foreign.id], weekOn });
    await expect(taken).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(confirmPresent(w.as.MENTOR, { ids, weekOn: day(400) })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('a journal', () => {
  it('takes photos of its own student only', async () => {
    const { id: placementId, studentId } = await makePlacement(w, 'STARTED');
    const student = asStudent(w, studentId);
    const { id } = await writeJournal(student, { placementId, writtenOn: day(-1), text: '第一天' });
    expect((await listAttachments(student, { journalId: id })).canWrite).toBe(true);
    expect((await listAttachments(teacher, { journalId: id })).canWrite).toBe(false);
    const stranger = asStudent(w, (await makePlacement(w, 'STARTED')).studentId);
    await expect(listAttachments(stranger, { journalId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an incident', () => {
  it('has a deadline and an owner by itself, and is told of when it was reported and when it is overdue, once each', async () => {
    const { id: placementId } = await makePlacement(w, 'STARTED', { mentorId: w.as.MENTOR.membershipId });
    const told = { placementId, kind: 'ILLNESS', happenedOn: day(-1), what: '发烧' };
    await reportIncident(w.as.MENTOR, told);
    const { incidents } = await getPlacement(teacher, { id: placementId });
    expect(incidents).toMatchObject([{ dueOn: day(3), owner: expect.any(String), closedOn: null }]);
    const notices = async () =>
      (await listNotifications(teacher, { filter: {} })).rows
        .filter(({ href }) => href === `/internships/placements/${placementId}`)
        .map(({ kind }) => kind);
    await remindOfIncidents(w.institutionId, teacher.today);
    await remindOfIncidents(w.institutionId, teacher.today);
    expect(await notices()).toEqual(['incidentOpen']);
    await remindOfIncidents(w.institutionId, day(4));
    expect((await notices()).sort()).toEqual(['incidentOpen', 'incidentOverdue']);
  });
});
