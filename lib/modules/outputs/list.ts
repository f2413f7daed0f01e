import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { PURPOSES } from '@/lib/modules/centres/words';

const outputFilters = {
  /** By what was done, or by the centre. */
  q: filters.text(),
  purpose: filters.many(PURPOSES),
  year: filters.codes(),
  centre: filters.ids(),
  partner: filters.ids(),
  batch: filters.ids(),
} as const;

/** What the practice centres produced, and what they earned. */
export const outputList = defineList({
  path: '/platforms/outputs',
  filters: outputFilters,
  sorts: ['happened', 'income'],
  defaultSort: { key: 'happened', dir: 'desc' },
});

export type OutputFilter = FilterOf<typeof outputFilters>;
export type OutputListState = ReturnType<typeof outputList.parse>;
