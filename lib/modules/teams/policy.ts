import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { governedPlatforms } from '@/lib/modules/governance/policy';
import { tokensMatch } from '@/lib/search/where';
import type { TeamFilter } from './list';

type Where = Prisma.PlatformMemberWhereInput;

/** The industry colleges whose teams the caller may see: the college's people all, outsiders none. */
export function teachingColleges(ctx: Ctx): Prisma.PlatformWhereInput {
  return { AND: [governedPlatforms(ctx), { kind: 'INDUSTRY_COLLEGE' }] };
}

/** What holds on a day: it has begun and not ended. */
export function currentOn(day: Day) {
  const on = toDbDate(day);
  return { startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gt: on } }] };
}

/** The one filter of teams: list, totals and export all go through it. */
export function whereMember(ctx: Ctx, filter: TeamFilter): Where {
  const parts: Where[] = [currentOn(filter.on ?? ctx.today)];
  if (filter.side) parts.push({ membershipId: filter.side === 'COLLEGE' ? { not: null } : null });
  if (filter.college?.length) parts.push({ platformId: { in: filter.college } });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.q) {
    const contains = { contains: filter.q, mode: 'insensitive' as const };
    const match = tokensMatch(filter.q);
    parts.push({ OR: [{ name: contains }, { duty: contains }, { platform: match }, { partner: match }] });
  }
  return { institutionId: ctx.institutionId, platform: teachingColleges(ctx), AND: parts };
}
