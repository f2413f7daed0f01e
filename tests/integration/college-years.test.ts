import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { decideYear, startYear, submitYear, writeAssessment, writePlan } from '@/lib/modules/college-years/commands';
import { listYears, yearFacets, yearsOf } from '@/lib/modules/college-years/queries';
import { getYear, yearTimeline } from '@/lib/modules/college-years/record';
import { homeTodos } from '@/lib/modules/home/queries';
import { completeTask } from '@/lib/modules/tasks/commands';
import { exportList } from '@/lib/processes/exports';
import { assessedYear, makeYear, runningYear, submittedYear } from '@/tests/support/contract-college-years';
import { makeCollege, makeCourse } from '@/tests/support/contract-courses';
import { makeConsortium, makeMeeting } from '@/tests/support/contract-governance';
import { makeTask } from '@/tests/support/contract-tasks';
import { makeMember } from '@/tests/support/contract-teams';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;

beforeAll(async () => {
  w = await newWorld('年甲');
  other = await newWorld('年乙');
});

describe('the year of an industry college', () => {
  it('begins with its plan, once a year, by who may', async () => {
    const { id: platformId } = await makeCollege(w);
    const key = crypto.randomUUID();
    const plan = { platformId, year: 2025, plan: '建设课程' };
    const first = await startYear(w.as.DEPARTMENT, plan, key);
    expect(await startYear(w.as.DEPARTMENT, plan, key)).toEqual(first);
    await expect(startYear(w.as.OFFICE, plan)).rejects.toMatchObject({ fields: { year: { key: 'yearTaken' } } });
    await expect(startYear(w.as.TEACHER, { ...plan, year: 2026 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(startYear(other.as.ADMIN, { ...plan, year: 2026 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { id: consortium } = await makeConsortium(w);
    await expect(startYear(w.as.OFFICE, { ...plan, platformId: consortium })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(yearsOf(w.as.LIAISON, { platformId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id } = first;
    await writePlan(w.as.OFFICE, { id, version: 1, plan: '建设课程与教材' });
    const stale = writePlan(w.as.OFFICE, { id, version: 1, plan: '别的' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { plan: '建设课程与教材' } });
    const early = writeAssessment(w.as.OFFICE, { id, version: 2, assessment: '完成', score: 90 });
    await expect(early).rejects.toMatchObject({ code: 'RULE', key: 'notFromThisState' });
  });

  it('is approved and reviewed by somebody else, or given back with the reason', async () => {
    const { id } = await submittedYear(w);
    const decide = (who: keyof World['as'], version: number, over: object = {}) =>
      decideYear(w.as[who], { id, version, accept: true, ...over });
    await expect(writePlan(w.as.DEPARTMENT, { id, version: 2, plan: '改' })).rejects.toMatchObject({ code: 'RULE' });
    await expect(decide('DEPARTMENT', 2)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decide('LEADER', 2, { accept: false })).rejects.toMatchObject({
      fields: { opinion: { key: 'required' } },
    });
    await decide('LEADER', 2, { accept: false, opinion: '任务不够具体' });
    expect(await getYear(w.as.DEPARTMENT, { id })).toMatchObject({
      ...{ state: 'DRAFT', opinion: '任务不够具体', may: { write: true, decide: false } },
    });
    await submitYear(w.as.OFFICE, { id, version: 3 });
    await expect(decide('OFFICE', 4)).rejects.toMatchObject({ code: 'RULE', key: 'ownSubmission' });
    expect((await getYear(w.as.OFFICE, { id })).may).toEqual({ write: false, decide: false });
    await decide('LEADER', 4);
    await expect(submitYear(w.as.DEPARTMENT, { id, version: 5 })).rejects.toMatchObject({ key: 'assessmentMissing' });
    await writeAssessment(w.as.DEPARTMENT, { id, version: 5, assessment: '完成年度任务', score: 91.5 });
    await submitYear(w.as.DEPARTMENT, { id, version: 6 });
    await decide('OFFICE', 7, { accept: false, opinion: '补充材料' });
    await submitYear(w.as.DEPARTMENT, { id, version: 8 });
    await decide('OFFICE', 9);
    expect(await getYear(w.as.LEADER, { id })).toMatchObject({
      ...{ state: 'REVIEWED', score: 91.5, may: { write: false, decide: false } },
    });
    await expect(decide('LEADER', 10)).rejects.toMatchObject({ code: 'RULE', key: 'notFromThisState' });
    expect((await yearTimeline(w.as.OFFICE, { id })).changes).toHaveLength(10);
  });

  it('takes one decision of two at once', async () => {
    const { id, version } = await submittedYear(w);
    const both = await Promise.allSettled([
      decideYear(w.as.OFFICE, { id, version, accept: true }),
      decideYear(w.as.LEADER, { id, version, accept: false, opinion: '退回' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('shows beside it what the records say', async () => {
    const fresh = await newWorld('年丙');
    const { OFFICE } = fresh.as;
    const { id, platformId } = await makeYear(fresh);
    const done = await makeTask(fresh, { year: 2025 }, platformId);
    await completeTask(OFFICE, { id: done.id, version: 1, on: '2025-06-01', result: '完成' });
    await makeTask(fresh, { year: 2025 }, platformId);
    await makeTask(fresh, { year: 2024 }, platformId);
    await makeMeeting(fresh, platformId);
    await makeMember(fresh, {}, platformId);
    await makeMember(fresh, { startedOn: '2026-02-01' }, platformId);
    await makeCourse(fresh, { byEnterprise: true }, platformId);
    await makeCourse(fresh, {}, platformId);
    expect((await getYear(OFFICE, { id })).evidence).toEqual({
      ...{ tasks: 2, tasksDone: 1, meetings: 1, people: 1, courses: 2, share: 50 },
    });
  });

  it('stands in one list by state and year, which the export and the to-do follow', async () => {
    const fresh = await newWorld('年丁');
    const { OFFICE, LEADER } = fresh.as;
    const { platformId } = await submittedYear(fresh, 2026);
    await assessedYear(fresh, 2025, platformId);
    await runningYear(fresh, 2025);
    await makeYear(fresh, 2026);
    const facets = await yearFacets(OFFICE, { filter: {} });
    expect(facets.state.map(({ count }) => count)).toEqual([1, 1, 1, 1, 0]);
    expect(facets.years.map(({ value, count }) => [value, count])).toEqual([
      ['2026', 2],
      ['2025', 2],
    ]);
    for (const filter of [{}, { state: ['SUBMITTED', 'ASSESSED'] }, { year: ['2025'] }, { college: [platformId] }]) {
      const { total, rows } = await listYears(OFFICE, { filter });
      expect(rows).toHaveLength(total);
      const params = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
      const sheet = await exportList(OFFICE, 'college-years').open(OFFICE, params);
      await sheet.stream.cancel();
      expect(sheet.rows).toBe(total);
    }
    const { groups } = await homeTodos(LEADER, {});
    expect(groups.find(({ key }) => key === 'years')).toMatchObject({ total: 2, items: [{ sub: '2025' }, {}] });
    expect((await yearsOf(LEADER, { platformId })).map(({ year, state }) => [year, state])).toEqual([
      [2026, 'SUBMITTED'],
      [2025, 'ASSESSED'],
    ]);
  });

  it('waits for whoever may decide, never for who submitted it', async () => {
    const fresh = await newWorld('年戊');
    const { OFFICE, LEADER, TEACHER } = fresh.as;
    const { platformId } = await makeYear(fresh, 2026);
    const { id } = await startYear(OFFICE, { platformId, year: 2027, plan: '院自拟' });
    await submitYear(OFFICE, { id, version: 1 });
    const waiting = async (ctx: Ctx) => {
      const told = (await homeTodos(ctx, {})).groups.find(({ key }) => key === 'years')?.total ?? 0;
      expect((await listYears(ctx, { filter: { waiting: '1' } })).total).toBe(told);
      return told;
    };
    expect([await waiting(LEADER), await waiting(OFFICE), await waiting(TEACHER)]).toEqual([1, 0, 0]);
    await decideYear(LEADER, { id, version: 2, accept: true });
    await writeAssessment(OFFICE, { id, version: 3, assessment: '已完成', score: 90 });
    await submitYear(OFFICE, { id, version: 4 });
    expect([await waiting(LEADER), await waiting(OFFICE)]).toEqual([1, 0]);
  });

  it('has files, which outsiders do not see', async () => {
    const { id: platformYearId } = await makeYear(w, 2031);
    const file = { name: '自评报告.pdf', contentType: 'application/pdf', size: 9, sha256: new Uint8Array(32).fill(7) };
    await createAttachment(w.as.OFFICE, { owner: { platformYearId }, ...file, storageKey: '年-1' });
    expect((await listAttachments(w.as.LEADER, { platformYearId })).files).toMatchObject([{ name: '自评报告.pdf' }]);
    for (const ctx of [w.as.LIAISON, other.as.OFFICE])
      await expect(listAttachments(ctx, { platformYearId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
