import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { onChains } from '@/lib/modules/programmes/policy';
import { tokensMatch } from '@/lib/search/where';
import type { OrderClassFilter } from './list';
import type { ClassState } from './words';

type Where = Prisma.OrderClassWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The classes that the caller may see: the college's people all, a partner its own. */
export function visibleOrderClasses(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'staff' || ctx.scope === 'system') return mine;
  return { ...mine, partnerId: ctx.scope === 'partner' ? (ctx.partnerId ?? NOBODY) : NOBODY };
}

/** A class that runs on the day: begun and not yet over. */
export function runningOn(day: Day): Where {
  const on = toDbDate(day);
  return { startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gt: on } }] };
}

/** A place in a class that is held on the day. */
export function placeHeldOn(day: Day): Prisma.RosterWhereInput {
  const on = toDbDate(day);
  return { joinedOn: { lte: on }, OR: [{ leftOn: null }, { leftOn: { gt: on } }] };
}

/** The classes whose next step is the caller's: to review in one's department, to approve, to bring one's own request into order. */
export function waitingFor(ctx: Ctx): Where {
  const steps: Where[] = [];
  const review = grantOf(ctx.role, 'order-classes.review');
  if (review === 'department') steps.push({ state: 'REQUESTED', departmentId: ctx.departmentId ?? NOBODY });
  // The office sees to what has found no department.
  if (review === 'all') steps.push({ state: 'REQUESTED', departmentId: null });
  if (grantOf(ctx.role, 'order-classes.approve') === 'all') steps.push({ state: 'REVIEWED' });
  if (ctx.scope === 'partner') steps.push({ state: 'REJECTED' });
  return steps.length > 0 ? { OR: steps } : { id: NOBODY };
}

/** The one filter of classes: list, count, facets, export and figures all go through it. */
export function whereOrderClass(ctx: Ctx, filter: OrderClassFilter): Where {
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.running) parts.push(runningOn(filter.on ?? ctx.today));
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.programme?.length) parts.push({ programmeId: { in: filter.programme } });
  if (filter.department?.length) parts.push({ departmentId: { in: filter.department } });
  if (filter.chain?.length) parts.push({ programme: { is: onChains(filter.chain) } });
  if (filter.platform?.length) parts.push({ platformId: { in: filter.platform } });
  if (filter.agreement?.length) parts.push({ agreementId: { in: filter.agreement } });
  if (filter.of?.length) parts.push({ platform: { kind: { in: filter.of } } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.waiting) parts.push(waitingFor(ctx));
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visibleOrderClasses(ctx), ...parts] };
}

type Belongs = { departmentId: string | null; partnerId: string };

/** Whether the caller may use the permission on this class: a department's on its own, a partner's on its own. */
export function mayOnOrderClass(ctx: Ctx, permission: Permission, at: Belongs): boolean {
  switch (grantOf(ctx.role, permission)) {
    case 'all':
      return true;
    case 'department':
      return ctx.departmentId !== null && at.departmentId === ctx.departmentId;
    case 'partner':
      return at.partnerId === ctx.partnerId;
    default:
      return false;
  }
}

/** Whether the caller may change what the class says of itself: the college until it is over or cancelled, its partner while it is only asked for. */
export function mayEdit(ctx: Ctx, at: Belongs & { state: string }): boolean {
  if (!mayOnOrderClass(ctx, 'order-classes.write', at)) return false;
  const open: ClassState[] =
    ctx.scope === 'partner'
      ? ['REQUESTED', 'REJECTED']
      : ['REQUESTED', 'REVIEWED', 'RECRUITING', 'RUNNING', 'REJECTED'];
  return open.includes(at.state as ClassState);
}
