import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { personNames } from '@/lib/modules/people/queries';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { mayMend } from './policy';
import { findingStateOn } from './state';
import type { FindingRow } from './types';

type Find = Pick<Prisma.InspectionFindingFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;
const OF = {
  inspection: {
    select: {
      ...{ id: true, inspectedOn: true },
      platform: { select: { id: true, name: true, departmentId: true, responsibleId: true } },
    },
  },
} as const;

/** Rows of findings for the list, the inspection's page and the export. */
export async function readFindingRows(tx: Tx, ctx: Ctx, find: Find): Promise<FindingRow[]> {
  const found = await tx.inspectionFinding.findMany({ ...find, include: OF });
  const people = await personNames(tx, ctx);
  return found.map(({ id, version, what, ownerId, mending, inspection: { platform, ...inspection }, ...dates }) => {
    const days = { dueOn: fromDbDate(dates.dueOn), doneOn: fromDbDate(dates.doneOn) };
    const mayWrite = mayOnPlatform(ctx, 'inspections.write', platform);
    return {
      ...{ id, version, what, ownerId, mending, ...days, state: findingStateOn(days, ctx.today) },
      owner: ownerId ? (people[ownerId] ?? null) : null,
      ...{ mayWrite, mayMend: mayMend(ctx, mayWrite, ownerId) },
      inspection: { id: inspection.id, inspectedOn: fromDbDate(inspection.inspectedOn) },
      base: { id: platform.id, name: platform.name },
    };
  });
}
