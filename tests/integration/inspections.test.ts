import { beforeAll, describe, expect, it } from 'vitest';
import { remindOfInspections } from '@/lib/jobs/inspection-reminders';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day } from '@/lib/kernel/day';
import { homeTodos } from '@/lib/modules/home/queries';
import {
  addFinding,
  addInspection,
  mendFinding,
  removeFinding,
  reopenFinding,
  updateFinding,
  updateInspection,
} from '@/lib/modules/inspections/commands';
import { findingFacets, inspectionsOf, listFindings } from '@/lib/modules/inspections/queries';
import { getInspection, inspectionTimeline } from '@/lib/modules/inspections/record';
import { platformList } from '@/lib/modules/platforms/list';
import { listPlatforms } from '@/lib/modules/platforms/queries';
import { exportList } from '@/lib/processes/exports';
import { colleague } from '@/tests/factories/members';
import { makeCentre } from '@/tests/support/contract-centres';
import { makeBase, makeFinding, makeInspection } from '@/tests/support/contract-inspections';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
const inspection = { inspectedOn: '2025-03-12', inspectors: '安全科', result: 'MENDING', nextOn: '2025-09-12' };
const finding = { what: '灭火器过期', dueOn: '2025-04-12' };
const mended = { doneOn: '2025-04-01', mending: '已更换' };

beforeAll(async () => {
  w = await newWorld('检甲');
  other = await newWorld('检乙');
});

