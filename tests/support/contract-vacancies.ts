import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import type { Fixture } from './contract';
import { makePost } from './contract-placements';
import { makeProgramme } from './contract-programmes';
import * as make from './world';

type World = make.World;

/** A vacancy of the world's partner that opens tomorrow: a student sees only what is open. */
export async function makeVacancy(w: World, over: Record<string, unknown> = {}) {
  const id = newId();
  const { today } = w.as.ADMIN;
  const title = make.word(w, newId().slice(-6));
  const data = {
    ...{ institutionId: w.institutionId, id, partnerId: w.partnerId, title, description: w.mark, places: 2 },
    ...{ opensOn: toDbDate(addDays(today, 1)), closesOn: toDbDate(addDays(today, 60)) },
    ...{ searchTokens: searchTokens({ text: [title] }), ...over },
  };
  await make.within(w, (tx) => tx.vacancy.create({ data }));
  return { id, version: 1 };
}

const profile = async (w: World) => ({
  ...{ title: make.word(w, '岗'), places: 5, description: w.mark, payFrom: 4000, payTo: 6000 },
  ...{ opensOn: addDays(w.as.ADMIN.today, 1), lastOn: addDays(w.as.ADMIN.today, 90) },
  programmeIds: [(await makeProgramme(w)).id],
});

/** Inputs for the operations of vacancies. */
export const VACANCY_FIXTURES: Record<string, Fixture> = {
  'vacancies.createVacancy': {
    input: async (w) => ({ partnerId: w.partnerId, postId: (await makePost(w)).id, ...(await profile(w)) }),
  },
  'vacancies.getVacancy': { input: async (w) => ({ id: (await makeVacancy(w)).id }) },
  'vacancies.listVacancies': { input: () => ({ filter: {}, page: 1 }) },
  'vacancies.newVacancy': { input: async (w) => ({ postId: (await makePost(w)).id }) },
  'vacancies.restoreVacancy': {
    input: async (w) => makeVacancy(w, { withdrawnOn: toDbDate(w.as.ADMIN.today) }),
  },
  'vacancies.updateVacancy': { input: async (w) => ({ ...(await makeVacancy(w)), ...(await profile(w)) }) },
  'vacancies.vacanciesOf': { input: (w) => ({ partnerId: w.partnerId }) },
  'vacancies.vacancyFacets': { input: () => ({ filter: {} }) },
  'vacancies.vacancyTimeline': { input: async (w) => ({ id: (await makeVacancy(w)).id }) },
  'vacancies.withdrawVacancy': { input: (w) => makeVacancy(w) },
};
