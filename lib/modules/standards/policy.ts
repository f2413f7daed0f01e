import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { governedPlatforms } from '@/lib/modules/governance/policy';
import { tokensMatch } from '@/lib/search/where';
import type { IndicatorFilter } from './list';
import type { IndicatorState } from './words';

type Where = Prisma.StandardNodeWhereInput;

/** The branches and indicators that the caller may see. */
export function visibleNodes(ctx: Ctx): Where {
  return { institutionId: ctx.institutionId, platform: governedPlatforms(ctx) };
}

/** The indicators that `indicatorStateOf` gives this state. */
function indicatorsIn(state: IndicatorState): Where {
  switch (state) {
    case 'OPEN':
      return { selfScore: null, met: null };
    case 'ASSESSED':
      return { OR: [{ selfScore: { not: null } }, { met: true }] };
    case 'UNMET':
      return { met: false };
  }
}

/** The one filter of indicators: list, count, facets, to-do, tree and export all go through it. */
export function whereIndicator(ctx: Ctx, filter: IndicatorFilter): Where {
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ OR: filter.state.map(indicatorsIn) });
  if (filter.kind?.length) parts.push({ type: { in: filter.kind } });
  if (filter.year?.length) parts.push({ year: { in: filter.year.filter((year) => /^\d{4}$/.test(year)).map(Number) } });
  if (filter.platform?.length) parts.push({ platformId: { in: filter.platform } });
  if (filter.owner?.length) parts.push({ ownerId: { in: filter.owner } });
  if (filter.mine) parts.push({ ownerId: ctx.membershipId });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) {
    const contains = { contains: filter.q, mode: 'insensitive' as const };
    const own = [{ name: contains }, { observation: contains }, { code: filter.q }];
    parts.push({ OR: [...own, { platform: tokensMatch(filter.q) }] });
  }
  return { AND: [visibleNodes(ctx), { depth: 3 }, ...parts] };
}
