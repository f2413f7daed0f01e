import type { Day } from '@/lib/kernel/day';
import type { RequestState } from './words';

type Named = { id: string; name: string };

/** A request as those see it who decide on it. */
export type RequestRow = {
  id: string;
  version: number;
  state: RequestState;
  title: string;
  people: number;
  /** Who asks; the number is shown masked, and in clear by a command that the audit notes. */
  name: string;
  phoneMasked: string;
  centre: Named;
  room: string;
  day: Day;
  startsAt: string;
  endsAt: string;
  askedAt: string;
  expiresAt: string;
  reason: string | null;
  decidedBy: string | null;
  mayDecide: boolean;
};

export type RequestFacets = { total: number; state: { value: RequestState; count: number }[] };
