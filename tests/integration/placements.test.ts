import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { judgeInternships } from '@/lib/jobs/internship-rules';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { listAudit } from '@/lib/modules/audit/queries';
import { figures } from '@/lib/modules/dashboard/queries';
import { assignPlacements, createPlacement, setEvidence, updatePlacement } from '@/lib/modules/placements/commands';
import {
  answerJournal,
  assessAsEnterprise,
  assessAsSchool,
  confirmWeek,
  writeJournal,
} from '@/lib/modules/placements/follow';
import {
  approvePlacement,
  cancelPlacement,
  endPlacement,
  startPlacement,
  startPlan,
  submitPlacement,
} from '@/lib/modules/placements/life';
import { overrideRule, setSeverity } from '@/lib/modules/placements/overrides';
import { listPlacements, ruleBook } from '@/lib/modules/placements/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { decideUnit } from '@/lib/modules/placements/units';
import { getPlan } from '@/lib/modules/plans/record';
import { exportList } from '@/lib/processes/exports';
import { mergePartners, undoMerge } from '@/lib/processes/merge-partners';
import { signPlacement } from '@/lib/processes/sign-agreement';
import { fileScan, makePlacement, makePlan, makePost, makeUnit } from '@/tests/support/contract-placements';
import { makeStudent } from '@/tests/support/contract-students';
import { asStudent, makePartner, newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
const day = (days: number) => addDays(office.today, days);

beforeAll(async () => {
  w = await newWorld('习甲');
  other = await newWorld('习乙');
  office = w.as.OFFICE;
});

const profile = () => ({
  ...{ partnerId: w.partnerId, kind: 'POST', source: 'SCHOOL', job: '质检员', mentorName: '习甲师', pay: 3000 },
  ...{ startsOn: day(-10), endsOn: day(170) },
});
const monday = () => day(-((new Date(`${office.today}T00:00:00Z`).getUTCDay() + 6) % 7) - 7);

describe('a placement', () => {
  it('goes from draft to its end: nobody starts who is incomplete, the mentor confirms, both sides assess', async () => {
    const plan = await makePlan(w, 'APPROVED');
    const { id: studentId } = await makeStudent(w);
    const { id } = await createPlacement(office, { ...profile(), studentId, planId: plan.id });
    expect((await getPlacement(office, { id })).openChecks).toEqual([
      'INSPECTED',
      'DECIDED',
      'CONSENTED',
      'AGREED',
      'TRAINED',
    ]);
    await submitPlacement(office, { id, version: 1 });
    await approvePlacement(office, { id, version: 2 });
    const early = startPlacement(office, { id, version: 3, on: office.today });
    await expect(early).rejects.toMatchObject({ code: 'RULE', key: 'placementIncomplete' });
    const unit = await makeUnit(w);
    await decideUnit(office, { ...unit, meetingNo: '院〔2026〕3号', decidedOn: day(-60), publishedOn: day(-50) });
    const said = { consentOn: day(-20), guardianConsentOn: day(-20), trainedOn: day(-12), trainingHours: 8 };
    const insured = { insurer: '样例保险', policyNo: 'ZR1', insuredFrom: day(-10), insuredTo: day(170) };
    await setEvidence(office, { id, version: 3, ...said, ...insured });
    await fileScan(w, id);
    for (const [n, party] of ['SCHOOL', 'ENTERPRISE', 'STUDENT'].entries())
      await signPlacement(office, {
        ...{ id, version: 4 + n, party, signer: '习甲签', signedOn: day(-15), phone: `1380000000${n}` },
      });
    const record = await getPlacement(office, { id });
    expect(record).toMatchObject({ openChecks: [], agreementSignedOn: day(-15), version: 7 });
    const moved = updatePlacement(office, { ...profile(), id, version: 7, job: '操作工' });
    await expect(moved).rejects.toMatchObject({ fields: { job: { key: 'signedAlready' } } });
    await startPlacement(office, { id, version: 7, on: office.today });
    await within(w, (tx) =>
      tx.placement.updateMany({
        where: { institutionId: w.institutionId, id },
        data: { mentorId: w.as.MENTOR.membershipId },
      }),
    );
    const { openWeeks } = await getPlacement(w.as.MENTOR, { id });
    expect(openWeeks).toContain(monday());
    for (const present of [false, true]) await confirmWeek(w.as.MENTOR, { id, weekOn: monday(), present });
    const student = asStudent(w, studentId);
    await writeJournal(student, { placementId: id, writtenOn: office.today, text: '习甲日志' });
    const [entry] = (await getPlacement(office, { id })).journals;
    await answerJournal(office, { id: entry?.id, version: 1, answer: '已阅' });
    await assessAsEnterprise(w.as.MENTOR, { id, version: 8, score: 92, hostAgain: true });
    await assessAsSchool(office, { id, version: 9, score: 84 });
    const tooEarly = endPlacement(office, { id, version: 10, on: office.today });
    await expect(tooEarly).rejects.toMatchObject({ fields: { reason: { key: 'required' } } });
    await endPlacement(office, { id, version: 10, on: office.today, reason: '提前完成' });
    const ended = await getPlacement(office, { id });
    expect(ended).toMatchObject({ state: 'ENDED', grade: 'GOOD', hostAgain: true, events: [] });
    expect(ended.weeks).toEqual([{ weekOn: monday(), present: true, note: null, confirmedBy: expect.any(String) }]);
    expect(ended.steps.map(({ event }) => event)).toEqual(['submit', 'approve', 'start', 'end']);
    const { rows } = await listAudit(w.as.ADMIN, { filter: { row: [id] } });
    expect(new Set(rows.map(({ command }) => command))).toContain('placements.start');
  });

  it('is not given twice for the same days, nor twice in a plan', async () => {
    const placement = await makePlacement(w, 'STARTED');
    const { id } = await createPlacement(office, { ...profile(), studentId: placement.studentId });
    const again = submitPlacement(office, { id, version: 1 });
    await expect(again).rejects.toMatchObject({ code: 'DUPLICATE', key: 'placementOverlaps' });
    const twice = createPlacement(office, { ...profile(), studentId: placement.studentId, planId: placement.planId });
    await expect(twice).rejects.toMatchObject({ code: 'DUPLICATE', key: 'alreadyPlaced' });
  });

  it('shows outsiders their own only, and tells them neither checks nor rules', async () => {
    const { id, studentId } = await makePlacement(w, 'STARTED', { fees: 10, broken: ['IN-23'] });
    const foreign = await makePlacement(other, 'STARTED');
    const student = asStudent(w, studentId);
    expect((await listPlacements(student, { filter: {} })).rows.map((row) => row.id)).toEqual([id]);
    expect(await getPlacement(student, { id })).toMatchObject({ broken: [], openChecks: [], overrides: [] });
    for (const ctx of [student, w.as.MENTOR, office])
      await expect(getPlacement(ctx, { id: foreign.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getPlacement(w.as.MENTOR, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const seen = await inTransaction(settingsOf(student, 'test'), (tx) =>
      tx.placement.findMany({ select: { id: true } }),
    );
    expect(seen).toEqual([{ id }]);
    await expect(cancelPlacement(student, { id, version: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('slots', () => {
  it('are never overbooked, however many take the last ones at once, and are given back', async () => {
    const { id: planId } = await makePlan(w, 'APPROVED');
    const { id: postId } = await makePost(w, 3);
    const students = await Promise.all(Array.from({ length: 12 }, () => makeStudent(w)));
    const tries = await Promise.allSettled(
      students.map(({ id }) => assignPlacements(office, { planId, postId, studentIds: [id] })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const each of tries)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'RULE', key: 'postFull' });
    const post = () =>
      within(w, (tx) => tx.internshipPost.findFirstOrThrow({ where: { institutionId: w.institutionId, id: postId } }));
    expect((await post()).taken).toBe(3);
    const { rows } = await listPlacements(office, { filter: { plan: [planId] } });
    expect(rows).toHaveLength(3);
    await cancelPlacement(office, { id: rows[0]?.id, version: 1, reason: '改派' });
    expect((await post()).taken).toBe(2);
    const direct = within(w, (tx) =>
      tx.internshipPost.updateMany({ where: { institutionId: w.institutionId, id: postId }, data: { slots: 1 } }),
    );
    await expect(direct).rejects.toThrow(/internship_posts_slots/);
  });
});

describe('a plan', () => {
  it('starts those who are whole and leaves the others on the list', async () => {
    const unit = await makeUnit(w, -64);
    await decideUnit(office, { ...unit, meetingNo: '院〔2026〕4号', decidedOn: day(-60), publishedOn: day(-50) });
    const whole = await makePlacement(w, 'APPROVED');
    const { planId } = whole;
    await makePlacement(w, 'APPROVED', { planId, consentOn: null, guardianConsentOn: null });
    const before = await getPlan(office, { id: planId });
    expect(before.checks.find(({ check }) => check === 'CONSENTED')?.met).toBe(1);
    expect(await startPlan(office, { planId })).toEqual({ started: 1, left: 1 });
    const after = await getPlan(office, { id: planId });
    expect(after.students.map(({ state }) => state).sort()).toEqual(['APPROVED', 'STARTED']);
    // The database refuses, too, when the application forgets.
    const [left] = after.students.filter(({ state }) => state === 'APPROVED');
    const forced = within(w, (tx) =>
      tx.placement.updateMany({ where: { institutionId: w.institutionId, id: left?.id }, data: { state: 'STARTED' } }),
    );
    await expect(forced).rejects.toThrow(/placements_started/);
  });
});

describe('rules', () => {
  it('name who breaks them, by figure, list and export alike, until overridden', async () => {
    const { id } = await makePlacement(w, 'STARTED');
    await updatePlacement(office, { ...profile(), id, version: 1, fees: 300 });
    const at = { filter: { breaks: ['IN-23'] } };
    const list = await listPlacements(office, at);
    expect(list.rows.map((row) => row.id)).toContain(id);
    const row = (await ruleBook(office, {})).find((each) => each.id === 'IN-23');
    expect(row).toMatchObject({ count: list.total, severity: 'BLOCK', href: '/internships/placements?breaks=IN-23' });
    const sheet = await exportList(office, 'placements').open(office, { breaks: 'IN-23' });
    await sheet.stream.cancel();
    expect(sheet.rows).toBe(list.total);
    const values = new Map((await figures(office, {})).map(({ key, value }) => [key, value]));
    const broken = await listPlacements(office, { filter: { running: '1', on: office.today, broken: '1' } });
    expect(values.get('internships.broken')).toBe(broken.total);
    await overrideRule(office, { placementId: id, rule: 'IN-23', reason: '误填，已退费' });
    const record = await getPlacement(office, { id });
    expect(record.broken.map(({ rule }) => rule)).not.toContain('IN-23');
    expect(record.overrides).toMatchObject([{ rule: 'IN-23', reason: '误填，已退费' }]);
    expect((await listPlacements(office, at)).rows.map((each) => each.id)).not.toContain(id);
    const twice = overrideRule(office, { placementId: id, rule: 'IN-23', reason: 'x' });
    await expect(twice).rejects.toMatchObject({ fields: { rule: { key: 'ruleNotBroken' } } });
  });

  it('are judged anew when the institution takes one otherwise', async () => {
    const { id } = await makePlacement(w, 'STARTED');
    const broken = async () => (await getPlacement(office, { id })).broken.map(({ rule }) => rule);
    await updatePlacement(office, { ...profile(), id, version: 1, endsOn: day(20) });
    expect(await broken()).not.toContain('IN-09');
    await setSeverity(office, { rule: 'IN-09', severity: 'BLOCK' });
    expect(await broken()).toContain('IN-09');
    await setSeverity(office, { rule: 'IN-09', severity: 'INFO' });
    expect(await broken()).not.toContain('IN-09');
  });

  it('are judged every night, for what changes without anybody touching a placement', async () => {
    const { id } = await makePlacement(w, 'STARTED');
    const broken = async () => (await getPlacement(office, { id })).broken.map(({ rule }) => rule);
    const setState = (state: string) =>
      within(w, (tx) =>
        tx.partner.updateMany({ where: { institutionId: w.institutionId, id: w.partnerId }, data: { state } }),
      );
    await setState('SUSPENDED');
    await judgeInternships(w.institutionId);
    expect(await broken()).toContain('IN-03');
    await setState('ACTIVE');
    await judgeInternships(w.institutionId);
    expect(await broken()).not.toContain('IN-03');
  });
});

describe('a merge of two enterprises', () => {
  it('takes posts, interns and inspections along, and gives them back', async () => {
    const source = await makePartner(w);
    const { id: postId } = await makePost(w, 2);
    await within(w, (tx) =>
      tx.internshipPost.updateMany({
        where: { institutionId: w.institutionId, id: postId },
        data: { partnerId: source },
      }),
    );
    const onPost = await makePlacement(w, 'STARTED', { partnerId: source, postId });
    const other = await makePlacement(w, 'STARTED', { partnerId: source });
    const of = async () => {
      const { rows } = await listPlacements(office, { filter: { partner: [source] } });
      return rows.map((row) => row.id).sort();
    };
    const both = [onPost.id, other.id].sort();
    const { mergeId } = await mergePartners(w.as.ADMIN, { sourceId: source, targetId: w.partnerId });
    expect(await of()).toEqual([]);
    await undoMerge(w.as.ADMIN, { mergeId });
    expect(await of()).toEqual(both);
  });
});
