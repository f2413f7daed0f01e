import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import type { Fixture } from './contract';
import { makeStudent } from './contract-students';
import * as make from './world';

type World = make.World;

/** A graduate of the world's department with a destination. */
export async function makeEmployment(w: World, over: Record<string, unknown> = {}) {
  const student = await makeStudent(w, 'GRADUATED');
  const id = newId();
  const data = {
    ...{ institutionId: w.institutionId, id, studentId: student.id, graduatedOn: toDbDate('2025-07-01') },
    ...{ destination: 'EMPLOYED', employer: w.mark, job: w.mark, placeCode: '150203', ...over },
  };
  await make.within(w, (tx) => tx.employment.create({ data }));
  return { id, version: 1, studentId: student.id, studentNo: student.studentNo };
}

const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const profile = (w: World) => ({
  ...{ graduatedOn: '2025-07-01', destination: 'EMPLOYED', employer: w.mark, job: w.mark, remark: w.mark },
});

/** Inputs for the operations of graduates' destinations. */
export const EMPLOYMENT_FIXTURES: Record<string, Fixture> = {
  'employment.createEmployment': {
    input: async (w) => ({ studentNo: (await makeStudent(w, 'GRADUATED')).studentNo, ...profile(w) }),
  },
  'employment.employmentFacets': { input: () => ({ filter: {} }) },
  'employment.employmentTimeline': { input: async (w) => ({ id: (await makeEmployment(w)).id }) },
  'employment.employmentRates': { input: () => ({ year: '2025', by: 'class' }) },
  'employment.employmentStandings': { input: () => ({ filter: { year: ['2025'] } }) },
  'employment.followEmployment': {
    input: async (w) => ({ ...at(await makeEmployment(w)), followedOn: '2026-07-01', stillThere: true }),
  },
  'employment.getEmployment': { input: async (w) => ({ id: (await makeEmployment(w)).id }) },
  'employment.listEmployments': { input: () => ({ filter: {}, page: 1 }) },
  'employment.updateEmployment': { input: async (w) => ({ ...at(await makeEmployment(w)), ...profile(w) }) },
  'employment.verifyEmployment': { input: async (w) => at(await makeEmployment(w)) },
};
