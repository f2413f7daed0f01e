import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import type { TrainingFilter } from './list';
import type { TrainingState } from './words';

type Where = Prisma.TrainingProgrammeWhereInput;

/** The programmes that `trainingStateOn` gives this state on the day; one that was only planned later does not count yet. */
function inState(state: TrainingState, day: Day): Where {
  const on = toDbDate(day);
  const notRetired: Where = { OR: [{ retiredOn: null }, { retiredOn: { gt: on } }] };
  switch (state) {
    case 'RETIRED':
      return { retiredOn: { lte: on } };
    case 'OFFERED':
      return { AND: [notRetired, { offeredOn: { lte: on } }] };
    case 'DEVELOPMENT':
      return { AND: [notRetired, { plannedOn: { lte: on }, OR: [{ offeredOn: null }, { offeredOn: { gt: on } }] }] };
  }
}

/** The one filter of training programmes: list, count, export and figure all go through it. */
export function whereTraining(ctx: Ctx, filter: TrainingFilter): Where {
  const day = filter.on ?? ctx.today;
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => inState(state, day)) });
  if (filter.centre?.length) parts.push({ platformId: { in: filter.centre } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push({ name: { contains: filter.q, mode: 'insensitive' } });
  return { institutionId: ctx.institutionId, platform: visiblePlatforms(ctx), AND: parts };
}
