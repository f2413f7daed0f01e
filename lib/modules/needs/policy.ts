import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { byWords } from '@/lib/modules/partners/policy';
import { tokensMatch } from '@/lib/search/where';
import type { NeedFilter } from './list';

type Where = Prisma.NeedWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The needs that the caller may see: the college's people all, a partner its own. */
export function visibleNeeds(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'staff' || ctx.scope === 'system') return mine;
  return { ...mine, partnerId: ctx.scope === 'partner' ? (ctx.partnerId ?? NOBODY) : NOBODY };
}

/** The one filter of needs: list, count, facets, export and figures all go through it. */
export function whereNeed(ctx: Ctx, filter: NeedFilter): Where {
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.department?.length) parts.push({ departmentId: { in: filter.department } });
  if (filter.from) parts.push({ raisedOn: { gte: toDbDate(filter.from) } });
  if (filter.to) parts.push({ raisedOn: { lte: toDbDate(filter.to) } });
  if (filter.openOn) {
    const on = toDbDate(filter.openOn);
    parts.push({ raisedOn: { lte: on }, OR: [{ closedOn: null }, { closedOn: { gt: on } }] });
  }
  if (filter.chain?.length) parts.push({ partner: { OR: byWords(filter.chain, 'chains') } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visibleNeeds(ctx), ...parts] };
}

type Belongs = { partnerId: string; departmentId: string | null };

/** Whether the caller may use the permission on this need: a partner's on its own, a department's on what it sees to. */
export function mayOnNeed(ctx: Ctx, permission: Permission, need: Belongs): boolean {
  switch (grantOf(ctx.role, permission)) {
    case 'all':
      return true;
    case 'department':
      return ctx.departmentId !== null && need.departmentId === ctx.departmentId;
    case 'partner':
      return need.partnerId === ctx.partnerId;
    default:
      return false;
  }
}
