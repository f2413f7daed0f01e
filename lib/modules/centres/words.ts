/** 实践教学, 社会培训, 真实生产, 技术服务: what a practice centre is for. */
export const PURPOSES = ['TEACHING', 'TRAINING', 'PRODUCTION', 'SERVICE'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CATEGORIES = ['STUDENT', 'EMPLOYEE', 'PUBLIC'] as const;
export type Category = (typeof CATEGORIES)[number];

export const TRAINING_STATES = ['DEVELOPMENT', 'OFFERED', 'RETIRED'] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];
