import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { STUDENT_STATES } from './words';

const studentFilters = {
  q: filters.text(),
  /** As it stands now. */
  state: filters.many(STUDENT_STATES),
  /** In school on `on` (today when it is not given). */
  school: filters.flag(),
  /** With a place in a class that runs on `on`. */
  rostered: filters.flag(),
  on: filters.day(),
  programme: filters.ids(),
  department: filters.ids(),
  /** Administrative class. */
  group: filters.ids(),
  /** Years of entry. */
  grade: filters.codes(),
  orderClass: filters.ids(),
  /** For whom a post internship is planned that runs or comes, and who has no place in it yet. */
  unplaced: filters.flag(),
  /** Below 18 today. */
  minor: filters.flag(),
  batch: filters.ids(),
} as const;

export const studentList = defineList({
  path: '/students',
  filters: studentFilters,
  sorts: ['number', 'name', 'grade', 'updated'],
  defaultSort: { key: 'number', dir: 'asc' },
});

export type StudentFilter = FilterOf<typeof studentFilters>;
export type StudentListState = ReturnType<typeof studentList.parse>;

/** Columns in the order in which they stand, after the name. */
export const STUDENT_COLUMNS = [
  'studentNo',
  'programme',
  'schoolClass',
  'gradeYear',
  'orderClass',
  'state',
  'idCard',
  'phone',
  'enrolledOn',
] as const;
export type StudentColumn = (typeof STUDENT_COLUMNS)[number];
const USUAL: readonly StudentColumn[] = ['studentNo', 'programme', 'schoolClass', 'gradeYear', 'orderClass', 'state'];

/** The columns that the address asks for; the usual ones when it names none that we know. */
export function studentColumnsOf({ cols }: Pick<StudentListState, 'cols'>): StudentColumn[] {
  const wanted = STUDENT_COLUMNS.filter((key) => cols?.includes(key));
  return wanted.length > 0 ? wanted : [...USUAL];
}
