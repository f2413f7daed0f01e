import type { PlatformKind } from '@/lib/modules/platforms/words';

/** Kinds of platform that are governed by a council, with meetings, yearly tasks and an indicator tree. */
export const GOVERNED_KINDS = ['CONSORTIUM', 'INDUSTRY_COLLEGE'] as const satisfies readonly PlatformKind[];

/** How a thing to do stands on a day: still open and in time, late, done, given up. */
export const DUE_STATES = ['OPEN', 'OVERDUE', 'DONE', 'DROPPED'] as const;
export type DueState = (typeof DUE_STATES)[number];

/** A resolution is never given up: the council takes another one. */
export const RESOLUTION_STATES = ['OPEN', 'OVERDUE', 'DONE'] as const satisfies readonly DueState[];
export type ResolutionState = (typeof RESOLUTION_STATES)[number];
