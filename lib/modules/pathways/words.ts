export const MODES = ['3+2', '3+3'] as const;
export type Mode = (typeof MODES)[number];

/** Where a pupil stands on a day, by its dates. */
export const PUPIL_STATES = ['ENROLLED', 'TRANSFERRED', 'GRADUATED', 'LEFT'] as const;
export type PupilState = (typeof PUPIL_STATES)[number];

export const PUPIL_EVENTS = ['transfer', 'graduate', 'leave'] as const;
export type PupilEvent = (typeof PUPIL_EVENTS)[number];
