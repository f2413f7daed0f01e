export const PLATFORM_KINDS = [
  'CONSORTIUM',
  'INDUSTRY_COLLEGE',
  'PRACTICE_CENTRE',
  'TRAINING_BASE',
  'PATHWAY_ALLIANCE',
] as const;
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

/** Follows from the days: 筹建, 运行, 撤销. */
export const PLATFORM_STATES = ['PLANNED', 'OPERATING', 'CLOSED'] as const;
export type PlatformState = (typeof PLATFORM_STATES)[number];

export const LEVELS = ['SCHOOL', 'CITY', 'REGION', 'NATIONAL'] as const;
export type Level = (typeof LEVELS)[number];

/** What kinds of a kind there are. */
export const SUBKINDS = {
  CONSORTIUM: ['MUNICIPAL', 'INDUSTRY'],
  INDUSTRY_COLLEGE: [],
  PRACTICE_CENTRE: ['SCHOOL', 'PUBLIC', 'ENTERPRISE'],
  TRAINING_BASE: ['PRODUCTIVE', 'VIRTUAL', 'GENERAL'],
  PATHWAY_ALLIANCE: [],
} as const satisfies Record<PlatformKind, readonly string[]>;
export const ALL_SUBKINDS = [
  'MUNICIPAL',
  'INDUSTRY',
  'SCHOOL',
  'PUBLIC',
  'ENTERPRISE',
  'PRODUCTIVE',
  'VIRTUAL',
  'GENERAL',
] as const;
export type Subkind = (typeof ALL_SUBKINDS)[number];

export const CAMPUSES = ['ON', 'OFF'] as const;
export type Campus = (typeof CAMPUSES)[number];
export const BUILDERS = ['SCHOOL', 'JOINT', 'ENTERPRISE'] as const;
export type Builder = (typeof BUILDERS)[number];

export const PLATFORM_PARTS = ['INITIATOR', 'LEAD', 'MEMBER'] as const;
export type PlatformPart = (typeof PLATFORM_PARTS)[number];
