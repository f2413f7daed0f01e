export const DESTINATIONS = [
  'EMPLOYED',
  'FURTHER_STUDY',
  'ENLISTED',
  'SELF_EMPLOYED',
  'FREELANCE',
  'UNEMPLOYED',
] as const;
export type Destination = (typeof DESTINATIONS)[number];

/** Destinations that are work: the numerator of local retention among the employed. */
export const AT_WORK = ['EMPLOYED', 'ENLISTED', 'SELF_EMPLOYED', 'FREELANCE'] as const satisfies readonly Destination[];

/** How the college knows of it. */
export const KNOWN_BY = ['AGREEMENT', 'CONTRACT', 'SOCIAL_INSURANCE', 'EMPLOYER', 'GRADUATE', 'LEDGER'] as const;
export type KnownBy = (typeof KNOWN_BY)[number];

/** The steps from the class to who stayed; each is a part of the one before. */
export const FUNNEL_STEPS = ['rostered', 'interned', 'hired', 'stayed'] as const;
export type FunnelKey = (typeof FUNNEL_STEPS)[number];

/** What the rates of a year's graduates are told by. */
export const RATES_BY = ['programme', 'class'] as const;
export type RatesBy = (typeof RATES_BY)[number];
