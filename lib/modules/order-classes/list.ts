import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { PLATFORM_KINDS } from '@/lib/modules/platforms/words';
import { CLASS_KINDS, CLASS_STATES } from './words';

const orderClassFilters = {
  q: filters.text(),
  kind: filters.many(CLASS_KINDS),
  /** As it stands now. */
  state: filters.many(CLASS_STATES),
  /** Running on `on` (today when it is not given): begun and not yet over. */
  running: filters.flag(),
  on: filters.day(),
  partner: filters.ids(),
  programme: filters.ids(),
  department: filters.ids(),
  /** Of programmes on these chains. */
  chain: filters.codes(),
  platform: filters.ids(),
  /** The agreements that they run on. */
  agreement: filters.ids(),
  /** Classes of a platform of that kind. */
  of: filters.many(PLATFORM_KINDS),
  batch: filters.ids(),
  /** Whose next step is the reader's. */
  waiting: filters.flag(),
} as const;

export const orderClassList = defineList({
  path: '/order-classes',
  filters: orderClassFilters,
  sorts: ['name', 'grade', 'seats', 'started'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type OrderClassFilter = FilterOf<typeof orderClassFilters>;
export type OrderClassListState = ReturnType<typeof orderClassList.parse>;

/** Columns in the order in which they stand, after the name. */
export const ORDER_CLASS_COLUMNS = [
  'kind',
  'state',
  'partner',
  'programme',
  'department',
  'gradeYear',
  'plannedSeats',
  'students',
  'startedOn',
] as const;
export type OrderClassColumn = (typeof ORDER_CLASS_COLUMNS)[number];

/** The columns that the address asks for; all when it names none that we know. */
export function orderClassColumnsOf({ cols }: Pick<OrderClassListState, 'cols'>): OrderClassColumn[] {
  const wanted = ORDER_CLASS_COLUMNS.filter((key) => cols?.includes(key));
  return wanted.length > 0 ? wanted : [...ORDER_CLASS_COLUMNS];
}
