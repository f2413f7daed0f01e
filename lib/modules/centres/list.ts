import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { TRAINING_STATES } from './words';

const trainingFilters = {
  q: filters.text(),
  /** As it follows from the days on `on` (today when it is not given). */
  state: filters.many(TRAINING_STATES),
  on: filters.day(),
  centre: filters.ids(),
  batch: filters.ids(),
} as const;

export const trainingList = defineList({
  path: '/platforms/training-programmes',
  filters: trainingFilters,
  sorts: ['name', 'planned'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type TrainingFilter = FilterOf<typeof trainingFilters>;
export type TrainingListState = ReturnType<typeof trainingList.parse>;
