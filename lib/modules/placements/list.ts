import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { PLACEMENT_KINDS, PLACEMENT_STATES, STAGES } from './words';

const placementFilters = {
  q: filters.text(),
  kind: filters.many(PLACEMENT_KINDS),
  stage: filters.many(STAGES),
  /** As it stands now. */
  state: filters.many(PLACEMENT_STATES),
  /** Begun by `on` (today when it is not given), whether over or not: how many were placed. */
  placed: filters.flag(),
  /** There on `on`. */
  running: filters.flag(),
  on: filters.day(),
  /** Starting within a period. */
  from: filters.day(),
  to: filters.day(),
  plan: filters.ids(),
  partner: filters.ids(),
  programme: filters.ids(),
  department: filters.ids(),
  /** Administrative class. */
  group: filters.ids(),
  /** Through an industry college. */
  college: filters.flag(),
  /** At a member of a consortium. */
  alliance: filters.flag(),
  /** It led to a job at the same enterprise. */
  hired: filters.flag(),
  /** Breaks one of these rules. */
  breaks: filters.codes(),
  /** Breaks any rule. */
  broken: filters.flag(),
  /** The student was elsewhere before. */
  moved: filters.flag(),
  batch: filters.ids(),
} as const;

export const placementList = defineList({
  path: '/internships/placements',
  filters: placementFilters,
  sorts: ['starts', 'ends', 'student', 'updated'],
  defaultSort: { key: 'starts', dir: 'desc' },
});

export type PlacementFilter = FilterOf<typeof placementFilters>;
export type PlacementListState = ReturnType<typeof placementList.parse>;

/** Columns in the order in which they stand, after the student. */
export const PLACEMENT_COLUMNS = [
  'studentNo',
  'schoolClass',
  'partner',
  'job',
  'state',
  'broken',
  'startsOn',
  'endsOn',
  'teacher',
  'mentor',
  'pay',
  'grade',
] as const;
export type PlacementColumn = (typeof PLACEMENT_COLUMNS)[number];
const USUAL: readonly PlacementColumn[] = [
  ...(['studentNo', 'schoolClass', 'partner', 'job', 'state', 'broken', 'startsOn', 'endsOn'] as const),
];

/** The columns that the address asks for; the usual ones when it names none that we know. */
export function placementColumnsOf({ cols }: Pick<PlacementListState, 'cols'>): PlacementColumn[] {
  const wanted = PLACEMENT_COLUMNS.filter((key) => cols?.includes(key));
  return wanted.length > 0 ? wanted : [...USUAL];
}
