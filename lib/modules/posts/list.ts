import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { POST_STATES } from './words';

const postFilters = {
  q: filters.text(),
  state: filters.many(POST_STATES),
  partner: filters.ids(),
  programme: filters.ids(),
  /** For programmes on these chains. */
  chain: filters.codes(),
  /** Naming no programme: for all. */
  anyProgramme: filters.flag(),
  /** On offer today, whether slots are left or not. */
  offered: filters.flag(),
  /** On offer today with slots left. */
  open: filters.flag(),
  /** On offer today, all slots taken. */
  full: filters.flag(),
  batch: filters.ids(),
} as const;

export const postList = defineList({
  path: '/internships/posts',
  filters: postFilters,
  sorts: ['title', 'until', 'slots'],
  defaultSort: { key: 'until', dir: 'desc' },
});

export type PostFilter = FilterOf<typeof postFilters>;
export type PostListState = ReturnType<typeof postList.parse>;
