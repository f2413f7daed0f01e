export const PLACEMENT_KINDS = ['ORIENTATION', 'POST'] as const;
export type PlacementKind = (typeof PLACEMENT_KINDS)[number];

/** The college's own labels on a post internship: 专业实习, 毕业实习. */
export const STAGES = ['PROFESSIONAL', 'GRADUATION'] as const;
export type Stage = (typeof STAGES)[number];

export const PLACEMENT_STATES = ['DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED', 'ENDED', 'CANCELLED'] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** Arranged by the school, or found by the student (article 9). */
export const SOURCES = ['SCHOOL', 'OWN'] as const;
export type PlacementSource = (typeof SOURCES)[number];

/** 集中, 分散 */
export const FORMS = ['CENTRAL', 'SCATTERED'] as const;
export type PlacementForm = (typeof FORMS)[number];

/** 优秀, 良好, 合格, 不合格 */
export const GRADES = ['EXCELLENT', 'GOOD', 'PASSED', 'FAILED'] as const;
export type Grade = (typeof GRADES)[number];

/** What a ledger states of a placement without a record that shows it. */
export const MARKS = ['LIABILITY', 'ACCIDENT', 'TRAINING', 'AGREEMENT', 'EMERGENCY'] as const;
export type Mark = (typeof MARKS)[number];

/** 八个事先, in their order. */
export const CHECKS = [
  'INSPECTED',
  'DECIDED',
  'CONSENTED',
  'FILED',
  'PLANNED',
  'SAFETY_RULES',
  'AGREED',
  'TRAINED',
] as const;
export type Check = (typeof CHECKS)[number];

/** What an agreement must name and records tell (article 15); the rest stands in its template. */
export const TERMS = ['PLACE', 'LODGING', 'HOURS', 'PAY', 'SAFETY', 'INSURANCE'] as const;
export type Term = (typeof TERMS)[number];

/** Who signs a placement's agreement; the guardian of a minor only. */
export const PARTIES = ['SCHOOL', 'ENTERPRISE', 'STUDENT', 'GUARDIAN'] as const;
export type Party = (typeof PARTIES)[number];

/** What an amendment of a signed agreement may change; another post or enterprise is a move. */
export const AMENDABLE = ['job', 'address', 'startsOn', 'endsOn', 'pay', 'insurer', 'policyNo'] as const;
export type Amendable = (typeof AMENDABLE)[number];
/** Waiting for signatures; in force; taken back. */
export const AMENDMENT_STATES = ['OPEN', 'SIGNED', 'WITHDRAWN'] as const;
export type AmendmentState = (typeof AMENDMENT_STATES)[number];

export const SEVERITIES = ['BLOCK', 'WARN', 'INFO', 'OFF'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const INCIDENT_KINDS = ['ACCIDENT', 'ILLNESS', 'DISPUTE', 'LEAVE', 'OTHER'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Days in which an incident is to be handled where nobody says otherwise; a leave ends by itself. */
export const HANDLED_WITHIN: Record<IncidentKind, number | null> = {
  ACCIDENT: 1,
  ILLNESS: 3,
  DISPUTE: 7,
  LEAVE: null,
  OTHER: 7,
};

/** Article 10: interns over the unit's staff, and over the staff of the same post; exactly as many are allowed. */
export const CAPS = { unit: 0.1, post: 0.2 } as const;

/** What a rule's parameters are named, and in what each is measured; a share is carried as a part of one. */
export const PARAM_UNITS = {
  ...{ age: 'YEARS', adultAge: 'YEARS', studyYears: 'YEARS', minDays: 'DAYS', maxDays: 'DAYS' },
  ...{ unitShare: 'SHARE', postShare: 'SHARE', payShare: 'SHARE', hoursPerDay: 'HOURS', hoursPerWeek: 'HOURS' },
  ...{ daysPerWeek: 'DAYS', spareDays: 'DAYS' },
  ...{ intensity: 'LEVEL', industries: 'CODES', hazards: 'HAZARDS' },
} as const;
/** Why a rule, or a part of it, is not computed: the form or the database keeps it, it is a matter of judgement, no record tells it. */
export const LEFTS = ['FORM', 'JUDGEMENT', 'NO_RECORD'] as const;
export type Left = (typeof LEFTS)[number];

export type ParamName = keyof typeof PARAM_UNITS;
export type ParamUnit = (typeof PARAM_UNITS)[ParamName];

/** Topics of a unit's inspection (article 7). */
export const TOPICS = [
  'QUALIFICATION',
  'INTEGRITY',
  'MANAGEMENT',
  'POSTS',
  'HOURS',
  'WORKPLACE',
  'LIVING',
  'HEALTH',
  'SAFETY',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What may be dangerous or barred about a post, as tags. */
export const HAZARDS = [
  'HEIGHT',
  'UNDERGROUND',
  'RADIATION',
  'TOXIC',
  'EXPLOSIVE',
  'HIGH_RISK',
  'HARMFUL',
  'HEAVY_LOAD',
  'BARRED_FOR_MINORS',
  'ENTERTAINMENT',
  'AGENCY',
] as const;
export type Hazard = (typeof HAZARDS)[number];

/** Forms that are printed with a code: the agreement, an amendment of it, the enterprise's assessment. */
export const PAPERS = ['agreement', 'amendment', 'assessment'] as const;
export type Paper = (typeof PAPERS)[number];
