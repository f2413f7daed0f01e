import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { CATEGORIES, PURPOSES } from '@/lib/modules/centres/words';

const attendanceFilters = {
  /** By what the session was about, or by the centre. */
  q: filters.text(),
  category: filters.many(CATEGORIES),
  purpose: filters.many(PURPOSES),
  /** Held from/to, both included. */
  from: filters.day(),
  to: filters.day(),
  centre: filters.ids(),
  orderClass: filters.ids(),
  training: filters.ids(),
} as const;

/** Who took part in the sessions of practice centres, by category: as people and as attendances. */
export const attendanceList = defineList({
  path: '/platforms/attendances',
  filters: attendanceFilters,
  sorts: ['held', 'people', 'attendances'],
  defaultSort: { key: 'held', dir: 'desc' },
});

export type AttendanceFilter = FilterOf<typeof attendanceFilters>;
export type AttendanceListState = ReturnType<typeof attendanceList.parse>;
