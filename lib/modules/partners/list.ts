import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Role } from '@/lib/authz/roles';
import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { type PartnerScreen, partnersManifest } from './manifest';
import type { TimelineKind } from './types';
import { PARTNER_KINDS, PARTNER_STATES, type PartnerKind, SCALES, TIERS, TIMELINE_KINDS } from './words';

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
  /** Sections (C), divisions (39) or finer codes of GB/T 4754; `C-` for the section and nothing finer; NONE for none. */
  industry: filters.codes(),
  /** Region codes of any level; `15-` for the province and nothing finer; NONE for none. */
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
  /** Members on `on` of an alliance of secondary schools, enterprises and the college. */
  alliance: filters.flag(),
  /** Offers a vacancy that is open on `on`. */
  hiring: filters.flag(),
} as const;

export const partnerList = defineList({
  path: '/partners',
  filters: partnerFilters,
  sorts: ['name', 'updated', 'headcount', 'since'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type PartnerFilter = FilterOf<typeof partnerFilters>;
export type PartnerListState = ReturnType<typeof partnerList.parse>;

type SearchParams = Parameters<typeof partnerList.parse>[0];

/** The screen on which partners of the kind stand. */
export function screenOf(kind: PartnerKind): PartnerScreen {
  const found = partnersManifest.screens.find(({ kinds }) => kinds.some((each) => each === kind));
  return found ?? partnersManifest.screens[0];
}

/** What the address of a screen asks for: without kinds of its own, those of the screen. */
export function screenState({ kinds }: PartnerScreen, params: SearchParams): PartnerListState {
  const state = partnerList.parse(params);
  return { ...state, filter: { ...state.filter, kind: state.filter.kind ?? [...kinds] } };
}

/** Writes addresses of a screen; the screen's own kinds go without saying. */
export function screenHref({ path, kinds }: PartnerScreen): typeof partnerList.href {
  return (over, base) => {
    const filter = { ...(over.filter ?? base?.filter) };
    const all = filter.kind?.length === kinds.length && kinds.every((kind) => filter.kind?.includes(kind));
    return partnerList.href({ ...over, filter: all ? { ...filter, kind: undefined } : filter }, base, path);
  };
}

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

/** Tabs of a partner's page, in their order. */
export const PARTNER_TABS = [
  'overview',
  'contacts',
  'agreements',
  'platforms',
  'classes',
  'pathways',
  'interns',
  'vacancies',
  'visits',
  'needs',
  'files',
  'group',
  'merges',
] as const;
export type PartnerTab = (typeof PARTNER_TABS)[number];

export type ShownTimeline = { kind?: TimelineKind; take: number };
const FEW = 30;
const MANY = 300;

/** Tabs of other modules, with the permission that they ask for. */
const ASKED: Partial<Record<PartnerTab, Permission>> = {
  platforms: 'platforms.read',
  classes: 'order-classes.read',
  pathways: 'pathways.read',
  interns: 'placements.read',
  vacancies: 'vacancies.read',
  visits: 'visits.read',
};

/** The tabs that somebody of the role has. */
export function tabsFor(role: Role): PartnerTab[] {
  return PARTNER_TABS.filter((each) => {
    const asked = ASKED[each];
    return asked === undefined || grantOf(role, asked) !== null;
  });
}

/** The tab that the address asks for. */
export function tabOf({ tab }: SearchParams, role: Role): PartnerTab {
  return tabsFor(role).find((each) => each === tab) ?? 'overview';
}

/** How the address narrows the timeline: to one kind, and to the latest or far back. */
export function timelineOf({ show, earlier }: SearchParams): ShownTimeline {
  return { kind: TIMELINE_KINDS.find((each) => each === show), take: earlier === '1' ? MANY : FEW };
}

/** The address of a partner's page at a tab, with its timeline narrowed. */
export function partnerHref(id: string, at: { tab?: PartnerTab; show?: TimelineKind; earlier?: boolean } = {}): string {
  const query = new URLSearchParams();
  if (at.tab && at.tab !== 'overview') query.set('tab', at.tab);
  if (at.show) query.set('show', at.show);
  if (at.earlier) query.set('earlier', '1');
  return `/partners/${id}${query.size > 0 ? `?${query}` : ''}`;
}
