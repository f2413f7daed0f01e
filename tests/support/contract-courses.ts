import { newId } from '@/lib/kernel/id';
import { addCollegeCourse } from '@/lib/modules/courses/commands';
import { createPlatform } from '@/lib/modules/platforms/commands';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;

/** An industry college of the world's department in operation. */
export const makeCollege = (w: World, over: object = {}) =>
  createPlatform(w.as.ADMIN, {
    ...{
      kind: 'INDUSTRY_COLLEGE',
      name: make.word(w, newId().slice(-8)),
      level: 'SCHOOL',
      departmentId: w.departmentId,
    },
    ...{ establishedOn: '2022-09-01', introduction: w.mark },
    ...over,
  });
const course = (w: World) => ({
  name: make.word(w, newId().slice(-6)),
  hours: 32,
  teacher: w.mark,
  startedOn: '2024-09-01',
});
export async function makeCourse(w: World, over: object = {}, platformId?: string) {
  const college = platformId ?? (await makeCollege(w)).id;
  const { id } = await addCollegeCourse(w.as.ADMIN, { platformId: college, ...course(w), ...over });
  return { id, version: 1, platformId: college };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });

/** Inputs for the operations of industry colleges' courses. */
export const COURSE_FIXTURES: Record<string, Fixture> = {
  'courses.addCollegeCourse': { input: async (w) => ({ platformId: (await makeCollege(w)).id, ...course(w) }) },
  'courses.courseChoices': { input: () => ({}) },
  'courses.coursesOfCollege': { input: async (w) => ({ platformId: (await makeCourse(w)).platformId }) },
  'courses.endCollegeCourse': { input: async (w) => ({ ...at(await makeCourse(w)), on: '2025-07-01' }) },
  'courses.listCourses': { input: () => ({ filter: {}, page: 1 }) },
  'courses.updateCollegeCourse': { input: async (w) => ({ ...at(await makeCourse(w)), ...course(w) }) },
};
