import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { NOTICE_KINDS, NOTICE_STATES } from './words';

const noticeFilters = {
  q: filters.text(),
  kind: filters.many(NOTICE_KINDS),
  state: filters.many(NOTICE_STATES),
  /** Codes of the dictionary CHAIN. */
  chain: filters.codes(),
  /** Shown to everybody on the institution's open page. */
  public: filters.flag(),
} as const;

export const noticeList = defineList({
  path: '/notices',
  filters: noticeFilters,
  sorts: ['issued', 'title'],
  defaultSort: { key: 'issued', dir: 'desc' },
});

export type NoticeFilter = FilterOf<typeof noticeFilters>;
export type NoticeListState = ReturnType<typeof noticeList.parse>;
