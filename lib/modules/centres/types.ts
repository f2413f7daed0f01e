import type { Day } from '@/lib/kernel/day';
import type { Category, Purpose, TrainingState } from './words';

type Named = { id: string; name: string };

export type TrainingRow = {
  id: string;
  version: number;
  name: string;
  centre: Named;
  state: TrainingState;
  hours: number | null;
  audience: string | null;
  plannedOn: Day;
  offeredOn: Day | null;
  retiredOn: Day | null;
  /** Whether the reader may offer or retire it. */
  mayWrite: boolean;
};

export type Counts = { people: number; attendances: number };

/** Of sessions that were held: how many, their hours, and the attendances of whoever took part. */
export type HeldSessions = { sessions: number; hours: number; attendances: number };

/** A session on the timetable. Of what is taken by others an outsider learns only when: no title, nothing to change. */
export type Session = {
  id: string;
  version: number | null;
  roomId: string;
  startsAt: string;
  endsAt: string;
  title: string | null;
  purpose: Purpose | null;
  /** For whom it is, with the record's address where it has a page of its own. */
  who: string | null;
  whoHref: string | null;
  participants: Partial<Record<Category, Counts>>;
  /** Asked for by the public and not answered yet. */
  pending: boolean;
};

/** A session as the page of its class shows it. */
export type ClassSession = {
  id: string;
  heldOn: Day;
  startsAt: string;
  endsAt: string;
  title: string;
  purpose: Purpose;
  centre: Named;
  room: string;
  attendances: number;
};

/** A room of the timetable; closed from the day on, when there is one. */
export type WeekRoom = Named & {
  version: number;
  seats: number | null;
  place: string | null;
  closedOn: Day | null;
  public: boolean;
};

/** A centre's week: its rooms, what is booked in them, and what may be booked. */
export type CentreWeek = {
  centre: Named;
  days: Day[];
  rooms: WeekRoom[];
  sessions: Session[];
  classes: Named[];
  programmes: Named[];
  may: { book: boolean; write: boolean };
};
