export const VISIT_KINDS = ['VISIT', 'SURVEY', 'EXCHANGE', 'RETURN_VISIT'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];
