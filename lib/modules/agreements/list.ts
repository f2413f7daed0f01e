import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { AGREEMENT_KINDS, SHOWN_STATES } from './words';

const agreementFilters = {
  q: filters.text(),
  /** As shown on the day `on` (today when it is not given). */
  state: filters.many(SHOWN_STATES),
  on: filters.day(),
  kind: filters.many(AGREEMENT_KINDS),
  department: filters.ids(),
  responsible: filters.ids(),
  partner: filters.ids(),
  /** In force on the day and over within 90 days. */
  ending: filters.flag(),
  /** Signed from/to, both included. */
  from: filters.day(),
  to: filters.day(),
  /** Last day from/to, both included. */
  endsFrom: filters.day(),
  endsTo: filters.day(),
  /** Those of whoever asks. */
  mine: filters.flag(),
  batch: filters.ids(),
} as const;

export const agreementList = defineList({
  path: '/agreements',
  filters: agreementFilters,
  sorts: ['updated', 'ends', 'signed', 'number', 'title'],
  defaultSort: { key: 'updated', dir: 'desc' },
});

export type AgreementFilter = FilterOf<typeof agreementFilters>;
export type AgreementListState = ReturnType<typeof agreementList.parse>;

/** Columns in the order in which they stand, after the title. */
export const AGREEMENT_COLUMNS = [
  'state',
  'kind',
  'number',
  'partners',
  'signedOn',
  'validFrom',
  'validTo',
  'department',
  'responsible',
  'amount',
  'updated',
] as const;
export const DEFAULT_AGREEMENT_COLUMNS = [
  'state',
  'kind',
  'number',
  'partners',
  'signedOn',
  'validTo',
  'department',
  'responsible',
] as const;

export type AgreementColumn = (typeof AGREEMENT_COLUMNS)[number];

/** The columns that the address asks for, in their own order; the usual ones when it names none. */
export function agreementColumnsOf({ cols }: Pick<AgreementListState, 'cols'>): AgreementColumn[] {
  const wanted: readonly string[] = cols ?? DEFAULT_AGREEMENT_COLUMNS;
  return AGREEMENT_COLUMNS.filter((column) => wanted.includes(column));
}
