/** In force from when to when stands in ProgrammePeriod: 新增, 招生, 停招, 撤销. */
export const PROGRAMME_STATES = ['NEW', 'ENROLLING', 'STOPPED', 'WITHDRAWN'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];
/** Programmes that take students in. */
export const ACTIVE_STATES = ['NEW', 'ENROLLING'] as const satisfies readonly ProgrammeState[];

export const PROGRAMME_LEVELS = ['SECONDARY', 'COLLEGE', 'BACHELOR'] as const;
export type ProgrammeLevel = (typeof PROGRAMME_LEVELS)[number];

/** 重点建设, 改造升级, 限制撤销, 保持 */
export const ADJUSTMENT_LISTS = ['BUILD_UP', 'UPGRADE', 'RESTRICT', 'KEEP'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_LISTS)[number];
export const ADJUSTMENT_STATES = ['PROPOSED', 'REVIEWED', 'FORWARDED', 'DECIDED', 'RETURNED'] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

export const FIRST_YEAR = 1950;
export const LAST_YEAR = 2100;
export const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => String(FIRST_YEAR + at));
