import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import { type Day, toDbDate } from '@/lib/kernel/day';
import type { IntentionState } from './words';

type Where = Prisma.IntentionWhereInput;

/** The state on a day. `intentionsIn` says the same to the database. */
export const intentionState = ({ endedOn }: { endedOn: Date | null }, day: Day): IntentionState =>
  endedOn && endedOn <= toDbDate(day) ? 'ENDED' : 'LOOKING';

/** The intentions that stand in this state on the day; one that was stated later does not stand yet. */
export function intentionsIn(state: IntentionState, day: Day): Where {
  const on = toDbDate(day);
  if (state === 'ENDED') return { endedOn: { lte: on } };
  return { statedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gt: on } }] };
}
