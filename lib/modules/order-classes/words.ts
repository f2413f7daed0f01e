export const CLASS_KINDS = ['ORDER', 'CRAFTSMAN', 'NAMED', 'APPRENTICESHIP'] as const;
export type ClassKind = (typeof CLASS_KINDS)[number];

export const CLASS_STATES = [
  'REQUESTED',
  'REVIEWED',
  'RECRUITING',
  'RUNNING',
  'FINISHED',
  'REJECTED',
  'CANCELLED',
] as const;
export type ClassState = (typeof CLASS_STATES)[number];
