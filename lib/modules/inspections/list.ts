import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { FINDING_STATES } from './words';

const findingFilters = {
  /** By what was found, or by the base. */
  q: filters.text(),
  state: filters.many(FINDING_STATES),
  base: filters.ids(),
  owner: filters.ids(),
  /** Those that the reader is to mend. */
  mine: filters.flag(),
} as const;

/** What the inspections of all bases found, and whether it is mended. */
export const findingList = defineList({
  path: '/platforms/findings',
  filters: findingFilters,
  sorts: ['due', 'inspected'],
  defaultSort: { key: 'due', dir: 'asc' },
});

export type FindingFilter = FilterOf<typeof findingFilters>;
export type FindingListState = ReturnType<typeof findingList.parse>;
