import { toDbDate } from '@/lib/kernel/day';
import type { Fixture } from './contract';
import { makeNotice } from './contract-notices';
import { makeVacancy } from './contract-vacancies';
import type { World } from './world';

/** A vacancy that everybody may read. */
export const makeOpenVacancy = (w: World, over: Record<string, unknown> = {}) =>
  makeVacancy(w, { opensOn: toDbDate(w.as.ADMIN.today), public: true, ...over });
/** A notice that everybody may read. */
export const makeOpenNotice = (w: World, over: Record<string, unknown> = {}) =>
  makeNotice(w, { state: 'PUBLISHED', public: true, ...over });

/** Inputs for the operations of the open page. */
export const OPEN_FIXTURES: Record<string, Fixture> = {
  'open.openAddress': { input: () => ({}) },
  'open.openNotice': { input: async (w) => ({ id: (await makeOpenNotice(w)).id }) },
  'open.openPage': { input: () => ({ q: '', page: 1 }) },
  'open.openVacancy': { input: async (w) => ({ id: (await makeOpenVacancy(w)).id }) },
};
