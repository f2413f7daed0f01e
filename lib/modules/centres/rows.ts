import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { trainingStateOn } from './state';
import type { TrainingRow } from './types';

type Find = {
  where: Prisma.TrainingProgrammeWhereInput;
  orderBy?: Prisma.TrainingProgrammeOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Rows for the list and the export as they stand on a day. */
export async function readTrainingRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<TrainingRow[]> {
  const centre = { select: { id: true, name: true, departmentId: true, responsibleId: true } } as const;
  const found = await tx.trainingProgramme.findMany({ ...find, include: { platform: centre } });
  return found.map(({ id, version, name, hours, audience, platform, ...dates }) => {
    const days = {
      plannedOn: fromDbDate(dates.plannedOn),
      offeredOn: fromDbDate(dates.offeredOn),
      retiredOn: fromDbDate(dates.retiredOn),
    };
    return {
      ...{ id, version, name, hours, audience, ...days, state: trainingStateOn(days, day) },
      centre: { id: platform.id, name: platform.name },
      mayWrite: mayOnPlatform(ctx, 'platforms.write', platform),
    };
  });
}
