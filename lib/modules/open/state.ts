import { addDays, type Day } from '@/lib/kernel/day';
import { CLOSES, DAYS_AHEAD, OPENS } from '@/lib/modules/room-requests/words';

export type Span = { from: number; to: number };
export type FreeTime = { from: string; to: string };

/** What is left of a time when what is taken is cut out of it, in order. */
export function without(whole: Span, taken: readonly Span[]): Span[] {
  const free: Span[] = [];
  let from = whole.from;
  for (const each of [...taken].sort((a, b) => a.from - b.from)) {
    if (each.from > from) free.push({ from, to: Math.min(each.from, whole.to) });
    from = Math.max(from, each.to);
  }
  if (from < whole.to) free.push({ from, to: whole.to });
  return free.filter((each) => each.to > each.from);
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' });
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const SOONEST = 120 * MINUTE;
const at = (day: Day, time: string) => Date.parse(`${day}T${time}:00+08:00`);

/** When a room can be asked for on a day: within the hours that are open, not taken, and not before two hours from now. Times of less than half an hour are none. */
export function freeOn(day: Day, taken: readonly Span[], now: number): FreeTime[] {
  const soonest = Math.ceil((now + SOONEST) / QUARTER) * QUARTER;
  const whole = { from: Math.max(at(day, OPENS), soonest), to: at(day, CLOSES) };
  return without(whole, taken)
    .filter(({ from, to }) => to - from >= 2 * QUARTER)
    .map(({ from, to }) => ({ from: clock.format(from), to: clock.format(to) }));
}

/** The seven days that are shown from a day on: none before today, none beyond what may be asked for. */
export function daysFrom(on: Day | undefined, today: Day): Day[] {
  const last = addDays(today, DAYS_AHEAD - 1);
  const [first] = [on && on > today ? on : today, last].sort();
  return Array.from({ length: 7 }, (_, n) => addDays(first ?? today, n)).filter((day) => day <= last);
}
