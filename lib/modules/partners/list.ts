import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { PARTNER_KINDS, PARTNER_STATES, SCALES, TIERS } from './schema';

const partnerFilters = {
  q: filters.text(),
  kind: filters.many(PARTNER_KINDS),
  state: filters.many(PARTNER_STATES),
  /** In cooperation on the day `on` (today when it is not given): the rule of inCooperationOn. */
  coop: filters.flag(),
  on: filters.day(),
  tier: filters.many([...TIERS, 'NONE']),
  scale: filters.many([...SCALES, 'NONE']),
  chain: filters.codes(),
  /** Codes or words of the dictionaries; NONE for none. */
  cooperation: filters.codes(),
  ownership: filters.codes(),
  /** Sections (C), divisions (39) or finer codes of GB/T 4754; NONE for none. */
  industry: filters.codes(),
  /** Region codes of any level; NONE for none. */
  region: filters.codes(),
  department: filters.ids(),
  owner: filters.ids(),
  /** Looked after by whoever asks. */
  mine: filters.flag(),
  group: filters.ids(),
  agreement: filters.one(['ENDING', 'NONE']),
  /** First cooperation from/to, both included. */
  from: filters.day(),
  to: filters.day(),
  batch: filters.ids(),
  code: filters.one(['MISSING']),
} as const;

export const partnerList = defineList({
  path: '/partners',
  filters: partnerFilters,
  sorts: ['name', 'updated', 'headcount', 'since'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type PartnerFilter = FilterOf<typeof partnerFilters>;
export type PartnerListState = ReturnType<typeof partnerList.parse>;

/** The columns that the address asks for, in our order; the usual ones when it names none that we know. */
export function partnerColumnsOf({ cols }: Pick<PartnerListState, 'cols'>): readonly PartnerColumnKey[] {
  const wanted = PARTNER_COLUMNS.filter((key) => cols?.includes(key));
  return wanted.length > 0 ? wanted : DEFAULT_PARTNER_COLUMNS;
}

/** Columns in the order in which they stand; the name is always the first. */
export const PARTNER_COLUMNS = [
  'state',
  'tier',
  'scale',
  'chains',
  'industry',
  'region',
  'headcount',
  'agreements',
  'agreementEnds',
  'departments',
  'owner',
  'since',
  'creditCode',
  'ownership',
  'cooperation',
  'contact',
  'updated',
] as const;
export type PartnerColumnKey = (typeof PARTNER_COLUMNS)[number];
export const DEFAULT_PARTNER_COLUMNS = [
  'state',
  'tier',
  'chains',
  'region',
  'headcount',
  'agreements',
  'agreementEnds',
  'departments',
  'owner',
] as const satisfies readonly PartnerColumnKey[];
