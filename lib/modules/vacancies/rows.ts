import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, fromDbDate } from '@/lib/kernel/day';
import { regionBrief } from '@/lib/reference/regions';
import { vacancyState } from './state';
import type { VacancyRow } from './types';

type Find = Pick<Prisma.VacancyFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows for the list, the export and the records that a vacancy belongs to, as they stand on a day. */
export async function readVacancyRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<VacancyRow[]> {
  const found = await tx.vacancy.findMany({
    ...find,
    omit: { searchTokens: true },
    include: {
      partner: { select: { id: true, name: true } },
      programmes: { select: { programme: { select: { name: true } } }, orderBy: { programme: { name: 'asc' } } },
    },
  });
  return found.map(({ id, title, partner, places, payFrom, payTo, ...v }) => ({
    ...{ id, title, partner, places, payFrom, payTo, public: v.public },
    state: vacancyState(v, day),
    place: v.placeCode ? regionBrief(v.placeCode, ctx.locale) : null,
    programmes: v.programmes.map(({ programme }) => programme.name),
    opensOn: fromDbDate(v.opensOn),
    lastOn: addDays(fromDbDate(v.closesOn), -1),
  }));
}
