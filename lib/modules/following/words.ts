/** How a teacher sees an intern: 实地, 线上, 电话. */
export const VISIT_WAYS = ['ON_SITE', 'ONLINE', 'PHONE'] as const;
export type VisitWay = (typeof VISIT_WAYS)[number];

/** How often a plan asks students to write. */
export const JOURNAL_EVERY = ['DAILY', 'WEEKLY', 'NONE'] as const;
export type JournalEvery = (typeof JOURNAL_EVERY)[number];

/** Why somebody is to be called today, the most urgent first. */
export const REASONS = [
  'INCIDENT_OVERDUE',
  'NOT_BACK',
  'INCIDENT_OPEN',
  'ABSENT',
  'INSURANCE_ENDING',
  'WEEK_OPEN',
  'JOURNAL_MISSING',
  'VISIT_DUE',
  'ENDING',
] as const;
export type Reason = (typeof REASONS)[number];
