import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { personNames } from '@/lib/modules/people/queries';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { mayCarryOut } from './policy';
import { dueStateOn } from './state';
import type { ResolutionRow } from './types';
import type { ResolutionState } from './words';

type Find = Pick<Prisma.ResolutionFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;
const OF = {
  meeting: {
    select: {
      ...{ id: true, title: true, heldOn: true },
      platform: { select: { id: true, name: true, departmentId: true, responsibleId: true } },
    },
  },
} as const;

/** Rows of resolutions for the list, the meeting's page and the export. */
export async function readResolutionRows(tx: Tx, ctx: Ctx, find: Find): Promise<ResolutionRow[]> {
  const found = await tx.resolution.findMany({ ...find, include: OF });
  const people = await personNames(tx, ctx);
  return found.map(({ id, version, text, ownerId, result, meeting: { platform, ...meeting }, ...dates }) => {
    const days = { dueOn: fromDbDate(dates.dueOn), doneOn: fromDbDate(dates.doneOn) };
    const mayWrite = mayOnPlatform(ctx, 'governance.write', platform);
    return {
      ...{ id, version, text, ownerId, result, ...days },
      owner: ownerId ? (people[ownerId] ?? null) : null,
      state: dueStateOn(days, ctx.today) as ResolutionState,
      ...{ mayWrite, mayDo: mayCarryOut(ctx, mayWrite, ownerId) },
      meeting: { id: meeting.id, name: meeting.title, heldOn: fromDbDate(meeting.heldOn) },
      platform: { id: platform.id, name: platform.name },
    };
  });
}
