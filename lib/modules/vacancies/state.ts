import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import { type Day, toDbDate } from '@/lib/kernel/day';
import type { VacancyState } from './words';

type Where = Prisma.VacancyWhereInput;
type Stored = { opensOn: Date; closesOn: Date; withdrawnOn: Date | null };

/** The state on a day: planned, open and expired follow from the days. `vacanciesIn` says the same to the database. */
export function vacancyState({ opensOn, closesOn, withdrawnOn }: Stored, day: Day): VacancyState {
  const on = toDbDate(day);
  if (withdrawnOn && withdrawnOn <= on) return 'WITHDRAWN';
  if (opensOn > on) return 'PLANNED';
  return closesOn > on ? 'OPEN' : 'EXPIRED';
}

/** The vacancies that `vacancyState` gives this state on the day. */
export function vacanciesIn(state: VacancyState, day: Day): Where {
  const on = toDbDate(day);
  const standing: Where = { OR: [{ withdrawnOn: null }, { withdrawnOn: { gt: on } }] };
  switch (state) {
    case 'WITHDRAWN':
      return { withdrawnOn: { lte: on } };
    case 'PLANNED':
      return { ...standing, opensOn: { gt: on } };
    case 'OPEN':
      return { ...standing, opensOn: { lte: on }, closesOn: { gt: on } };
    case 'EXPIRED':
      return { ...standing, opensOn: { lte: on }, closesOn: { lte: on } };
  }
}
