import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { personNames } from '@/lib/modules/people/queries';
import { yearState } from './state';
import type { YearRow } from './types';

type Find = Pick<Prisma.PlatformYearFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows of colleges' years for the list, the college's page and the export. */
export async function readYearRows(tx: Tx, ctx: Ctx, find: Find): Promise<YearRow[]> {
  const platform = { select: { id: true, name: true } } as const;
  const found = await tx.platformYear.findMany({
    ...find,
    omit: { plan: true, assessment: true },
    include: { platform },
  });
  const people = await personNames(tx, ctx);
  const nameOf = (id: string | null) => (id ? (people[id] ?? null) : null);
  return found.map(({ id, version, year, platform: college, ...each }) => {
    const days = {
      submittedOn: fromDbDate(each.submittedOn),
      approvedOn: fromDbDate(each.approvedOn),
      assessedOn: fromDbDate(each.assessedOn),
      reviewedOn: fromDbDate(each.reviewedOn),
    };
    return {
      ...{ id, version, year, college, ...days, state: yearState(days) },
      score: each.score === null ? null : Number(each.score),
      ...{ author: nameOf(each.authorId), approver: nameOf(each.approvedById) },
      ...{ assessor: nameOf(each.assessorId), reviewer: nameOf(each.reviewedById) },
    };
  });
}
