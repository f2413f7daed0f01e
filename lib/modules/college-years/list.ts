import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { YEAR_STATES } from './words';

const yearFilters = {
  /** By the college. */
  q: filters.text(),
  state: filters.many(YEAR_STATES),
  year: filters.codes(),
  college: filters.ids(),
  /** Those that the caller is to decide upon. */
  waiting: filters.flag(),
} as const;

/** The yearly plans and self-assessments of the industry colleges. */
export const yearList = defineList({
  path: '/platforms/years',
  filters: yearFilters,
  sorts: ['year', 'score'],
  defaultSort: { key: 'year', dir: 'desc' },
});

export type YearFilter = FilterOf<typeof yearFilters>;
export type YearListState = ReturnType<typeof yearList.parse>;
