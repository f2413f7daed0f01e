import { decideYear, startYear, submitYear, writeAssessment } from '@/lib/modules/college-years/commands';
import type { Fixture } from './contract';
import { makeCollege } from './contract-courses';
import type * as make from './world';

type World = make.World;

/** A college's year whose plan the department wrote. */
export async function makeYear(w: World, year = 2025, of?: string) {
  const platformId = of ?? (await makeCollege(w)).id;
  const { id } = await startYear(w.as.DEPARTMENT, { platformId, year, plan: w.mark });
  return { id, version: 1, platformId };
}
export async function submittedYear(w: World, year = 2025, of?: string) {
  const made = await makeYear(w, year, of);
  await submitYear(w.as.DEPARTMENT, { id: made.id, version: 1 });
  return { ...made, version: 2 };
}
export async function runningYear(w: World, year = 2025, of?: string) {
  const made = await submittedYear(w, year, of);
  await decideYear(w.as.OFFICE, { id: made.id, version: 2, accept: true, opinion: w.mark });
  return { ...made, version: 3 };
}
export async function assessedYear(w: World, year = 2025, of?: string) {
  const made = await runningYear(w, year, of);
  await writeAssessment(w.as.DEPARTMENT, { id: made.id, version: 3, assessment: w.mark, score: 88.5 });
  await submitYear(w.as.DEPARTMENT, { id: made.id, version: 4 });
  return { ...made, version: 5 };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });

/** Inputs for the operations of colleges' years. */
export const COLLEGE_YEAR_FIXTURES: Record<string, Fixture> = {
  'college-years.decideYear': {
    input: async (w) => ({ ...at(await submittedYear(w)), accept: true, opinion: w.mark }),
  },
  'college-years.getYear': { input: async (w) => ({ id: (await makeYear(w)).id }) },
  'college-years.listYears': { input: () => ({ filter: {}, page: 1 }) },
  'college-years.startYear': {
    input: async (w) => ({ platformId: (await makeCollege(w)).id, year: 2025, plan: w.mark }),
  },
  'college-years.submitYear': { input: async (w) => at(await makeYear(w)) },
  'college-years.writeAssessment': {
    input: async (w) => ({ ...at(await runningYear(w)), assessment: w.mark, score: 90 }),
  },
  'college-years.writePlan': { input: async (w) => ({ ...at(await makeYear(w)), plan: `${w.mark}二` }) },
  'college-years.yearFacets': { input: () => ({ filter: {} }) },
  'college-years.yearTimeline': { input: async (w) => ({ id: (await makeYear(w)).id }) },
  'college-years.yearsOf': { input: async (w) => ({ platformId: (await makeYear(w)).platformId }) },
};
