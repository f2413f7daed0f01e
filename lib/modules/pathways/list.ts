import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { MODES } from './words';

const pathwayFilters = {
  q: filters.text(),
  mode: filters.many(MODES),
  /** Agreed and not over on `on` (today when it is not given). */
  current: filters.flag(),
  on: filters.day(),
  /** Asked for by a school, and not agreed yet. */
  asked: filters.flag(),
  /** Years of entry. */
  grade: filters.codes(),
  school: filters.ids(),
  enterprise: filters.ids(),
  programme: filters.ids(),
  department: filters.ids(),
  /** Alliances that they are of. */
  platform: filters.ids(),
  /** The agreements that they rest on. */
  agreement: filters.ids(),
  /** Whose programme codes do not lead from one level to the next. */
  code: filters.one(['DOUBT']),
  batch: filters.ids(),
} as const;

export const pathwayList = defineList({
  path: '/pathways',
  filters: pathwayFilters,
  sorts: ['name', 'grade', 'seats'],
  defaultSort: { key: 'grade', dir: 'desc' },
});

export type PathwayFilter = FilterOf<typeof pathwayFilters>;
export type PathwayListState = ReturnType<typeof pathwayList.parse>;

/** Columns in the order in which they stand, after the name. */
export const PATHWAY_COLUMNS = [
  ...(['mode', 'school', 'enterprise', 'programme', 'gradeYear'] as const),
  ...(['plannedSeats', 'enrolled', 'transferred', 'graduated'] as const),
] as const;
export type PathwayColumn = (typeof PATHWAY_COLUMNS)[number];

/** The columns that the address asks for; all when it names none that we know. */
export function pathwayColumnsOf({ cols }: Pick<PathwayListState, 'cols'>): PathwayColumn[] {
  const wanted = PATHWAY_COLUMNS.filter((key) => cols?.includes(key));
  return wanted.length > 0 ? wanted : [...PATHWAY_COLUMNS];
}
