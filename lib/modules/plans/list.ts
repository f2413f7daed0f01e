import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { PLACEMENT_KINDS, STAGES } from '@/lib/modules/placements/words';
import { PLAN_STATES } from './words';

const planFilters = {
  q: filters.text(),
  kind: filters.many(PLACEMENT_KINDS),
  stage: filters.many(STAGES),
  state: filters.many(PLAN_STATES),
  department: filters.ids(),
  /** Whose next step is the reader's. */
  waiting: filters.flag(),
  batch: filters.ids(),
} as const;

export const planList = defineList({
  path: '/internships/plans',
  filters: planFilters,
  sorts: ['starts', 'name'],
  defaultSort: { key: 'starts', dir: 'desc' },
});

export type PlanFilter = FilterOf<typeof planFilters>;
export type PlanListState = ReturnType<typeof planList.parse>;
