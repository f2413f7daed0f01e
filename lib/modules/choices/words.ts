/** Preferences by rank and then a proposal, or a slot at once for whoever comes first. */
export const CHOICE_MODES = ['PREFERENCES', 'FIRST_COME'] as const;
export type ChoiceMode = (typeof CHOICE_MODES)[number];

/** How a plan's window stands on a day; none where nobody opened one. */
export const WINDOW_STATES = ['NONE', 'BEFORE', 'OPEN', 'OVER'] as const;
export type WindowState = (typeof WINDOW_STATES)[number];

/** Why a wish was not met: no slot, the enterprise's or the post's cap, barred for this student, no longer offered. */
export const REFUSALS = ['FULL', 'UNIT_CAP', 'POST_CAP', 'BARRED', 'GONE'] as const;
export type Refusal = (typeof REFUSALS)[number];

export const MOST_RANKS = 9;

/** What became of a student's request for an enterprise that it found itself. */
export const OWN_STATES = ['REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN'] as const;
export type OwnState = (typeof OWN_STATES)[number];
