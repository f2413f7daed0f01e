import { ROLES } from '@/lib/authz/roles';
import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { MEMBER_STATES } from './words';

const memberFilters = {
  /** A part of the name, the staff number or the e-mail address. */
  q: filters.text(),
  role: filters.many(ROLES),
  department: filters.ids(),
  state: filters.many(MEMBER_STATES),
} as const;

export const memberList = defineList({
  path: '/settings/people',
  filters: memberFilters,
  sorts: ['name', 'joined'],
  defaultSort: { key: 'name', dir: 'asc' },
  defaultSize: 50,
});

export type MemberFilter = FilterOf<typeof memberFilters>;
export type MemberListState = ReturnType<typeof memberList.parse>;
