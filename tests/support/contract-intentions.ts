import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import type { Fixture } from './contract';
import { makeStudent } from './contract-students';
import { makeVacancy } from './contract-vacancies';
import * as make from './world';

type World = make.World;

/** What a student of the world's department looks for. */
export async function makeIntention(w: World, over: Record<string, unknown> = {}) {
  const student = await makeStudent(w);
  const id = newId();
  const data = {
    ...{ institutionId: w.institutionId, id, studentId: student.id, wish: w.mark, placeCodes: ['1502'], payFrom: 4000 },
    ...{ statedOn: toDbDate(w.as.ADMIN.today), ...over },
  };
  await make.within(w, (tx) => tx.intention.create({ data }));
  return { id, version: 1, studentId: data.studentId, studentNo: student.studentNo };
}

const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const profile = (w: World) => ({ wish: w.mark, placeCodes: ['150203'], payFrom: 4500 });

/** Inputs for the operations of intentions. */
export const INTENTION_FIXTURES: Record<string, Fixture> = {
  'intentions.createIntention': {
    input: async (w) => ({ studentNo: (await makeStudent(w)).studentNo, ...profile(w) }),
  },
  'intentions.endIntention': { input: async (w) => at(await makeIntention(w)) },
  'intentions.getIntention': { input: async (w) => ({ id: (await makeIntention(w)).id }) },
  'intentions.intentionFacets': { input: () => ({ filter: {} }) },
  'intentions.intentionOf': { input: async (w) => ({ studentId: (await makeIntention(w)).studentId }) },
  'intentions.intentionTimeline': { input: async (w) => ({ id: (await makeIntention(w)).id }) },
  'intentions.listIntentions': { input: () => ({ filter: {}, page: 1 }) },
  'intentions.matchesOfVacancy': {
    input: async (w) => {
      await makeIntention(w);
      return { vacancyId: (await makeVacancy(w)).id };
    },
  },
  'intentions.reopenIntention': {
    input: async (w) => at(await makeIntention(w, { endedOn: toDbDate(w.as.ADMIN.today) })),
  },
  'intentions.updateIntention': { input: async (w) => ({ ...at(await makeIntention(w)), ...profile(w) }) },
};
