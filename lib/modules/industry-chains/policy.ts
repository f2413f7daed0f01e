import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import type { ChainFilter } from './list';

type Where = Prisma.DictionaryEntryWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The chains that the caller may see with what belongs to them: the college's people all, others none here. */
export function visibleChains(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId, dictionary: 'CHAIN' };
  return ctx.scope === 'staff' || ctx.scope === 'system' ? mine : { ...mine, id: NOBODY };
}

/** A college has some dozens of chains: they are searched by what stands in them. */
function named(q: string): Where {
  const contains = { contains: q, mode: 'insensitive' as const };
  return { OR: [{ labelZh: contains }, { labelEn: contains }, { code: contains }, { aliases: { has: q } }] };
}

/** The one filter of chains: list, count and export all go through it. */
export function whereChain(ctx: Ctx, filter: ChainFilter): Where {
  const parts: Where[] = [];
  if (filter.state?.length)
    parts.push({
      OR: filter.state.map((state) => ({ retiredOn: state === 'IN_USE' ? null : { not: null } })),
    });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push(named(filter.q));
  return { AND: [visibleChains(ctx), ...parts] };
}
