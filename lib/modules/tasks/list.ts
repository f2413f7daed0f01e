import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { DUE_STATES } from '@/lib/modules/governance/words';

const taskFilters = {
  /** By what is to be done, or by the platform. */
  q: filters.text(),
  state: filters.many(DUE_STATES),
  year: filters.codes(),
  platform: filters.ids(),
  owner: filters.ids(),
  /** Those that the reader is to do. */
  mine: filters.flag(),
} as const;

/** The yearly tasks of all consortia and industry colleges. */
export const taskList = defineList({
  path: '/platforms/tasks',
  filters: taskFilters,
  sorts: ['due', 'title'],
  defaultSort: { key: 'due', dir: 'asc' },
});

export type TaskFilter = FilterOf<typeof taskFilters>;
export type TaskListState = ReturnType<typeof taskList.parse>;
