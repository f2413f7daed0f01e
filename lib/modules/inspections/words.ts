/** 合格, 限期整改, 停用整改: what was found on the day. */
export const INSPECTION_RESULTS = ['PASSED', 'MENDING', 'FAILED'] as const;
export type InspectionResult = (typeof INSPECTION_RESULTS)[number];

/** How a finding stands on a day: it is mended or not, and never given up. */
export const FINDING_STATES = ['OPEN', 'OVERDUE', 'DONE'] as const;
export type FindingState = (typeof FINDING_STATES)[number];
