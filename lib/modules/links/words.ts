/** What a link asks: slots of a post, a week's presence, a signature, an assessment, an incident, hosting again, contact data. */
export const LINK_KINDS = ['SLOTS', 'PRESENT', 'ASSESS', 'HOST_AGAIN', 'SIGN', 'INCIDENT', 'CONTACT'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Open; used once; past its day; taken back. */
export const LINK_STATES = ['OPEN', 'USED', 'EXPIRED', 'REVOKED'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** Who may sign by a link. */
export const LINK_PARTIES = ['SCHOOL', 'ENTERPRISE', 'STUDENT', 'GUARDIAN'] as const;
export type LinkParty = (typeof LINK_PARTIES)[number];

/** For how many days a link is good. */
export const LINK_DAYS = [3, 7, 14, 30] as const;

/** For how long an answer can be taken back. */
export const BACK_WITHIN_MINUTES = 30;
