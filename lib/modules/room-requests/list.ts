import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { REQUEST_STATES } from './words';

const requestFilters = {
  /** By what for, or by the room. */
  q: filters.text(),
  state: filters.many(REQUEST_STATES),
  centre: filters.ids(),
} as const;

/** What the public asks for: times in rooms of practice centres. */
export const requestList = defineList({
  path: '/platforms/room-requests',
  filters: requestFilters,
  sorts: ['asked', 'starts'],
  defaultSort: { key: 'asked', dir: 'desc' },
});

export type RequestFilter = FilterOf<typeof requestFilters>;
export type RequestListState = ReturnType<typeof requestList.parse>;
