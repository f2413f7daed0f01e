import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { NEED_KINDS, NEED_STATES } from './schema';

const needFilters = {
  q: filters.text(),
  kind: filters.many(NEED_KINDS),
  state: filters.many(NEED_STATES),
  partner: filters.ids(),
  department: filters.ids(),
  /** Raised from/to, both included. */
  from: filters.day(),
  to: filters.day(),
  /** Raised and neither met nor withdrawn on this day. */
  openOn: filters.day(),
} as const;

export const needList = defineList({
  path: '/needs',
  filters: needFilters,
  sorts: ['raised', 'wanted', 'updated', 'title'],
  defaultSort: { key: 'raised', dir: 'desc' },
});

export type NeedFilter = FilterOf<typeof needFilters>;
export type NeedListState = ReturnType<typeof needList.parse>;
