import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import { ROLES, type Role } from '@/lib/authz/roles';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import type { PlatformKind } from '@/lib/modules/platforms/words';
import { tokensMatch } from '@/lib/search/where';
import type { ResolutionFilter } from './list';
import { COUNCIL_KINDS, GOVERNED_KINDS, type ResolutionState } from './words';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Roles to which a resolution or a task can be given. */
export const CARRYING_ROLES: Role[] = ROLES.filter((role) => grantOf(role, 'governance.carry-out') !== null);

function insidePlatforms(ctx: Ctx, kinds: readonly PlatformKind[]): Prisma.PlatformWhereInput {
  const inside = ctx.scope === 'staff' || ctx.scope === 'system';
  return { AND: [visiblePlatforms(ctx), inside ? { kind: { in: [...kinds] } } : { id: NOBODY }] };
}

/** The platforms whose meetings, tasks and indicators the caller may see: the college's people all, outsiders none. */
export const governedPlatforms = (ctx: Ctx): Prisma.PlatformWhereInput => insidePlatforms(ctx, GOVERNED_KINDS);

/** The platforms whose council, charter and rules the caller may see. */
export const councilPlatforms = (ctx: Ctx): Prisma.PlatformWhereInput => insidePlatforms(ctx, COUNCIL_KINDS);

/** The versions of charters and rules that the caller may see. */
export function visibleDocuments(ctx: Ctx): Prisma.PlatformDocumentWhereInput {
  return { institutionId: ctx.institutionId, platform: councilPlatforms(ctx) };
}

/** Seats that are held on the day: from the first day of the term to the last before its end. */
export function heldOn(day: Day): Prisma.CouncilSeatWhereInput {
  const on = toDbDate(day);
  return { startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gt: on } }] };
}

/** The meetings that the caller may see. */
export function visibleMeetings(ctx: Ctx): Prisma.MeetingWhereInput {
  return { institutionId: ctx.institutionId, platform: governedPlatforms(ctx) };
}

/** The resolutions that `dueStateOn` gives this state on the day. */
function resolutionsIn(state: ResolutionState, day: Day): Prisma.ResolutionWhereInput {
  const on = toDbDate(day);
  switch (state) {
    case 'OPEN':
      return { doneOn: null, OR: [{ dueOn: null }, { dueOn: { gte: on } }] };
    case 'OVERDUE':
      return { doneOn: null, dueOn: { lt: on } };
    case 'DONE':
      return { doneOn: { not: null } };
  }
}

/** The one filter of resolutions: list, count, to-do and export all go through it. */
export function whereResolution(ctx: Ctx, filter: ResolutionFilter): Prisma.ResolutionWhereInput {
  const parts: Prisma.ResolutionWhereInput[] = [];
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => resolutionsIn(state, ctx.today)) });
  if (filter.platform?.length) parts.push({ meeting: { platformId: { in: filter.platform } } });
  if (filter.owner?.length) parts.push({ ownerId: { in: filter.owner } });
  if (filter.mine) parts.push({ ownerId: ctx.membershipId });
  if (filter.q) {
    const contains = { contains: filter.q, mode: 'insensitive' as const };
    const meeting = { OR: [{ title: contains }, { platform: tokensMatch(filter.q) }] };
    parts.push({ OR: [{ text: contains }, { meeting }] });
  }
  return { institutionId: ctx.institutionId, meeting: visibleMeetings(ctx), AND: parts };
}

/** Whether the caller may say that it is carried out: whoever it was given to, and whoever may change it. */
export function mayCarryOut(ctx: Ctx, mayWrite: boolean, ownerId: string | null): boolean {
  return mayWrite || (grantOf(ctx.role, 'governance.carry-out') !== null && ownerId === ctx.membershipId);
}
