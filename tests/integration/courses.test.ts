import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { addCollegeCourse, endCollegeCourse, updateCollegeCourse } from '@/lib/modules/courses/commands';
import { courseList } from '@/lib/modules/courses/list';
import { coursesOfCollege, listCourses } from '@/lib/modules/courses/queries';
import { figures } from '@/lib/modules/dashboard/queries';
import { exportList } from '@/lib/processes/exports';
import { makeCentre } from '@/tests/support/contract-centres';
import { makeCollege, makeCourse } from '@/tests/support/contract-courses';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('课甲');
  other = await newWorld('课乙');
  office = w.as.OFFICE;
});

describe('courses of an industry college', () => {
  it('are entered by who may, at the version that was seen, and of industry colleges only', async () => {
    const { id, platformId } = await makeCourse(w);
    const profile = { name: '课甲新名', hours: 48, startedOn: '2024-09-01', byEnterprise: true };
    await updateCollegeCourse(office, { id, version: 1, ...profile });
    const stale = updateCollegeCourse(office, { id, version: 1, ...profile });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { hours: 48 } });
    await expect(addCollegeCourse(w.as.TEACHER, { platformId, ...profile })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(addCollegeCourse(other.as.ADMIN, { platformId, ...profile })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { id: centre } = await makeCentre(w);
    const wrong = addCollegeCourse(office, { platformId: centre, ...profile });
    await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const before = endCollegeCourse(office, { id, version: 2, on: '2024-09-01' });
    await expect(before).rejects.toMatchObject({ fields: { on: { key: 'endsBeforeStart' } } });
  });

  it('give the share of those by enterprises: figure, list and export, as of a day; the one with BYD where there is one', async () => {
    const fresh = await newWorld('课丙');
    const admin = fresh.as.ADMIN;
    const { id: byd } = await makeCollege(fresh, { name: '课丙比亚迪汽车产业学院' });
    const own = [await makeCourse(fresh, { byEnterprise: true }, byd), await makeCourse(fresh, {}, byd)];
    for (let n = 0; n < 2; n++) await makeCourse(fresh);
    const at = async (on: string) => new Map((await figures(admin, { on })).map((figure) => [figure.key, figure]));
    const now = await at('2025-01-01');
    expect(now.get('colleges.byd_enterprise_course_share')).toMatchObject({ value: 50, unit: 'percent' });
    expect(now.get('colleges.enterprise_course_share')?.value).toBe(25);
    const href = now.get('colleges.byd_enterprise_course_share')?.href ?? '';
    const params = Object.fromEntries(new URL(href, 'http://x').searchParams);
    const { filter } = courseList.parse(params);
    expect(await listCourses(admin, { filter })).toMatchObject({ total: 2, totals: { byEnterprise: 1, share: 50 } });
    const { rows, stream } = await exportList(admin, 'courses').open(admin, params);
    await stream.cancel();
    expect(rows).toBe(2);
    await endCollegeCourse(admin, { id: own[1]?.id, version: 1, on: '2025-07-01' });
    expect((await at('2025-07-01')).get('colleges.byd_enterprise_course_share')?.value).toBe(100);
    expect((await at('2025-06-30')).get('colleges.byd_enterprise_course_share')?.value).toBe(50);
    expect((await coursesOfCollege(admin, { platformId: byd })).rows).toHaveLength(1);
    const keys = (await figures(office, {})).map(({ key }) => key);
    expect(keys).not.toContain('colleges.byd_enterprise_course_share');
  });
});
