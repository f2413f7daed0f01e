import { beforeAll, describe, expect, it } from 'vitest';
import { remindOfGovernance } from '@/lib/jobs/governance-reminders';
import { addDays } from '@/lib/kernel/day';
import { homeTodos } from '@/lib/modules/home/queries';
import { listNotifications } from '@/lib/modules/notifications/queries';
import { addTask, completeTask, dropTask, reopenTask, updateTask } from '@/lib/modules/tasks/commands';
import { listTasks, taskFacets, tasksOf } from '@/lib/modules/tasks/queries';
import { exportList } from '@/lib/processes/exports';
import { makeCollege } from '@/tests/support/contract-courses';
import { makeConsortium, makeResolution } from '@/tests/support/contract-governance';
import { makeTask } from '@/tests/support/contract-tasks';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
const task = { title: '共建实训车间', year: 2025, dueOn: '2025-06-30' };
const done = { on: '2025-06-01', result: '已建成' };

beforeAll(async () => {
  w = await newWorld('务甲');
  other = await newWorld('务乙');
});

describe('yearly tasks', () => {
  it('are given by who may, once, and changed at the version that was seen', async () => {
    const { id: platformId } = await makeCollege(w);
    const key = crypto.randomUUID();
    const first = await addTask(w.as.DEPARTMENT, { platformId, ...task }, key);
    expect(await addTask(w.as.DEPARTMENT, { platformId, ...task }, key)).toEqual(first);
    const { id } = first;
    await updateTask(w.as.OFFICE, { id, version: 1, ...task, year: 2026, ownerId: w.as.LEADER.membershipId });
    const stale = updateTask(w.as.OFFICE, { id, version: 1, ...task });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { year: 2026 } });
    await expect(addTask(w.as.TEACHER, { platformId, ...task })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addTask(other.as.ADMIN, { platformId, ...task })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listTasks(w.as.LIAISON, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const outsider = addTask(w.as.OFFICE, { platformId, ...task, ownerId: w.as.LIAISON.membershipId });
    await expect(outsider).rejects.toMatchObject({ fields: { ownerId: { key: 'unknownChoice' } } });
  });

  it('are done by their owner and dropped by who keeps the platform only; either is taken back', async () => {
    const { id } = await makeTask(w);
    await expect(completeTask(w.as.LEADER, { id, version: 1, ...done })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await completeTask(w.as.TEACHER, { id, version: 1, ...done });
    const both = dropTask(w.as.OFFICE, { id, version: 2, on: '2025-06-02', reason: '不做了' });
    await expect(both).rejects.toMatchObject({ code: 'RULE' });
    await reopenTask(w.as.TEACHER, { id, version: 2 });
    const own = dropTask(w.as.TEACHER, { id, version: 3, on: '2025-06-02', reason: '不做了' });
    await expect(own).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const future = dropTask(w.as.OFFICE, { id, version: 3, on: addDays(w.as.OFFICE.today, 1), reason: '不做了' });
    await expect(future).rejects.toMatchObject({ fields: { on: { key: 'inTheFuture' } } });
    await dropTask(w.as.OFFICE, { id, version: 3, on: '2025-06-02', reason: '不做了' });
    await expect(reopenTask(w.as.TEACHER, { id, version: 4 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await reopenTask(w.as.OFFICE, { id, version: 4 });
    await expect(reopenTask(w.as.OFFICE, { id, version: 5 })).rejects.toMatchObject({
      code: 'RULE',
      key: 'followUpOpen',
    });
  });

  it('stand in one list by year, platform, owner and state, which the export and the to-do follow', async () => {
    const fresh = await newWorld('务丙');
    const { TEACHER, OFFICE } = fresh.as;
    const { today, membershipId } = TEACHER;
    const year = Number(today.slice(0, 4));
    const { id: platformId } = await makeConsortium(fresh);
    const { id: second } = await makeCollege(fresh);
    await makeTask(fresh, { year, dueOn: today }, platformId);
    await makeTask(fresh, { year, dueOn: addDays(today, -1) }, platformId);
    await makeTask(fresh, { year: year - 1, dueOn: `${year - 1}-06-30`, ownerId: null }, second);
    const old = await makeTask(fresh, { year: year - 1, dueOn: `${year - 1}-06-30` }, platformId);
    const given = await makeTask(fresh, { year, dueOn: today }, platformId);
    await completeTask(OFFICE, { id: old.id, version: 1, on: `${year - 1}-06-01`, result: '完成' });
    await dropTask(OFFICE, { id: given.id, version: 1, on: today, reason: '合并' });
    const counts = async (filter: object) =>
      Object.fromEntries((await taskFacets(OFFICE, { filter })).state.map(({ value, count }) => [value, count]));
    expect(await counts({})).toEqual({ OPEN: 1, OVERDUE: 2, DONE: 1, DROPPED: 1 });
    expect(await counts({ year: [String(year)] })).toEqual({ OPEN: 1, OVERDUE: 1, DONE: 0, DROPPED: 1 });
    expect(await counts({ platform: [second] })).toEqual({ OPEN: 0, OVERDUE: 1, DONE: 0, DROPPED: 0 });
    const facets = await taskFacets(OFFICE, { filter: { state: ['OVERDUE'] } });
    expect(facets.years).toEqual([
      { value: String(year), label: String(year), count: 1 },
      { value: String(year - 1), label: String(year - 1), count: 1 },
    ]);
    expect(facets.platforms.map(({ count }) => count)).toEqual([1, 1]);
    expect(facets.owners).toMatchObject([{ value: membershipId, count: 1 }]);
    for (const filter of [
      {},
      { owner: [membershipId] },
      { state: ['OPEN', 'OVERDUE'] },
      { year: ['x', String(year)] },
    ]) {
      const { total, rows } = await listTasks(OFFICE, { filter });
      expect(rows).toHaveLength(total);
      const params = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, value.join(',')]));
      const sheet = await exportList(OFFICE, 'tasks').open(OFFICE, params);
      await sheet.stream.cancel();
      expect(sheet.rows).toBe(total);
    }
    const { groups } = await homeTodos(TEACHER, {});
    expect(groups.find(({ key }) => key === 'tasks')).toMatchObject({ total: 2, items: [{ days: -1 }, { days: 0 }] });
    expect(await tasksOf(TEACHER, { platformId })).toHaveLength(3);
    expect(await tasksOf(TEACHER, { platformId: second })).toMatchObject([{ state: 'OVERDUE', mayWrite: false }]);
  });

  it('and resolutions remind their owners once the day before and once when overdue', async () => {
    const fresh = await newWorld('务丁');
    const { TEACHER: teacher, OFFICE: office } = fresh.as;
    const { id: platformId } = await makeConsortium(fresh);
    await makeTask(fresh, { dueOn: addDays(office.today, 1) }, platformId);
    await makeTask(fresh, { dueOn: addDays(office.today, 2) }, platformId);
    const late = await makeTask(fresh, { dueOn: addDays(office.today, -1) }, platformId);
    await makeResolution(fresh, { dueOn: addDays(office.today, -3) }, platformId);
    const kinds = async () => (await listNotifications(teacher, {})).rows.map(({ kind }) => kind).sort();
    for (let run = 0; run < 2; run++) await remindOfGovernance(fresh.institutionId);
    expect(await kinds()).toEqual(['resolutionOverdue', 'taskDue', 'taskOverdue']);
    await completeTask(teacher, { id: late.id, version: 1, ...done, on: office.today });
    await remindOfGovernance(fresh.institutionId, addDays(office.today, 1));
    expect(await kinds()).toEqual(['resolutionOverdue', 'taskDue', 'taskDue', 'taskOverdue']);
  });
});
