import type { Day } from '@/lib/kernel/day';
import type { FindingState } from './words';

/** How a finding stands on a day, as it follows from its days; late from the day after it was due. `findingsIn` of the policy says the same to the database. */
export function findingStateOn({ dueOn, doneOn }: { dueOn: Day; doneOn: Day | null }, day: Day): FindingState {
  if (doneOn) return 'DONE';
  return dueOn < day ? 'OVERDUE' : 'OPEN';
}
