import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { INDICATOR_KINDS, INDICATOR_STATES } from './words';

const indicatorFilters = {
  /** By name, number, what is observed, or the platform. */
  q: filters.text(),
  state: filters.many(INDICATOR_STATES),
  kind: filters.many(INDICATOR_KINDS),
  year: filters.codes(),
  platform: filters.ids(),
  owner: filters.ids(),
  /** Those that the reader is to assess. */
  mine: filters.flag(),
  batch: filters.ids(),
} as const;

/** The indicators of all consortia and industry colleges. */
export const indicatorList = defineList({
  path: '/platforms/indicators',
  filters: indicatorFilters,
  sorts: ['tree', 'name'],
  defaultSort: { key: 'tree', dir: 'asc' },
});

export type IndicatorFilter = FilterOf<typeof indicatorFilters>;
export type IndicatorListState = ReturnType<typeof indicatorList.parse>;
