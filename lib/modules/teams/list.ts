import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { TEAM_SIDES } from './words';

const teamFilters = {
  /** By name or duty, by the college or by the enterprise. */
  q: filters.text(),
  side: filters.one(TEAM_SIDES),
  college: filters.ids(),
  partner: filters.ids(),
  /** In the team on that day (today when it is not given). */
  on: filters.day(),
} as const;

/** The teaching teams of the industry colleges. */
export const teamList = defineList({
  path: '/platforms/teams',
  filters: teamFilters,
  sorts: ['name', 'started'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type TeamFilter = FilterOf<typeof teamFilters>;
export type TeamListState = ReturnType<typeof teamList.parse>;
