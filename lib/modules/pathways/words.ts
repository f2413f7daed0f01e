export const MODES = ['3+2', '3+3'] as const;
export type Mode = (typeof MODES)[number];

/** Where a pupil stands on a day, by its dates. */
export const PUPIL_STATES = ['ENROLLED', 'TRANSFERRED', 'GRADUATED', 'LEFT'] as const;
export type PupilState = (typeof PUPIL_STATES)[number];

export const PUPIL_EVENTS = ['transfer', 'graduate', 'leave'] as const;
export type PupilEvent = (typeof PUPIL_EVENTS)[number];

/** Who a pupil becomes when it is transferred: a student of the college, one who is entered with it, or whoever is named later. */
export const BECOMES = ['KNOWN', 'NEW', 'LATER'] as const;
export type Becomes = (typeof BECOMES)[number];
/** By what a student is taken for a pupil; by the name alone he is only offered. */
export const LIKENESSES = ['ID_CARD', 'BIRTH', 'NAME'] as const;
export type Likeness = (typeof LIKENESSES)[number];
