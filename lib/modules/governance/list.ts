import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { RESOLUTION_STATES } from './words';

const resolutionFilters = {
  /** By what was resolved, or by the meeting. */
  q: filters.text(),
  state: filters.many(RESOLUTION_STATES),
  platform: filters.ids(),
  owner: filters.ids(),
  /** Those that the reader is to carry out. */
  mine: filters.flag(),
} as const;

/** Resolutions of all meetings: what is still to be carried out, and by whom. */
export const resolutionList = defineList({
  path: '/platforms/resolutions',
  filters: resolutionFilters,
  sorts: ['due', 'held'],
  defaultSort: { key: 'due', dir: 'asc' },
});

export type ResolutionFilter = FilterOf<typeof resolutionFilters>;
export type ResolutionListState = ReturnType<typeof resolutionList.parse>;
