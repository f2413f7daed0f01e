import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { VISIT_KINDS } from './words';

const visitFilters = {
  q: filters.text(),
  kind: filters.many(VISIT_KINDS),
  /** Visited from/to, both included. */
  from: filters.day(),
  to: filters.day(),
  partner: filters.ids(),
  /** Who of the college took part. */
  person: filters.ids(),
  /** With a follow-up that is not done, or is late. */
  followUp: filters.one(['OPEN', 'OVERDUE']),
  /** Whoever asks took part. */
  mine: filters.flag(),
  batch: filters.ids(),
} as const;

export const visitList = defineList({
  path: '/visits',
  filters: visitFilters,
  sorts: ['visited', 'updated', 'subject'],
  defaultSort: { key: 'visited', dir: 'desc' },
});

export type VisitFilter = FilterOf<typeof visitFilters>;
export type VisitListState = ReturnType<typeof visitList.parse>;

/** What a list of visits can show beside the subject. */
export const VISIT_COLUMNS = [
  'partner',
  'kind',
  'visitedOn',
  'people',
  'followUps',
  'place',
  'others',
  'updated',
] as const;
export type VisitColumn = (typeof VISIT_COLUMNS)[number];
const USUAL: readonly string[] = VISIT_COLUMNS.slice(0, 5);

/** The columns that the address asks for, in their own order; the usual ones when it names none. */
export function visitColumnsOf({ cols }: Pick<VisitListState, 'cols'>): VisitColumn[] {
  const wanted = cols ?? USUAL;
  return VISIT_COLUMNS.filter((column) => wanted.includes(column));
}

export const FOLLOW_UP_STATES = ['OPEN', 'OVERDUE', 'DONE'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

const followUpFilters = {
  state: filters.one(FOLLOW_UP_STATES),
  mine: filters.flag(),
  owner: filters.ids(),
  /** Due up to this day. */
  dueTo: filters.day(),
} as const;

/** Follow-ups of all visits: what is still to be done, and by whom. */
export const followUpList = defineList({
  path: '/visits/follow-ups',
  filters: followUpFilters,
  sorts: ['due'],
  defaultSort: { key: 'due', dir: 'asc' },
});

export type FollowUpFilter = FilterOf<typeof followUpFilters>;
export type FollowUpListState = ReturnType<typeof followUpList.parse>;
