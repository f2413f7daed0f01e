import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { mayCarryOut } from '@/lib/modules/governance/policy';
import { dueStateOn } from '@/lib/modules/governance/state';
import { personNames } from '@/lib/modules/people/queries';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import type { TaskRow } from './types';

type Find = Pick<Prisma.PlatformTaskFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows of tasks for the list, the platform's page and the export. */
export async function readTaskRows(tx: Tx, ctx: Ctx, find: Find): Promise<TaskRow[]> {
  const platform = { select: { id: true, name: true, departmentId: true, responsibleId: true } } as const;
  const found = await tx.platformTask.findMany({ ...find, include: { platform } });
  const people = await personNames(tx, ctx);
  return found.map(({ id, version, title, year, ownerId, result, platform: of, ...dates }) => {
    const days = {
      dueOn: fromDbDate(dates.dueOn),
      doneOn: fromDbDate(dates.doneOn),
      droppedOn: fromDbDate(dates.droppedOn),
    };
    const mayWrite = mayOnPlatform(ctx, 'governance.write', of);
    return {
      ...{ id, version, title, year, ownerId, result, ...days, state: dueStateOn(days, ctx.today) },
      owner: ownerId ? (people[ownerId] ?? null) : null,
      platform: { id: of.id, name: of.name },
      ...{ mayWrite, mayDo: mayCarryOut(ctx, mayWrite, ownerId) },
    };
  });
}
