import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { courseList } from '@/lib/modules/courses/list';
import { coursesOfCollege, listCourses } from '@/lib/modules/courses/queries';
import { LEAST_SHARE } from '@/lib/modules/courses/words';
import { figures } from '@/lib/modules/dashboard/queries';
import { councilOf } from '@/lib/modules/governance/council';
import { addSeat, succeedSeat } from '@/lib/modules/governance/seats';
import {
  addPlatformPartner,
  closePlatform,
  createPlatform,
  reopenPlatform,
  updatePlatform,
  updatePlatformPartner,
} from '@/lib/modules/platforms/commands';
import { platformList } from '@/lib/modules/platforms/list';
import { listPlatforms, platformFacets } from '@/lib/modules/platforms/queries';
import { getPlatform, platformTimeline, readPlatformForm } from '@/lib/modules/platforms/record';
import { exportList } from '@/lib/processes/exports';
import { newDepartment, newPartner } from '@/tests/factories/members';
import { makeCollege, makeCourse } from '@/tests/support/contract-courses';
import { newWorld, type World, within, word } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
/** Another department than that of the world's people. */
let elsewhere: string;

const input = (over: object = {}) => ({
  ...{ kind: 'INDUSTRY_COLLEGE', name: word(w, '产业学院'), establishedOn: '2024-01-01', departmentId: w.departmentId },
  ...over,
});
const base = (over: object = {}) => input({ kind: 'TRAINING_BASE', name: word(w, '基地'), campus: 'OFF', ...over });

/** What the form of the platform would send. */
async function formOf(id: string, over: object = {}) {
  const { kind: _kind, ...form } = (await within(w, (tx) => readPlatformForm(tx, office, id))) ?? {};
  return { ...form, ...over };
}
const field = (name: string, key: string) => ({ code: 'INVALID', fields: { [name]: { key } } });

beforeAll(async () => {
  w = await newWorld('台甲');
  other = await newWorld('台乙');
  office = w.as.OFFICE;
  elsewhere = await newDepartment(w.as.ADMIN, '台甲别系');
});

