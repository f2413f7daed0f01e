import type { Day } from '@/lib/kernel/day';
import type { DueState } from './words';

/** How a resolution or a task stands on a day, as it follows from its days; late from the day after it was due. The policies' `…In` say the same to the database. */
export function dueStateOn(of: { dueOn: Day | null; doneOn: Day | null; droppedOn?: Day | null }, day: Day): DueState {
  if (of.doneOn) return 'DONE';
  if (of.droppedOn) return 'DROPPED';
  return of.dueOn !== null && of.dueOn < day ? 'OVERDUE' : 'OPEN';
}
