export const TEACHERS = ['ENTERPRISE', 'COLLEGE'] as const;
export type Teachers = (typeof TEACHERS)[number];

/** What an industry college should reach at least: a quarter of its courses by enterprises. */
export const LEAST_SHARE = 0.25;