describe('inspections of bases', () => {
  it('are reminded of before the last one is no longer good, once, and where there was none', async () => {
    const own = await newWorld('检丙');
    const { id } = await makeBase(own, { responsibleId: own.as.TEACHER.membershipId });
    await makeBase(own, { responsibleId: own.as.TEACHER.membershipId });
    await makeBase(own);
    const told = () =>
      within(own, (tx) =>
        tx.notification.findMany({
          where: { institutionId: own.institutionId },
          select: { kind: true, membershipId: true, params: true },
          orderBy: { id: 'asc' },
        }),
      );
    for (const day of ['2025-03-01', '2025-03-02']) await remindOfInspections(own.institutionId, day as Day);
    const { TEACHER, OFFICE } = own.as;
    const none = (await told()).map(({ kind, membershipId, params }) => [kind, membershipId, params]);
    expect(none).toHaveLength(2);
    expect(none).toContainEqual(['inspectionNone', TEACHER.membershipId, expect.objectContaining({ count: 2 })]);
    expect(none).toContainEqual(['inspectionNone', OFFICE.membershipId, expect.objectContaining({ count: 1 })]);
    await addInspection(own.as.OFFICE, { platformId: id, ...inspection, result: 'PASSED' });
    await remindOfInspections(own.institutionId, '2025-08-20' as Day);
    expect(await told()).toHaveLength(2);
    for (const day of ['2025-08-30', '2025-09-12', '2025-10-01'])
      await remindOfInspections(own.institutionId, day as Day);
    const due = { kind: 'inspectionDue', membershipId: TEACHER.membershipId, params: { dueOn: '2025-09-12' } };
    expect(await told()).toMatchObject([{}, {}, due]);
  });

  it('are recorded by who may, once, and changed at the version that was seen', async () => {
    const { id: platformId } = await makeBase(w);
    const key = crypto.randomUUID();
    const first = await addInspection(w.as.DEPARTMENT, { platformId, ...inspection }, key);
    expect(await addInspection(w.as.DEPARTMENT, { platformId, ...inspection }, key)).toEqual(first);
    const { id } = first;
    await updateInspection(w.as.OFFICE, { id, version: 1, ...inspection, result: 'FAILED', summary: '停用一台设备' });
    const stale = updateInspection(w.as.OFFICE, { id, version: 1, ...inspection });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { result: 'FAILED' } });
    await expect(addInspection(w.as.TEACHER, { platformId, ...inspection })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(addInspection(other.as.ADMIN, { platformId, ...inspection })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(inspectionsOf(w.as.LIAISON, { platformId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id: centre } = await makeCentre(w);
    await expect(addInspection(w.as.OFFICE, { platformId: centre, ...inspection })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { changes } = await inspectionTimeline(w.as.OFFICE, { id });
    expect(changes.map(({ op }) => op)).toEqual(['U', 'I']);
  });

  it('follow in days, and have not passed with findings', async () => {
    const { id: platformId } = await makeBase(w);
    const { today } = w.as.OFFICE;
    const add = (over: object) => addInspection(w.as.OFFICE, { platformId, ...inspection, ...over });
    await expect(add({ inspectedOn: addDays(today, 1), nextOn: addDays(today, 9) })).rejects.toMatchObject({
      fields: { inspectedOn: { key: 'inTheFuture' } },
    });
    await expect(add({ nextOn: '2025-03-12' })).rejects.toMatchObject({
      fields: { nextOn: { key: 'beforeInspection' } },
    });
    const { id } = await add({ result: 'PASSED' });
    const found = addFinding(w.as.OFFICE, { inspectionId: id, ...finding });
    await expect(found).rejects.toMatchObject({ code: 'RULE', key: 'passedWithFindings' });
    await updateInspection(w.as.OFFICE, { id, version: 1, ...inspection });
    await addFinding(w.as.OFFICE, { inspectionId: id, ...finding });
    const passed = updateInspection(w.as.OFFICE, { id, version: 2, ...inspection, result: 'PASSED' });
    await expect(passed).rejects.toMatchObject({ fields: { result: { key: 'passedWithFindings' } } });
    const later = { ...inspection, inspectedOn: '2025-05-01' };
    await expect(updateInspection(w.as.OFFICE, { id, version: 2, ...later })).rejects.toMatchObject({
      fields: { inspectedOn: { key: 'afterMending' } },
    });
  });

  it('vouch for a base until the next one is due', async () => {
    const fresh = await newWorld('检丙');
    const { OFFICE, LIAISON } = fresh.as;
    const due = async (on?: string) =>
      (await listPlatforms(OFFICE, { filter: { kind: ['TRAINING_BASE'], inspection: 'DUE', on } })).rows.map(
        ({ id }) => id,
      );
    const { id: platformId } = await makeBase(fresh);
    expect(await due()).toEqual([platformId]);
    const inspectedOn = addDays(OFFICE.today, -10);
    await makeInspection(fresh, { inspectedOn, nextOn: OFFICE.today }, platformId);
    expect(await due()).toEqual([]);
    expect(await due(addDays(OFFICE.today, 1))).toEqual([platformId]);
    expect(await due(addDays(inspectedOn, -1))).toEqual([platformId]);
    expect(await inspectionsOf(OFFICE, { platformId })).toMatchObject({
      rows: [{ inspectedOn }],
      nextOn: OFFICE.today,
    });
    expect((await listPlatforms(LIAISON, { filter: { inspection: 'DUE' } })).total).toBe(0);
  });

  it('that are due stand on the desk of the office, and of whoever looks after the base', async () => {
    const fresh = await newWorld('检丁');
    const { OFFICE, DEPARTMENT, TEACHER } = fresh.as;
    const due = async (ctx: Ctx) => (await homeTodos(ctx, {})).groups.find(({ key }) => key === 'inspections');
    expect(await due(OFFICE)).toBeUndefined();
    const { id: platformId } = await makeBase(fresh);
    const at = { institutionId: fresh.institutionId, id: platformId };
    const give = (responsibleId: string | null) =>
      within(fresh, (tx) => tx.platform.updateMany({ where: at, data: { responsibleId } }));
    await give(null);
    expect(await due(OFFICE)).toMatchObject({ total: 1, items: [{ href: `/platforms/${platformId}`, days: null }] });
    expect(await due(DEPARTMENT)).toBeUndefined();
    await give(DEPARTMENT.membershipId);
    const nextOn = addDays(OFFICE.today, -3);
    await makeInspection(fresh, { inspectedOn: addDays(OFFICE.today, -10), nextOn }, platformId);
    for (const ctx of [OFFICE, DEPARTMENT]) {
      const found = await due(ctx);
      expect(found).toMatchObject({ total: 1, items: [{ days: -3 }] });
      const filter = platformList.parse(Object.fromEntries(new URL(found?.href ?? '', 'http://x').searchParams)).filter;
      expect((await listPlatforms(ctx, { filter: { ...filter, kind: ['TRAINING_BASE'] } })).total).toBe(1);
    }
    expect(await due(TEACHER)).toBeUndefined();
  });
});

describe('findings', () => {
  it('are mended by whom they were given to, and opened again by who inspects only', async () => {
    const { id } = await makeFinding(w);
    const another = await colleague(w.as.ADMIN, 'TEACHER', { departmentId: w.departmentId });
    await expect(mendFinding(another, { id, version: 1, ...mended })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const early = mendFinding(w.as.TEACHER, { id, version: 1, ...mended, doneOn: '2025-03-01' });
    await expect(early).rejects.toMatchObject({ fields: { doneOn: { key: 'beforeInspection' } } });
    await mendFinding(w.as.TEACHER, { id, version: 1, ...mended });
    await expect(mendFinding(w.as.OFFICE, { id, version: 2, ...mended })).rejects.toMatchObject({ code: 'RULE' });
    await expect(removeFinding(w.as.OFFICE, { id, version: 2 })).rejects.toMatchObject({ code: 'RULE' });
    await expect(reopenFinding(w.as.TEACHER, { id, version: 2 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await reopenFinding(w.as.OFFICE, { id, version: 2 });
    const outsider = updateFinding(w.as.OFFICE, { id, version: 3, ...finding, ownerId: w.as.LIAISON.membershipId });
    await expect(outsider).rejects.toMatchObject({ fields: { ownerId: { key: 'unknownChoice' } } });
    await updateFinding(w.as.OFFICE, { id, version: 3, ...finding, ownerId: w.as.TEACHER.membershipId });
    await expect(removeFinding(w.as.OFFICE, { id, version: 3 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await removeFinding(w.as.OFFICE, { id, version: 4 });
    await expect(mendFinding(w.as.OFFICE, { id, version: 4, ...mended })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stand in one list by state and base, which the export, the to-do and the page follow', async () => {
    const fresh = await newWorld('检丁');
    const { TEACHER, OFFICE } = fresh.as;
    const { today } = TEACHER;
    const { id: platformId } = await makeBase(fresh);
    const { id: second } = await makeBase(fresh);
    const late = await makeFinding(fresh, { dueOn: addDays(today, -1) }, platformId);
    await makeFinding(fresh, { dueOn: today }, platformId);
    await makeFinding(fresh, { dueOn: today, ownerId: null }, second);
    const done = await makeFinding(fresh, {}, second);
    await mendFinding(OFFICE, { id: done.id, version: 1, ...mended });
    const facets = await findingFacets(OFFICE, { filter: {} });
    expect(facets.state).toEqual([
      { value: 'OPEN', count: 2 },
      { value: 'OVERDUE', count: 1 },
      { value: 'DONE', count: 1 },
    ]);
    expect(facets.bases.map(({ count }) => count)).toEqual([2, 2]);
    for (const filter of [{}, { base: [second] }, { state: ['OPEN', 'OVERDUE'] }, { q: fresh.mark }]) {
      const { total, rows } = await listFindings(OFFICE, { filter });
      expect(rows).toHaveLength(total);
      const params = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
      const sheet = await exportList(OFFICE, 'findings').open(OFFICE, params);
      await sheet.stream.cancel();
      expect(sheet.rows).toBe(total);
    }
    const { groups } = await homeTodos(TEACHER, {});
    expect(groups.find(({ key }) => key === 'findings')).toMatchObject({
      total: 2,
      items: [{ days: -1 }, { days: 0 }],
    });
    const page = await getInspection(TEACHER, { id: late.inspectionId });
    expect(page).toMatchObject({ mayWrite: false, findings: [{ state: 'OVERDUE', mayMend: true, mayWrite: false }] });
    const { rows } = await inspectionsOf(OFFICE, { platformId: second });
    expect(rows.map(({ open }) => open).sort()).toEqual([0, 1]);
  });
});
