import { z } from 'zod';
import {
  id,
  ids,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalInt,
  optionalMoney,
  optionalText,
  requiredDay,
  requiredText,
  version,
  words,
} from '@/lib/kernel/fields';

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

const profile = {
  name: requiredText(120),
  subkind: optionalChoice(ALL_SUBKINDS),
  level: z.enum(LEVELS).default('SCHOOL'),
  departmentId: optionalId(),
  responsibleId: optionalId(),
  agreementId: optionalId(),
  parentId: optionalId(),
  plannedOn: optionalDay(),
  establishedOn: optionalDay(),
  introduction: optionalText(5000),
  remark: optionalText(2000),
  /** Of a training base only. */
  campus: optionalChoice(CAMPUSES),
  capacity: optionalInt(0, 100_000),
  workplaces: optionalInt(0, 100_000),
  builtBy: optionalChoice(BUILDERS),
  validTo: optionalDay(),
  equipmentValue: optionalMoney(),
  address: optionalText(200),
  trades: words(),
  programmeIds: ids(),
};

export const createPlatformInput = z.strictObject({ kind: z.enum(PLATFORM_KINDS), ...profile });
export type PlatformProfile = Omit<z.output<typeof createPlatformInput>, 'kind'>;

const one = { id: id(), version: version() };
export const updatePlatformInput = z.strictObject({ ...one, ...profile });
export const platformVersion = z.strictObject(one);
export const closePlatformInput = z.strictObject({ ...one, on: requiredDay() });
export const platformId = z.strictObject({ id: id() });

export const addPartnerInput = z.strictObject({
  platformId: id(),
  partnerId: id(),
  part: z.enum(PLATFORM_PARTS),
  joinedOn: requiredDay(),
});
export const updatePartnerInput = z.strictObject({
  ...one,
  part: z.enum(PLATFORM_PARTS),
  joinedOn: optionalDay(),
  leftOn: optionalDay(),
});
