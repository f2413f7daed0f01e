import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { CHAIN_STATES } from './words';

const chainFilters = {
  q: filters.text(),
  state: filters.many(CHAIN_STATES),
  batch: filters.ids(),
} as const;

export const chainList = defineList({
  path: '/programmes/chains',
  filters: chainFilters,
  /** `order` is the college's own. */
  sorts: ['order', 'name', 'code'],
  defaultSort: { key: 'order', dir: 'asc' },
  defaultSize: 50,
});

export type ChainFilter = FilterOf<typeof chainFilters>;
export type ChainListState = ReturnType<typeof chainList.parse>;