describe('a platform', () => {
  it('is entered once a name and kind, and changed at the version that was seen', async () => {
    const values = input();
    const key = newId();
    const first = await createPlatform(office, values, key);
    expect(await createPlatform(office, values, key)).toEqual(first);
    await expect(createPlatform(office, values)).rejects.toMatchObject(field('name', 'nameTaken'));
    await expect(createPlatform(w.as.TEACHER, input())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const form = await formOf(first.id);
    await updatePlatform(office, { ...form, remark: '台甲改' });
    const stale = updatePlatform(office, { ...form, remark: '台甲旧' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { remark: '台甲改', version: 2 } });
    expect(await getPlatform(office, first)).toMatchObject({ remark: '台甲改', version: 2 });
    const foreign = updatePlatform(other.as.ADMIN, { ...form, version: 2 });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { changes } = await platformTimeline(office, first);
    expect(changes.map(({ command }) => command)).toEqual(['platforms.update', 'platforms.create']);
  });

  it('is closed on a day and reopened, each once and at the version that was seen', async () => {
    const { id } = await createPlatform(office, input());
    const state = async () => (await getPlatform(office, { id })).state;
    const early = closePlatform(office, { id, version: 1, on: '2023-12-31' });
    await expect(early).rejects.toMatchObject(field('on', 'endBeforeStart'));
    await expect(reopenPlatform(office, { id, version: 1 })).rejects.toMatchObject({ key: 'notFromThisState' });
    await closePlatform(office, { id, version: 1, on: '2025-06-30' });
    expect(await getPlatform(office, { id })).toMatchObject({ state: 'CLOSED', closedOn: '2025-06-30', version: 2 });
    const again = closePlatform(office, { id, version: 2, on: '2025-07-01' });
    await expect(again).rejects.toMatchObject({ code: 'RULE', key: 'notFromThisState' });
    const stale = reopenPlatform(office, { id, version: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { version: 2 } });
    await reopenPlatform(office, { id, version: 2 });
    expect(await getPlatform(office, { id })).toMatchObject({ state: 'OPERATING', closedOn: null, version: 3 });
    const late = closePlatform(office, { id, version: 2, on: '2025-06-30' });
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT', current: { version: 3 } });
    // A day to come does not close it yet.
    await closePlatform(office, { id, version: 3, on: addDays(office.today, 1) });
    expect(await state()).toBe('OPERATING');
  });

  it('has days that follow each other, told at the field', async () => {
    for (const [values, name, key] of [
      [input({ plannedOn: '2024-02-01' }), 'establishedOn', 'endBeforeStart'],
      [input({ establishedOn: null }), 'establishedOn', 'required'],
      [base({ validTo: '2023-12-31' }), 'validTo', 'endBeforeStart'],
      [base({ establishedOn: null, plannedOn: '2025-01-01', validTo: '2024-12-31' }), 'validTo', 'endBeforeStart'],
      [base({ campus: null }), 'campus', 'required'],
    ] as const)
      await expect(createPlatform(office, values)).rejects.toMatchObject(field(name, key));
    const { id } = await createPlatform(office, input({ plannedOn: '2023-01-01' }));
    const turned = updatePlatform(office, await formOf(id, { plannedOn: '2024-01-02' }));
    await expect(turned).rejects.toMatchObject(field('establishedOn', 'endBeforeStart'));
    await closePlatform(office, { id, version: 1, on: '2024-06-01' });
    const afterEnd = updatePlatform(office, await formOf(id, { establishedOn: '2024-06-02' }));
    await expect(afterEnd).rejects.toMatchObject(field('establishedOn', 'endBeforeStart'));
    const planned = updatePlatform(office, await formOf(id, { establishedOn: null, plannedOn: '2024-06-02' }));
    await expect(planned).rejects.toMatchObject(field('plannedOn', 'endBeforeStart'));
    await updatePlatform(office, await formOf(id, { establishedOn: '2024-06-01' }));
  });

  it('is of the writer’s own department, unless somebody of it answers for another’s', async () => {
    const { DEPARTMENT } = w.as;
    const abroad = createPlatform(DEPARTMENT, input({ departmentId: elsewhere }));
    await expect(abroad).rejects.toMatchObject(field('departmentId', 'ownDepartmentOnly'));
    const own = await createPlatform(DEPARTMENT, input({ departmentId: null }));
    expect((await getPlatform(DEPARTMENT, own)).departmentId).toBe(w.departmentId);
    const away = updatePlatform(DEPARTMENT, await formOf(own.id, { departmentId: elsewhere }));
    await expect(away).rejects.toMatchObject(field('departmentId', 'ownDepartmentOnly'));
    await updatePlatform(DEPARTMENT, await formOf(own.id, { remark: '自己的' }));
    const { id } = await createPlatform(office, input({ departmentId: elsewhere }));
    const member = { platformId: id, partnerId: w.partnerId, part: 'MEMBER', joinedOn: '2024-02-01' };
    for (const call of [
      async () => updatePlatform(DEPARTMENT, await formOf(id)),
      () => closePlatform(DEPARTMENT, { id, version: 1, on: '2025-01-01' }),
      () => addPlatformPartner(DEPARTMENT, member),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await getPlatform(DEPARTMENT, { id })).may.write).toBe(false);
    await updatePlatform(office, await formOf(id, { responsibleId: DEPARTMENT.membershipId }));
    await updatePlatform(DEPARTMENT, await formOf(id, { remark: '负责' }));
    expect(await getPlatform(DEPARTMENT, { id })).toMatchObject({ departmentId: elsewhere, remark: '负责' });
  });

  it('has a partner once, also when it is added twice at once, from the day it joins to the day it leaves', async () => {
    const { id: platformId } = await createPlatform(office, input());
    const member = { platformId, partnerId: w.partnerId, part: 'MEMBER', joinedOn: '2024-02-01' };
    const { id } = await addPlatformPartner(office, member);
    await expect(addPlatformPartner(office, member)).rejects.toMatchObject(field('partnerId', 'alreadyMember'));
    const foreign = addPlatformPartner(office, { ...member, partnerId: other.partnerId });
    await expect(foreign).rejects.toMatchObject(field('partnerId', 'unknownChoice'));
    const days = { id, version: 1, part: 'LEAD', joinedOn: '2024-02-01' };
    const turned = updatePlatformPartner(office, { ...days, leftOn: '2024-01-31' });
    await expect(turned).rejects.toMatchObject(field('leftOn', 'endBeforeStart'));
    await updatePlatformPartner(office, { ...days, leftOn: '2025-02-01' });
    const stale = updatePlatformPartner(office, { ...days, leftOn: null });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
    // Who left has been there: it comes back by its own line.
    await expect(addPlatformPartner(office, member)).rejects.toMatchObject(field('partnerId', 'alreadyMember'));
    const partnersOn = async (on?: string) => {
      const { rows } = await listPlatforms(office, { filter: { on }, size: 100 });
      return rows.find((row) => row.id === platformId)?.partners.map((each) => each.id);
    };
    expect(await partnersOn('2024-01-31')).toEqual([]);
    expect(await partnersOn('2024-02-01')).toEqual([w.partnerId]);
    expect(await partnersOn('2025-01-31')).toEqual([w.partnerId]);
    expect(await partnersOn('2025-02-01')).toEqual([]);
    expect(await partnersOn()).toEqual([]);
    for (let round = 0; round < 3; round++) {
      const partnerId = await newPartner(office, word(w, '同时有限公司'));
      const both = await Promise.allSettled(
        [office, w.as.ADMIN].map((who) => addPlatformPartner(who, { ...member, partnerId })),
      );
      const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(refused).toHaveLength(1);
      // Whoever is late meets the look or the database, and is told the same.
      expect(refused[0].fields?.partnerId?.key ?? refused[0].key).toBe('alreadyMember');
    }
  });

  it('stands on a past day as it was then: state, list, facets and figure, whatever comes later', async () => {
    const fresh = await newWorld('台丙');
    const { OFFICE } = fresh.as;
    const { id } = await makeCollege(fresh, { plannedOn: '2023-03-01', establishedOn: '2024-01-01' });
    await closePlatform(OFFICE, { id, version: 1, on: '2025-01-01' });
    const told = async (on: string) => {
      const filter = { kind: ['INDUSTRY_COLLEGE'], on };
      const { state } = await platformFacets(OFFICE, { filter });
      const by = Object.fromEntries(state.map(({ value, count }) => [value, count]));
      for (const value of ['PLANNED', 'OPERATING', 'CLOSED']) {
        const { rows, total } = await listPlatforms(OFFICE, { filter: { ...filter, state: [value] } });
        expect([on, value, total]).toEqual([on, value, by[value]]);
        expect(rows.every((row) => row.state === value)).toBe(true);
      }
      const figure = (await figures(OFFICE, { on })).find(({ key }) => key === 'colleges.count');
      const address = new URL(figure?.href ?? '', 'http://x').searchParams;
      const behind = platformList.parse(Object.fromEntries(address)).filter;
      const { total } = await listPlatforms(OFFICE, { filter: { ...behind, kind: ['INDUSTRY_COLLEGE'] } });
      expect([figure?.value, total]).toEqual([by.OPERATING, by.OPERATING]);
      return [by.PLANNED, by.OPERATING, by.CLOSED];
    };
    const days = ['2023-02-28', '2023-03-01', '2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'];
    const seen = async () => {
      const all = [];
      for (const on of days) all.push(await told(on));
      return all;
    };
    const before = await seen();
    expect(before).toEqual([
      ...[
        [0, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
      ],
      ...[
        [0, 1, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ]);
    await makeCollege(fresh, { plannedOn: '2025-01-02', establishedOn: '2025-01-02' });
    expect(await seen()).toEqual(before);
    expect(await told('2025-01-02')).toEqual([0, 1, 1]);
  });
});

describe('a training base', () => {
  it('is listed as ending while its last day lies within ninety days', async () => {
    const { today } = office;
    const made: Record<string, string> = {};
    for (const days of [-1, 0, 90, 91])
      made[days] = (await createPlatform(office, base({ validTo: addDays(today, days) }))).id;
    made.never = (await createPlatform(office, base())).id;
    const ending = async (on?: string) => {
      const filter = { kind: ['TRAINING_BASE'], ending: '1', on };
      const { rows, total } = await listPlatforms(office, { filter, size: 100 });
      const facets = await platformFacets(office, { filter: { kind: ['TRAINING_BASE'], on } });
      expect([rows.length, facets.ending]).toEqual([total, total]);
      return Object.keys(made)
        .filter((days) => rows.some((row) => row.id === made[days]))
        .sort();
    };
    expect(await ending()).toEqual(['0', '90']);
    expect(await ending(addDays(today, 1))).toEqual(['90', '91']);
    expect(await ending(addDays(today, -1))).toEqual(['-1', '0']);
    const { rows, stream } = await exportList(office, 'platforms').open(office, { kind: 'TRAINING_BASE', ending: '1' });
    await stream.cancel();
    expect(rows).toBe(2);
  });

  it('belongs to an industry college, which shows it, and to nothing that is not there', async () => {
    const college = await makeCollege(w);
    const one = await createPlatform(office, base({ parentId: college.id }));
    const two = await createPlatform(office, base());
    await updatePlatform(office, await formOf(two.id, { parentId: college.id }));
    const bases = async () =>
      (await getPlatform(office, college)).children.filter(({ kind }) => kind === 'TRAINING_BASE').map(({ id }) => id);
    expect((await bases()).sort()).toEqual([one.id, two.id].sort());
    const { parent, children } = await getPlatform(office, one);
    expect([parent?.id, children]).toEqual([college.id, []]);
    await updatePlatform(office, await formOf(two.id, { parentId: null }));
    expect(await bases()).toEqual([one.id]);
    const strange = await makeCollege(other);
    for (const parentId of [one.id, strange.id, newId()]) {
      const wrong = updatePlatform(office, await formOf(one.id, { parentId }));
      await expect(wrong).rejects.toMatchObject(field('parentId', 'unknownChoice'));
    }
    const unknown = createPlatform(office, base({ parentId: strange.id }));
    await expect(unknown).rejects.toMatchObject(field('parentId', 'unknownChoice'));
  });

  it('stands above itself over no others, for the form and for the database, whoever is faster', async () => {
    const [top, middle] = [await createPlatform(office, base()), await createPlatform(office, base())];
    const low = await createPlatform(office, base({ parentId: middle.id }));
    await updatePlatform(office, await formOf(middle.id, { parentId: top.id }));
    for (const parentId of [middle.id, low.id]) {
      const wrong = updatePlatform(office, await formOf(top.id, { parentId }));
      await expect(wrong).rejects.toMatchObject(field('parentId', 'parentCycle'));
      const at = { institutionId: w.institutionId, id: top.id };
      const past = within(w, (tx) => tx.platform.updateMany({ where: at, data: { parentId } }));
      await expect(past).rejects.toThrow(/platforms_no_cycle/);
    }
    // Two who put two platforms above each other at the same time: one is told.
    const [one, two] = [await createPlatform(office, base()), await createPlatform(office, base())];
    const forms = [await formOf(one.id, { parentId: two.id }), await formOf(two.id, { parentId: one.id })];
    const both = await Promise.allSettled(forms.map((form) => updatePlatform(office, form)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const parents = [await getPlatform(office, one), await getPlatform(office, two)].map(({ parent }) => parent?.id);
    expect(parents.filter(Boolean)).toHaveLength(1);
  });
});

describe('an industry college', () => {
  it('has a council of its own, whose chair one holds at a time', async () => {
    const { id: platformId } = await makeCollege(w);
    await addPlatformPartner(office, { platformId, partnerId: w.partnerId, part: 'LEAD', joinedOn: '2024-01-01' });
    const chair = { holder: '赵院长', rank: 'CHAIR', startedOn: '2024-05-15' };
    const { id } = await addSeat(office, { platformId, ...chair });
    await addSeat(w.as.DEPARTMENT, { platformId, ...chair, holder: '钱总', rank: 'MEMBER', partnerId: w.partnerId });
    const second = addSeat(office, { platformId, ...chair, holder: '孙院长', startedOn: '2025-01-01' });
    await expect(second).rejects.toMatchObject(field('rank', 'seatHeldBy'));
    await succeedSeat(office, { id, version: 1, holder: '孙院长', startedOn: '2025-05-15' });
    const holders = async (on: string) =>
      (await councilOf(w.as.LEADER, { platformId, on })).held.map(({ holder }) => holder).sort();
    expect(await holders('2025-05-14')).toEqual(['赵院长', '钱总'].sort());
    expect(await holders('2025-05-15')).toEqual(['孙院长', '钱总'].sort());
    await expect(addSeat(other.as.ADMIN, { platformId, ...chair })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { id: baseId } = await createPlatform(office, base());
    await expect(addSeat(office, { platformId: baseId, ...chair })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('reaches a quarter of enterprise courses or not: college, list and figure say one share', async () => {
    const fresh = await newWorld('台丁');
    const { OFFICE } = fresh.as;
    const { platformId } = await makeCourse(fresh, { byEnterprise: true });
    const shares = async () => {
      const { totals } = await coursesOfCollege(OFFICE, { platformId });
      const list = await listCourses(OFFICE, { filter: { college: [platformId] } });
      const figure = (await figures(OFFICE, {})).find(({ key }) => key === 'colleges.enterprise_course_share');
      const { filter } = courseList.parse(Object.fromEntries(new URL(figure?.href ?? '', 'http://x').searchParams));
      const behind = await listCourses(OFFICE, { filter });
      expect([list.totals, list.total, behind.totals]).toEqual([totals, totals.courses, totals]);
      expect(figure?.value).toBe(totals.share);
      const byEnterprise = await listCourses(OFFICE, { filter: { college: [platformId], by: 'ENTERPRISE' } });
      expect(byEnterprise.total).toBe(totals.byEnterprise);
      return totals;
    };
    for (let n = 0; n < 3; n++) await makeCourse(fresh, {}, platformId);
    const enough = await shares();
    expect(enough).toEqual({ courses: 4, byEnterprise: 1, share: 25 });
    expect(enough.share).toBe(LEAST_SHARE * 100);
    await makeCourse(fresh, {}, platformId);
    const short = await shares();
    expect(short).toEqual({ courses: 5, byEnterprise: 1, share: 20 });
    expect(short.share).toBeLessThan(LEAST_SHARE * 100);
    // A course that does not run yet counts from its first day.
    await makeCourse(fresh, { byEnterprise: true, startedOn: addDays(OFFICE.today, 1) }, platformId);
    expect(await shares()).toEqual(short);
  });
});
