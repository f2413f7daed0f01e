export const AGREEMENT_KINDS = [
  'FRAMEWORK',
  'CO_BUILDING',
  'ORDER_CLASS',
  'BASE',
  'INTERNSHIP',
  'RESEARCH',
  'PATHWAY',
] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** What is stored. */
export const AGREEMENT_STATES = ['DRAFT', 'IN_REVIEW', 'SIGNED', 'TERMINATED'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** What people see: a signed one not yet begun (SIGNED), in force or expired by its days. */
export const SHOWN_STATES = ['DRAFT', 'IN_REVIEW', 'SIGNED', 'IN_FORCE', 'EXPIRED', 'TERMINATED'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** 甲 乙 丙 … */
export const PARTS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Part = (typeof PARTS)[number];
