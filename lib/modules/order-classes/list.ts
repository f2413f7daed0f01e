import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { CLASS_KINDS, CLASS_STATES } from './words';

const orderClassFilters = {
  q: filters.text(),
  kind: filters.many(CLASS_KINDS),
  state: filters.many(CLASS_STATES),
  partner: filters.ids(),
} as const;

export const orderClassList = defineList({
  path: '/order-classes',
  filters: orderClassFilters,
  sorts: ['name', 'grade', 'started'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type OrderClassFilter = FilterOf<typeof orderClassFilters>;
export type OrderClassListState = ReturnType<typeof orderClassList.parse>;
