/** 编制中, 计划待审, 执行中, 自评待审, 已审核: where a college's year stands. */
export const YEAR_STATES = ['DRAFT', 'SUBMITTED', 'RUNNING', 'ASSESSED', 'REVIEWED'] as const;
export type YearState = (typeof YEAR_STATES)[number];

/** States in which somebody has to approve or review. */
export const WAITING_STATES = ['SUBMITTED', 'ASSESSED'] as const satisfies readonly YearState[];
