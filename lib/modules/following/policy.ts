import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { visiblePlacements } from '@/lib/modules/placements/policy';

/** The visits that the caller may see: those to interns whom he sees. Inside the college only. */
export function visibleInternVisits(ctx: Ctx): Prisma.InternVisitWhereInput {
  const at = { institutionId: ctx.institutionId };
  return { ...at, placements: { some: { placement: visiblePlacements(ctx) } } };
}

/** Internships of the caller's that run today. */
export function runningPlacements(ctx: Ctx): Prisma.PlacementWhereInput {
  const on = toDbDate(ctx.today);
  return { AND: [visiblePlacements(ctx), { state: 'STARTED', startsOn: { lte: on }, endsOn: { gte: on } }] };
}
