import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { OWN_STATES } from './words';

const ownFilters = {
  state: filters.many(OWN_STATES),
  plan: filters.ids(),
} as const;

export const ownChoiceList = defineList({
  path: '/internships/own-choices',
  filters: ownFilters,
  sorts: ['requested'],
  defaultSort: { key: 'requested', dir: 'desc' },
});

export type OwnChoiceFilter = FilterOf<typeof ownFilters>;
export type OwnChoiceListState = ReturnType<typeof ownChoiceList.parse>;
