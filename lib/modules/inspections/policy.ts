import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import { ROLES, type Role } from '@/lib/authz/roles';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { tokensMatch } from '@/lib/search/where';
import type { FindingFilter } from './list';
import type { FindingState } from './words';

type Where = Prisma.InspectionFindingWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Roles to which a finding can be given. */
export const MENDING_ROLES: Role[] = ROLES.filter((role) => grantOf(role, 'inspections.mend') !== null);

/** The bases whose inspections the caller may see: the college's people all, outsiders none. */
export function inspectedBases(ctx: Ctx): Prisma.PlatformWhereInput {
  const inside = ctx.scope === 'staff' || ctx.scope === 'system';
  return { AND: [visiblePlatforms(ctx), inside ? { kind: 'TRAINING_BASE' } : { id: NOBODY }] };
}

/** The inspections that the caller may see. */
export function visibleInspections(ctx: Ctx): Prisma.InspectionWhereInput {
  return { institutionId: ctx.institutionId, platform: inspectedBases(ctx) };
}

/** The findings that `findingStateOn` gives this state on the day. */
function findingsIn(state: FindingState, day: Day): Where {
  const on = toDbDate(day);
  switch (state) {
    case 'OPEN':
      return { doneOn: null, dueOn: { gte: on } };
    case 'OVERDUE':
      return { doneOn: null, dueOn: { lt: on } };
    case 'DONE':
      return { doneOn: { not: null } };
  }
}

/** The one filter of findings: list, count, facets, to-do and export all go through it. */
export function whereFinding(ctx: Ctx, filter: FindingFilter): Where {
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => findingsIn(state, ctx.today)) });
  if (filter.base?.length) parts.push({ inspection: { platformId: { in: filter.base } } });
  if (filter.owner?.length) parts.push({ ownerId: { in: filter.owner } });
  if (filter.mine) parts.push({ ownerId: ctx.membershipId });
  if (filter.q)
    parts.push({
      OR: [{ what: { contains: filter.q, mode: 'insensitive' } }, { inspection: { platform: tokensMatch(filter.q) } }],
    });
  return { institutionId: ctx.institutionId, inspection: visibleInspections(ctx), AND: parts };
}

/** Whether the caller may say that it is mended: whoever it was given to, and whoever may change it. */
export function mayMend(ctx: Ctx, mayWrite: boolean, ownerId: string | null): boolean {
  return mayWrite || (grantOf(ctx.role, 'inspections.mend') !== null && ownerId === ctx.membershipId);
}
