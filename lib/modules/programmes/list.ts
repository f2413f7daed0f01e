import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { ADJUSTMENT_LISTS, ADJUSTMENT_STATES, PROGRAMME_LEVELS, PROGRAMME_STATES, YEARS } from './words';

const programmeFilters = {
  q: filters.text(),
  /** As it stands on `on` (today when it is not given). */
  state: filters.many(PROGRAMME_STATES),
  on: filters.day(),
  /** Codes of the dictionary CHAIN; NONE for none. */
  chain: filters.codes(),
  level: filters.many(PROGRAMME_LEVELS),
  department: filters.ids(),
  batch: filters.ids(),
} as const;

export const programmeList = defineList({
  path: '/programmes',
  filters: programmeFilters,
  sorts: ['name', 'code', 'approved', 'updated'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type ProgrammeFilter = FilterOf<typeof programmeFilters>;
export type ProgrammeListState = ReturnType<typeof programmeList.parse>;

/** Columns in the order in which they stand, after the name. */
export const PROGRAMME_COLUMNS = [
  'code',
  'state',
  'chain',
  'department',
  'level',
  'years',
  'students',
  'orderShare',
  'needs',
  'places',
  'seekers',
  'unmet',
  'approvedOn',
] as const;
export type ProgrammeColumn = (typeof PROGRAMME_COLUMNS)[number];
const USUAL: readonly ProgrammeColumn[] = [
  ...(['code', 'state', 'chain', 'department', 'students', 'orderShare', 'needs', 'places', 'unmet'] as const),
];

/** The columns that the address asks for; the usual ones when it names none that we know. */
export function programmeColumnsOf({ cols }: Pick<ProgrammeListState, 'cols'>): ProgrammeColumn[] {
  const wanted = PROGRAMME_COLUMNS.filter((key) => cols?.includes(key));
  return wanted.length > 0 ? wanted : [...USUAL];
}

const adjustmentFilters = {
  /** This year when it is not given. */
  year: filters.one(YEARS),
  q: filters.text(),
  /** The list that it was proposed for, or put on once it was decided; NONE: nothing proposed. */
  list: filters.many([...ADJUSTMENT_LISTS, 'NONE']),
  state: filters.many(ADJUSTMENT_STATES),
  department: filters.ids(),
  chain: filters.codes(),
  /** Those whose next step is the reader's. */
  waiting: filters.flag(),
} as const;

/** The yearly matrix: every programme that was not withdrawn, with its evidence. */
export const adjustmentList = defineList({
  path: '/programmes/adjustment',
  filters: adjustmentFilters,
  sorts: ['name', 'code'],
  defaultSort: { key: 'name', dir: 'asc' },
  defaultSize: 100,
});

export type AdjustmentFilter = FilterOf<typeof adjustmentFilters>;
export type AdjustmentListState = ReturnType<typeof adjustmentList.parse>;

const intakeFilters = {
  /** Of the programme. */
  q: filters.text(),
  year: filters.many(YEARS),
  department: filters.ids(),
  batch: filters.ids(),
} as const;

/** Enrolment per year, programme by programme. */
export const intakeList = defineList({
  path: '/programmes/intakes',
  filters: intakeFilters,
  sorts: ['year', 'name', 'planned', 'enrolled'],
  defaultSort: { key: 'year', dir: 'desc' },
  defaultSize: 50,
});

export type IntakeFilter = FilterOf<typeof intakeFilters>;
export type IntakeListState = ReturnType<typeof intakeList.parse>;
