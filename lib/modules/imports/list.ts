import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { IMPORT_MODULES, IMPORT_RESULTS, IMPORT_STATES } from './words';

const batchFilters = { module: filters.many(IMPORT_MODULES), state: filters.many(IMPORT_STATES) } as const;

export const importList = defineList({
  path: '/settings/imports',
  filters: batchFilters,
  sorts: ['created'],
  defaultSort: { key: 'created', dir: 'desc' },
});
export type ImportFilter = FilterOf<typeof batchFilters>;

/** The preview's address: which rows, which page. */
export const importRowList = defineList({
  path: '/imports',
  filters: { result: filters.one(IMPORT_RESULTS), warnings: filters.flag(), all: filters.flag() },
  sorts: ['row'],
  defaultSort: { key: 'row', dir: 'asc' },
});
