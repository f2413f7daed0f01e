import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { agreementInForceOn } from '@/lib/modules/partners/policy';
import { tokensMatch } from '@/lib/search/where';
import type { PlatformFilter } from './list';
import type { PlatformState } from './words';

type Where = Prisma.PlatformWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';
const ENDING_DAYS = 90;

/** The platforms that the caller may see: the college's people all, a partner those that it belongs to. */
export function visiblePlatforms(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'staff' || ctx.scope === 'system') return mine;
  const partnerId = ctx.scope === 'partner' ? (ctx.partnerId ?? NOBODY) : NOBODY;
  return { ...mine, partners: { some: { partnerId } } };
}

type Days = { plannedOn: Date | null; establishedOn: Date | null; closedOn: Date | null };

/** The state on a day, as it follows from the days: closed from closedOn, operating from establishedOn, planned before. `platformStateWhere` says the same to the database. */
export function platformStateOn({ establishedOn, closedOn }: Days, day: Day): PlatformState {
  const on = toDbDate(day);
  if (closedOn && closedOn <= on) return 'CLOSED';
  return establishedOn && establishedOn <= on ? 'OPERATING' : 'PLANNED';
}

/** The platforms that `platformStateOn` gives this state on the day; one that was only planned later does not count yet. */
export function platformStateWhere(state: PlatformState, day: Day): Where {
  const on = toDbDate(day);
  const open: Where = { OR: [{ closedOn: null }, { closedOn: { gt: on } }] };
  switch (state) {
    case 'CLOSED':
      return { closedOn: { lte: on } };
    case 'OPERATING':
      return { AND: [open, { establishedOn: { lte: on } }] };
    case 'PLANNED':
      return {
        AND: [
          open,
          { OR: [{ establishedOn: null }, { establishedOn: { gt: on } }] },
          { OR: [{ plannedOn: { lte: on } }, { plannedOn: null, establishedOn: { gt: on } }] },
        ],
      };
  }
}

/** Bases in use that no inspection vouches for on the day. What was inspected is not told outside the college. */
function inspectionDueWhere(ctx: Ctx, day: Day): Where {
  if (ctx.scope !== 'staff' && ctx.scope !== 'system') return { id: NOBODY };
  const on = toDbDate(day);
  const good = { inspectedOn: { lte: on }, nextOn: { gte: on } };
  return { kind: 'TRAINING_BASE', inspections: { none: good }, AND: [platformStateWhere('OPERATING', day)] };
}

/** The one filter of platforms: list, count, facets, export and figures all go through it. */
export function wherePlatform(ctx: Ctx, filter: PlatformFilter): Where {
  const day = filter.on ?? ctx.today;
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => platformStateWhere(state, day)) });
  if (filter.level?.length) parts.push({ level: { in: filter.level } });
  if (filter.subkind?.length) parts.push({ subkind: { in: filter.subkind } });
  if (filter.campus) parts.push({ campus: filter.campus });
  if (filter.department?.length) parts.push({ departmentId: { in: filter.department } });
  if (filter.partner?.length) parts.push({ partners: { some: { partnerId: { in: filter.partner } } } });
  if (filter.programme?.length) parts.push({ programmes: { some: { programmeId: { in: filter.programme } } } });
  if (filter.ending) parts.push({ validTo: { gte: toDbDate(day), lte: toDbDate(addDays(day, ENDING_DAYS)) } });
  if (filter.inspection) parts.push(inspectionDueWhere(ctx, day));
  if (filter.agreement) parts.push({ NOT: { agreement: agreementInForceOn(day) } });
  if (filter.restsOn?.length) parts.push({ agreementId: { in: filter.restsOn } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.mine) parts.push({ responsibleId: ctx.membershipId });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visiblePlatforms(ctx), ...parts] };
}

type Belongs = { departmentId: string | null; responsibleId: string | null };

/** Whether the caller may use the permission on this platform: a department's on its own, or the one responsible. */
export function mayOnPlatform(ctx: Ctx, permission: Permission, platform: Belongs): boolean {
  const grant = grantOf(ctx.role, permission);
  if (grant === 'all') return true;
  if (grant !== 'department') return false;
  return (
    platform.responsibleId === ctx.membershipId ||
    (ctx.departmentId !== null && platform.departmentId === ctx.departmentId)
  );
}
