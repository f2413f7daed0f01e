/** INVITED: the link has not been used yet. ENDED: the membership is over, the person stays in the records. */
export const MEMBER_STATES = ['ACTIVE', 'INVITED', 'ENDED'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];
