import type { AgreementKind } from '@/lib/modules/agreements/words';

/** Kinds of agreement that a class can rest on: its own, or one that founds what it is part of. */
export const FOUNDING_KINDS = ['ORDER_CLASS', 'CO_BUILDING', 'FRAMEWORK'] as const satisfies AgreementKind[];

export const CLASS_KINDS = ['ORDER', 'CRAFTSMAN', 'NAMED', 'APPRENTICESHIP'] as const;
export type ClassKind = (typeof CLASS_KINDS)[number];

export const CLASS_STATES = [
  'REQUESTED',
  'REVIEWED',
  'RECRUITING',
  'RUNNING',
  'FINISHED',
  'REJECTED',
  'CANCELLED',
] as const;
export type ClassState = (typeof CLASS_STATES)[number];

/** While its seats are approved and filled: more of them take a reason. */
export const SEATED_STATES = ['RECRUITING', 'RUNNING'] as const satisfies readonly ClassState[];

/** 高职, 3+2, 3+3 */
export const TRACKS = ['COLLEGE', '3+2', '3+3'] as const;
export type Track = (typeof TRACKS)[number];
