import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { governedPlatforms } from '@/lib/modules/governance/policy';
import type { DueState } from '@/lib/modules/governance/words';
import { tokensMatch } from '@/lib/search/where';
import type { TaskFilter } from './list';

type Where = Prisma.PlatformTaskWhereInput;

/** The tasks that `dueStateOn` gives this state on the day. */
function tasksIn(state: DueState, day: Day): Where {
  const on = toDbDate(day);
  const open: Where = { doneOn: null, droppedOn: null };
  switch (state) {
    case 'OPEN':
      return { ...open, OR: [{ dueOn: null }, { dueOn: { gte: on } }] };
    case 'OVERDUE':
      return { ...open, dueOn: { lt: on } };
    case 'DONE':
      return { doneOn: { not: null } };
    case 'DROPPED':
      return { doneOn: null, droppedOn: { not: null } };
  }
}

/** The one filter of yearly tasks: list, count, facets, to-do and export all go through it. */
export function whereTask(ctx: Ctx, filter: TaskFilter): Where {
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => tasksIn(state, ctx.today)) });
  if (filter.year?.length) parts.push({ year: { in: filter.year.filter((year) => /^\d{4}$/.test(year)).map(Number) } });
  if (filter.platform?.length) parts.push({ platformId: { in: filter.platform } });
  if (filter.owner?.length) parts.push({ ownerId: { in: filter.owner } });
  if (filter.mine) parts.push({ ownerId: ctx.membershipId });
  if (filter.q)
    parts.push({ OR: [{ title: { contains: filter.q, mode: 'insensitive' } }, { platform: tokensMatch(filter.q) }] });
  return { institutionId: ctx.institutionId, platform: governedPlatforms(ctx), AND: parts };
}
