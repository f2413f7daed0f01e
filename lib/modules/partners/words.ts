export const PARTNER_KINDS = [
  'ENTERPRISE',
  'SECONDARY_SCHOOL',
  'PARK',
  'ASSOCIATION',
  'GOVERNMENT',
  'UNIVERSITY',
  'RESEARCH',
] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];
export const PARTNER_STATES = ['ACTIVE', 'PROSPECT', 'SUSPENDED', 'ENDED'] as const;
export type PartnerState = (typeof PARTNER_STATES)[number];
export const SCALES = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'] as const;
export type Scale = (typeof SCALES)[number];
export const TIERS = ['LEADING', 'BACKBONE', 'GENERAL'] as const;
export type Tier = (typeof TIERS)[number];

export const TIMELINE_KINDS = ['visit', 'file', 'comment', 'change'] as const;
