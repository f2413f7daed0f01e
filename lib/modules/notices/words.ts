/** What a notice is: a region's plan of its industries, a policy, what enterprises ask for, a report. */
export const NOTICE_KINDS = ['PLAN', 'POLICY', 'DEMAND', 'REPORT'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_STATES = ['DRAFT', 'PUBLISHED'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];
