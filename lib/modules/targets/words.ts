/** The figures that the college sets itself a target for; each is a share of a year's graduates. */
export const TARGETED = ['targets.employment_rate', 'targets.local_retention'] as const;
export type Targeted = (typeof TARGETED)[number];
