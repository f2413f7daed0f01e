import { beforeAll, describe, expect, it } from 'vitest';
import { addCollegeCourse, endCollegeCourse, updateCollegeCourse } from '@/lib/modules/courses/commands';
import { coursesOfCollege } from '@/lib/modules/courses/queries';
import { addMember, endMember, updateMember } from '@/lib/modules/teams/commands';
import { listMembers, teamOf } from '@/lib/modules/teams/queries';
import { exportList } from '@/lib/processes/exports';
import { makeCollege } from '@/tests/support/contract-courses';
import { makeConsortium } from '@/tests/support/contract-governance';
import { makeMember } from '@/tests/support/contract-teams';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
const course = { name: '设备操作', hours: 48, startedOn: '2024-09-01' };
const duty = { duty: '教师', startedOn: '2024-09-01' };

beforeAll(async () => {
  w = await newWorld('团甲');
  other = await newWorld('团乙');
});

describe('a teaching team', () => {
  it('is kept by who may, of the college by account and of enterprises by name, once', async () => {
    const { id: platformId } = await makeCollege(w);
    const who = { partnerId: w.partnerId, name: '企业工程师' };
    const key = crypto.randomUUID();
    const first = await addMember(w.as.DEPARTMENT, { platformId, ...who, ...duty }, key);
    expect(await addMember(w.as.DEPARTMENT, { platformId, ...who, ...duty }, key)).toEqual(first);
    const own = { platformId, membershipId: w.as.TEACHER.membershipId, ...duty };
    await addMember(w.as.OFFICE, own);
    await expect(addMember(w.as.OFFICE, own)).rejects.toMatchObject({
      fields: { membershipId: { key: 'alreadyInTeam' } },
    });
    const wrong = [
      [{ ...own, partnerId: w.partnerId }, { partnerId: { key: 'eitherSide' } }],
      [{ platformId, name: '某', ...duty }, { partnerId: { key: 'required' } }],
      [{ platformId, partnerId: w.partnerId, ...duty }, { name: { key: 'required' } }],
      [{ platformId, partnerId: other.partnerId, name: '某', ...duty }, { partnerId: { key: 'unknownChoice' } }],
      [{ ...own, membershipId: w.as.LIAISON.membershipId }, { membershipId: { key: 'unknownChoice' } }],
    ] as const;
    for (const [input, fields] of wrong)
      await expect(addMember(w.as.OFFICE, input)).rejects.toMatchObject({ code: 'INVALID', fields });
    const { id } = first;
    await updateMember(w.as.OFFICE, { id, version: 1, ...who, ...duty, duty: '企业院长' });
    const stale = updateMember(w.as.OFFICE, { id, version: 1, ...who, ...duty });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { duty: '企业院长' } });
    await expect(addMember(w.as.TEACHER, { platformId, ...who, ...duty })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(addMember(other.as.ADMIN, { platformId, ...who, ...duty })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { id: consortium } = await makeConsortium(w);
    await expect(teamOf(w.as.OFFICE, { platformId: consortium })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listMembers(w.as.LIAISON, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('teaches the courses that name it: their hours are counted, and nobody leaves them behind', async () => {
    const fresh = await newWorld('团丙');
    const { OFFICE } = fresh.as;
    const { id, platformId } = await makeMember(fresh);
    const own = await addMember(OFFICE, { platformId, membershipId: fresh.as.TEACHER.membershipId, ...duty });
    const { id: first } = await addCollegeCourse(OFFICE, { platformId, ...course, memberId: id, teacher: '别人' });
    await addCollegeCourse(OFFICE, { platformId, ...course, name: '检测', hours: 32, memberId: own.id });
    const away = (await makeMember(fresh)).id;
    const foreign = addCollegeCourse(OFFICE, { platformId, ...course, memberId: away });
    await expect(foreign).rejects.toMatchObject({ fields: { memberId: { key: 'unknownChoice' } } });
    const { rows, totals } = await teamOf(OFFICE, { platformId });
    expect(totals).toEqual({ people: 2, ofEnterprises: 1, hours: 80, byEnterprises: 48, share: 60 });
    expect(rows.find((row) => row.id === id)).toMatchObject({ side: 'ENTERPRISE', courses: ['设备操作'], hours: 48 });
    const taught = async () => (await coursesOfCollege(OFFICE, { platformId })).rows.find((row) => row.id === first);
    expect(await taught()).toMatchObject({ byEnterprise: true, teacher: rows.find((row) => row.id === id)?.name });
    await updateCollegeCourse(OFFICE, { id: first, version: 1, ...course, memberId: own.id, byEnterprise: true });
    expect(await taught()).toMatchObject({ byEnterprise: false, memberId: own.id });
    await updateCollegeCourse(OFFICE, { id: first, version: 2, ...course, memberId: id });
    const leaves = endMember(OFFICE, { id, version: 1, on: '2025-07-01' });
    await expect(leaves).rejects.toMatchObject({ code: 'RULE', key: 'stillTeaches', params: { count: 1 } });
    await endCollegeCourse(OFFICE, { id: first, version: 3, on: '2025-07-01' });
    await expect(endMember(OFFICE, { id, version: 1, on: '2025-06-30' })).rejects.toMatchObject({ code: 'RULE' });
    await endMember(OFFICE, { id, version: 1, on: '2025-07-01' });
    expect((await teamOf(OFFICE, { platformId })).totals).toMatchObject({ people: 1, hours: 32, share: 0 });
    const before = await listMembers(OFFICE, { filter: { college: [platformId], on: '2025-06-30' } });
    expect(before.totals).toMatchObject({ people: 2, hours: 80 });
    await expect(endMember(OFFICE, { id, version: 2, on: '2025-08-01' })).rejects.toMatchObject({ code: 'RULE' });
    for (const filter of [{}, { side: 'ENTERPRISE' }, { partner: [fresh.partnerId] }, { q: fresh.mark }]) {
      const list = await listMembers(OFFICE, { filter });
      expect([list.rows.length, list.totals.people]).toEqual([list.total, list.total]);
      const params = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
      const sheet = await exportList(OFFICE, 'teams').open(OFFICE, params);
      await sheet.stream.cancel();
      expect(sheet.rows).toBe(list.total);
    }
  });
});
