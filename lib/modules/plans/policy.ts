import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { tokensMatch } from '@/lib/search/where';
import type { PlanFilter } from './list';

type Where = Prisma.InternshipPlanWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The plans that the caller may see: the college's people all. */
export function visiblePlans(ctx: Ctx): Where {
  const inside = ctx.scope === 'staff' || ctx.scope === 'system';
  return { institutionId: ctx.institutionId, ...(inside ? {} : { id: NOBODY }) };
}

/** The plans whose next step is the caller's: to approve, or to bring one's department's own into order. */
export function plansWaitingFor(ctx: Ctx): Where {
  if (grantOf(ctx.role, 'plans.approve') === 'all') return { state: 'IN_REVIEW' };
  if (grantOf(ctx.role, 'plans.write') === 'department')
    return { state: 'DRAFT', departmentId: ctx.departmentId ?? NOBODY };
  return { id: NOBODY };
}

/** The one filter of plans: list, count, facets and export all go through it. */
export function wherePlan(ctx: Ctx, filter: PlanFilter): Where {
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.stage?.length) parts.push({ stage: { in: filter.stage } });
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.department?.length) parts.push({ departmentId: { in: filter.department } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.waiting) parts.push(plansWaitingFor(ctx));
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visiblePlans(ctx), ...parts] };
}

/** Whether the caller may use the permission on this plan: a department's on its own. */
export function mayOnPlan(ctx: Ctx, permission: Permission, plan: { departmentId: string | null }): boolean {
  const grant = ctx.scope === 'staff' ? grantOf(ctx.role, permission) : null;
  return (
    grant === 'all' || (grant === 'department' && ctx.departmentId !== null && plan.departmentId === ctx.departmentId)
  );
}

/** A plan, and for whom it is. */
export type PlanOf = For & { id: string };
type For = { schoolClassId: string | null; orderClassId: string | null; programmeId: string | null };

/** The students for whom a plan is: of its class or classes, else of its programme; of a plan that names none, nobody. */
export function studentsOfPlan(ctx: Ctx, plan: For): Prisma.StudentWhereInput {
  const { schoolClassId, orderClassId, programmeId } = plan;
  const at = { institutionId: ctx.institutionId, leftOn: null };
  if (!schoolClassId && !orderClassId) return { ...at, programmeId: programmeId ?? NOBODY };
  return {
    ...at,
    ...(schoolClassId && { schoolClassId }),
    ...(orderClassId && { rosters: { some: { orderClassId, leftOn: null } } }),
  };
}
