/** Whether somebody still looks for a job. */
export const INTENTION_STATES = ['LOOKING', 'ENDED'] as const;
export type IntentionState = (typeof INTENTION_STATES)[number];

/** How many places somebody may name. */
export const MOST_PLACES = 10;
