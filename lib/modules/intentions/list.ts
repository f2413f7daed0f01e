import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { INTENTION_STATES } from './words';

const intentionFilters = {
  q: filters.text(),
  /** As it stands on `on`, today when that is not given. */
  state: filters.many(INTENTION_STATES),
  on: filters.day(),
  programme: filters.ids(),
  department: filters.ids(),
} as const;

export const intentionList = defineList({
  path: '/intentions',
  filters: intentionFilters,
  sorts: ['stated', 'student', 'pay'],
  defaultSort: { key: 'stated', dir: 'desc' },
});

export type IntentionFilter = FilterOf<typeof intentionFilters>;
export type IntentionListState = ReturnType<typeof intentionList.parse>;
