import type { RequestState } from './words';

type Stored = { state: string; expiresAt: Date; cancelled: boolean };

/** Where a request stands now. `inRequestState` says the same to the database. */
export function requestStateAt({ state, expiresAt, cancelled }: Stored, now: Date): RequestState {
  if (state === 'PENDING' && expiresAt <= now) return 'EXPIRED';
  if (state === 'CONFIRMED' && cancelled) return 'CANCELLED';
  return state as RequestState;
}
