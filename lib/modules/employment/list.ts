import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { DESTINATIONS, FUNNEL_STEPS } from './words';

const employmentFilters = {
  q: filters.text(),
  destination: filters.many(DESTINATIONS),
  /** Years of graduation. */
  year: filters.codes(),
  /** Of the latest year of which anything is known. */
  latest: filters.flag(),
  /** Graduated by that day. */
  on: filters.day(),
  programme: filters.ids(),
  department: filters.ids(),
  /** Administrative class. */
  group: filters.ids(),
  /** Of no administrative class. */
  unclassed: filters.flag(),
  partner: filters.ids(),
  /** Hired by a partner, whichever. */
  hired: filters.flag(),
  /** In the college's own city. */
  local: filters.flag(),
  /** At a member of a consortium. */
  alliance: filters.flag(),
  /** From these classes trained with an enterprise, hired by it. */
  orderClass: filters.ids(),
  /** From any class trained with an enterprise. */
  ordered: filters.flag(),
  /** Where the graduate had interned. */
  interned: filters.flag(),
  /** Came as far as this step of the funnel: class, internship at its sponsor, hired there, still there after 12 months. */
  step: filters.one(FUNNEL_STEPS),
  matches: filters.flag(),
  /** Nobody has verified it. */
  unverified: filters.flag(),
  batch: filters.ids(),
} as const;

export const employmentList = defineList({
  path: '/employment',
  filters: employmentFilters,
  sorts: ['graduated', 'student'],
  defaultSort: { key: 'graduated', dir: 'desc' },
});

export type EmploymentFilter = FilterOf<typeof employmentFilters>;
export type EmploymentListState = ReturnType<typeof employmentList.parse>;
