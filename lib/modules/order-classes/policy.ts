import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { tokensMatch } from '@/lib/search/where';
import type { OrderClassFilter } from './list';

type Where = Prisma.OrderClassWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The classes that the caller may see: the college's people all, a partner its own. */
export function visibleOrderClasses(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'staff' || ctx.scope === 'system') return mine;
  return { ...mine, partnerId: ctx.scope === 'partner' ? (ctx.partnerId ?? NOBODY) : NOBODY };
}

/** The one filter of classes: list, count and facets all go through it. */
export function whereOrderClass(ctx: Ctx, filter: OrderClassFilter): Where {
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visibleOrderClasses(ctx), ...parts] };
}

/** Whether the caller may use the permission on this class: a department's on its own. */
export function mayOnOrderClass(ctx: Ctx, permission: Permission, at: { departmentId: string | null }): boolean {
  const grant = grantOf(ctx.role, permission);
  if (grant === 'all') return true;
  return grant === 'department' && ctx.departmentId !== null && at.departmentId === ctx.departmentId;
}
