import type { PlatformKind } from '@/lib/modules/platforms/words';

/** Kinds of platform that are governed by a council, with meetings, yearly tasks and an indicator tree. */
export const GOVERNED_KINDS = ['CONSORTIUM', 'INDUSTRY_COLLEGE'] as const satisfies readonly PlatformKind[];

/** How a thing to do stands on a day: still open and in time, late, done, given up. */
export const DUE_STATES = ['OPEN', 'OVERDUE', 'DONE', 'DROPPED'] as const;
export type DueState = (typeof DUE_STATES)[number];

/** A resolution is never given up: the council takes another one. */
export const RESOLUTION_STATES = ['OPEN', 'OVERDUE', 'DONE'] as const satisfies readonly DueState[];
export type ResolutionState = (typeof RESOLUTION_STATES)[number];

/** Kinds that have a council, a charter and rules; a practice centre is governed by its parties, without a tree of indicators. */
export const COUNCIL_KINDS = [...GOVERNED_KINDS, 'PRACTICE_CENTRE'] as const satisfies readonly PlatformKind[];

export const SEAT_RANKS = ['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER', 'OTHER'] as const;
export type SeatRank = (typeof SEAT_RANKS)[number];
/** Held by one at a time; the database keeps it (`council_seats_single`). */
export const SINGLE_RANKS: readonly SeatRank[] = ['CHAIR', 'SECRETARY'];

export const DOCUMENT_KINDS = ['CHARTER', 'RULES', 'MECHANISM', 'TALENT_PLAN', 'OTHER'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
