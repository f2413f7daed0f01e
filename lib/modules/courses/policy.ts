import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { tokensMatch } from '@/lib/search/where';
import type { CourseFilter } from './list';

type Where = Prisma.PlatformCourseWhereInput;

/** The one filter of industry colleges' courses: list, count, export and figures all go through it. */
export function whereCourse(ctx: Ctx, filter: CourseFilter): Where {
  const on = toDbDate(filter.on ?? ctx.today);
  const parts: Where[] = [{ startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gt: on } }] }];
  if (filter.by) parts.push({ byEnterprise: filter.by === 'ENTERPRISE' });
  if (filter.college?.length) parts.push({ platformId: { in: filter.college } });
  if (filter.q)
    parts.push({ OR: [{ name: { contains: filter.q, mode: 'insensitive' } }, { platform: tokensMatch(filter.q) }] });
  const platform = { AND: [visiblePlatforms(ctx), { kind: 'INDUSTRY_COLLEGE' }] };
  return { institutionId: ctx.institutionId, platform, AND: parts };
}
