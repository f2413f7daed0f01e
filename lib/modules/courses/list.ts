import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { TEACHERS } from './words';

const courseFilters = {
  /** By the name of the course or of its college. */
  q: filters.text(),
  by: filters.one(TEACHERS),
  college: filters.ids(),
  /** Taught on that day (today when it is not given). */
  on: filters.day(),
} as const;

export const courseList = defineList({
  path: '/platforms/courses',
  filters: courseFilters,
  sorts: ['name', 'hours'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type CourseFilter = FilterOf<typeof courseFilters>;
export type CourseListState = ReturnType<typeof courseList.parse>;
