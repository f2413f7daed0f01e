import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { tokensMatch } from '@/lib/search/where';
import type { OutputFilter } from './list';

type Where = Prisma.CentreOutputWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The centres whose outputs the caller may see: the college's people all, outsiders none. */
export function producingCentres(ctx: Ctx): Prisma.PlatformWhereInput {
  const inside = ctx.scope === 'staff' || ctx.scope === 'system';
  return { AND: [visiblePlatforms(ctx), inside ? { kind: 'PRACTICE_CENTRE' } : { id: NOBODY }] };
}

const inYear = (year: number): Where => ({
  happenedOn: { gte: toDbDate(`${year}-01-01`), lt: toDbDate(`${year + 1}-01-01`) },
});

/** The one filter of outputs: list, totals, facets, export and the functions of a centre all go through it. */
export function whereOutput(ctx: Ctx, filter: OutputFilter): Where {
  const parts: Where[] = [];
  if (filter.purpose?.length) parts.push({ purpose: { in: filter.purpose } });
  if (filter.year?.length)
    parts.push({ OR: filter.year.filter((year) => /^20\d\d$/.test(year)).map((year) => inYear(Number(year))) });
  if (filter.centre?.length) parts.push({ platformId: { in: filter.centre } });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q)
    parts.push({ OR: [{ title: { contains: filter.q, mode: 'insensitive' } }, { platform: tokensMatch(filter.q) }] });
  return { institutionId: ctx.institutionId, platform: producingCentres(ctx), AND: parts };
}
