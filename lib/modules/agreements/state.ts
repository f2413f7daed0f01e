import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { agreementInForceOn } from '@/lib/modules/partners/policy';
import type { ShownState } from './words';

/** In force and over within so many days counts as ending. */
export const ENDING_DAYS = 90;

type Where = Prisma.AgreementWhereInput;
type Stored = { state: string; validFrom: Date | null; validTo: Date | null; terminatedOn: Date | null };

/** The state on a day: the stored one, and for a signed agreement what its days make of it. `stateWhere` says the same to the database. */
export function shownState(agreement: Stored, day: Day): ShownState {
  if (agreement.state === 'DRAFT' || agreement.state === 'IN_REVIEW') return agreement.state;
  const on = toDbDate(day);
  if (agreement.terminatedOn && agreement.terminatedOn <= on) return 'TERMINATED';
  if (agreement.validFrom && agreement.validFrom > on) return 'SIGNED';
  return agreement.validTo && agreement.validTo < on ? 'EXPIRED' : 'IN_FORCE';
}

/** The agreements that `shownState` gives this state on the day. */
export function stateWhere(state: ShownState, day: Day): Where {
  const on = toDbDate(day);
  const standing: Where = {
    state: { in: ['SIGNED', 'TERMINATED'] },
    OR: [{ terminatedOn: null }, { terminatedOn: { gt: on } }],
  };
  switch (state) {
    case 'DRAFT':
    case 'IN_REVIEW':
      return { state };
    case 'SIGNED':
      return { ...standing, validFrom: { gt: on } };
    case 'IN_FORCE':
      return agreementInForceOn(day);
    case 'EXPIRED':
      return { ...standing, validTo: { lt: on } };
    case 'TERMINATED':
      return { terminatedOn: { lte: on } };
  }
}

/** In force on the day and over within 90 days. */
export function endingWhere(day: Day): Where {
  return { AND: [agreementInForceOn(day), { validTo: { lte: toDbDate(addDays(day, ENDING_DAYS)) } }] };
}
