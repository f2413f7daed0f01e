import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { NEED_KINDS, NEED_STATES } from './words';

const needFilters = {
  q: filters.text(),
  kind: filters.many(NEED_KINDS),
  state: filters.many(NEED_STATES),
  partner: filters.ids(),
  department: filters.ids(),
  /** Raised from/to, both included. */
  from: filters.day(),
  to: filters.day(),
  /** Raised and neither met nor withdrawn on this day. */
  openOn: filters.day(),
  /** Raised by partners of these chains; NONE for partners of none. */
  chain: filters.codes(),
  batch: filters.ids(),
} as const;

export const needList = defineList({
  path: '/needs',
  filters: needFilters,
  sorts: ['raised', 'wanted', 'updated', 'title'],
  defaultSort: { key: 'raised', dir: 'desc' },
});

export type NeedFilter = FilterOf<typeof needFilters>;
export type NeedListState = ReturnType<typeof needList.parse>;

/** What a list of needs can show beside the title. */
export const NEED_COLUMNS = [
  'state',
  'kind',
  'partner',
  'quantity',
  'raisedOn',
  'wantedBy',
  'answers',
  'department',
  'closedOn',
  'updated',
] as const;
export type NeedColumn = (typeof NEED_COLUMNS)[number];
const USUAL: readonly string[] = NEED_COLUMNS.slice(0, 8);

/** The columns that the address asks for, in their own order; the usual ones when it names none. */
export function needColumnsOf({ cols }: Pick<NeedListState, 'cols'>): NeedColumn[] {
  const wanted = cols ?? USUAL;
  return NEED_COLUMNS.filter((column) => wanted.includes(column));
}
