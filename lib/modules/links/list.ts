import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { LINK_KINDS, LINK_STATES } from './words';

const linkFilters = {
  /** By whom it is for, or the enterprise. */
  q: filters.text(),
  kind: filters.many(LINK_KINDS),
  state: filters.many(LINK_STATES),
  partner: filters.ids(),
  placement: filters.ids(),
  post: filters.ids(),
  /** The recipient asked for a new one, and none was made yet. */
  asked: filters.flag(),
  /** The schedule made it, and nobody has handed it out yet. */
  toSend: filters.flag(),
} as const;

/** The one-tap links that were made, newest first. */
export const linkList = defineList({
  path: '/internships/links',
  filters: linkFilters,
  sorts: ['made', 'expires'],
  defaultSort: { key: 'made', dir: 'desc' },
});

export type LinkFilter = FilterOf<typeof linkFilters>;
export type LinkListState = ReturnType<typeof linkList.parse>;
