import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { type PlatformScreen, platformsManifest } from './manifest';
import { ALL_SUBKINDS, CAMPUSES, LEVELS, PLATFORM_KINDS, PLATFORM_STATES, type PlatformKind } from './words';

const platformFilters = {
  q: filters.text(),
  kind: filters.many(PLATFORM_KINDS),
  /** As it follows from the days on `on` (today when it is not given). */
  state: filters.many(PLATFORM_STATES),
  on: filters.day(),
  level: filters.many(LEVELS),
  subkind: filters.many(ALL_SUBKINDS),
  campus: filters.one(CAMPUSES),
  department: filters.ids(),
  partner: filters.ids(),
  programme: filters.ids(),
  /** Bases whose last day lies within 90 days of `on`. */
  ending: filters.flag(),
  /** Bases in use whose last inspection is no longer good on `on`, or that have had none. */
  inspection: filters.one(['DUE']),
  /** Without an agreement in force on `on` (Vocational Education Law, art. 40). */
  agreement: filters.one(['NONE']),
  /** The agreements that they rest on. */
  restsOn: filters.ids(),
  mine: filters.flag(),
  batch: filters.ids(),
} as const;

export const platformList = defineList({
  path: '/platforms',
  filters: platformFilters,
  sorts: ['name', 'established', 'updated', 'validTo'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type PlatformFilter = FilterOf<typeof platformFilters>;
export type PlatformListState = ReturnType<typeof platformList.parse>;

/** The screen on which platforms of the kind stand. */
export function screenOf(kind: PlatformKind): PlatformScreen {
  return platformsManifest.screens.find((screen) => screen.kind === kind) ?? platformsManifest.screens[0];
}

/** What the address of a screen asks for: always the screen's own kind. */
export function screenState(
  screen: PlatformScreen,
  params: Parameters<typeof platformList.parse>[0],
): PlatformListState {
  const state = platformList.parse(params);
  return { ...state, filter: { ...state.filter, kind: [screen.kind] } };
}

/** Writes addresses of a screen; the screen's own kind goes without saying. */
export function screenHref(screen: PlatformScreen): typeof platformList.href {
  return (over, base) => {
    const filter = { ...(over.filter ?? base?.filter), kind: undefined };
    return platformList.href({ ...over, filter }, base, screen.path);
  };
}

/** The address of the list behind a filter: that of the screen of its kind. */
export function platformHref(filter: PlatformFilter): string {
  const [kind] = filter.kind ?? [];
  return kind ? screenHref(screenOf(kind))({ filter }) : platformList.href({ filter });
}

/** Columns in the order in which they stand, after the name. */
export const PLATFORM_COLUMNS = [
  'state',
  'subkind',
  'campus',
  'level',
  'partners',
  'department',
  'responsible',
  'establishedOn',
  'validTo',
  'capacity',
  'equipmentValue',
  'agreement',
] as const;
export type PlatformColumn = (typeof PLATFORM_COLUMNS)[number];

const USUAL: Record<PlatformKind, readonly PlatformColumn[]> = {
  CONSORTIUM: ['state', 'subkind', 'level', 'partners', 'department', 'establishedOn'],
  INDUSTRY_COLLEGE: ['state', 'level', 'partners', 'department', 'responsible', 'establishedOn', 'agreement'],
  PRACTICE_CENTRE: ['state', 'subkind', 'level', 'partners', 'department', 'establishedOn'],
  TRAINING_BASE: ['state', 'campus', 'partners', 'department', 'capacity', 'validTo', 'equipmentValue'],
  PATHWAY_ALLIANCE: ['state', 'level', 'partners', 'department', 'establishedOn'],
};

/** The columns that the address asks for; the usual ones of the kind when it names none that we know. */
export function platformColumnsOf(kind: PlatformKind, { cols }: Pick<PlatformListState, 'cols'>): PlatformColumn[] {
  const wanted = PLATFORM_COLUMNS.filter((key) => cols?.includes(key));
  return wanted.length > 0 ? wanted : PLATFORM_COLUMNS.filter((key) => USUAL[kind].includes(key));
}
