import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import type { TrainingState } from './words';

type Days = { offeredOn: Day | null; retiredOn: Day | null };

/** Where a training programme stands on the day: in development until it is offered, offered until it is retired. */
export function trainingStateOn({ offeredOn, retiredOn }: Days, day: Day): TrainingState {
  if (retiredOn && retiredOn <= day) return 'RETIRED';
  return offeredOn && offeredOn <= day ? 'OFFERED' : 'DEVELOPMENT';
}

/** The seven days of the week that holds the day, from Monday on. */
export function weekOf(day: Day): Day[] {
  const monday = addDays(day, -((toDbDate(day).getUTCDay() + 6) % 7));
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

/** A moment by the college's clock; time as `08:30`. */
export const momentAt = (day: Day, time: string): Date => new Date(`${day}T${time}:00+08:00`);
