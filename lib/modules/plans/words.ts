export const PLAN_STATES = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'CLOSED', 'CANCELLED'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
