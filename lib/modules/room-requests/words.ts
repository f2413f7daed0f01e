/** Where a request stands: expired is what nobody answered in time, cancelled what was confirmed and fell through. */
export const REQUEST_STATES = ['PENDING', 'CONFIRMED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Rooms are open to the public from eight to ten in the evening; the database holds the same. */
export const [OPENS, CLOSES] = ['08:00', '22:00'];
/** A time asked for is four hours at most. */
export const LONGEST_HOURS = 4;
/** So many days ahead may be asked for. */
export const DAYS_AHEAD = 35;
