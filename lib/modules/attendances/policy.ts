import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { momentAt } from '@/lib/modules/centres/state';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { tokensMatch } from '@/lib/search/where';
import type { AttendanceFilter } from './list';

type Where = Prisma.SessionParticipantWhereInput;
type Sessions = Prisma.CentreSessionWhereInput;

/** The sessions that stand and that the caller may see: the college's people all, a partner its own. */
export function visibleSessions(ctx: Ctx): Sessions {
  const inside = ctx.scope === 'staff' || ctx.scope === 'system';
  const own = inside ? {} : { partnerId: ctx.partnerId ?? ctx.membershipId };
  return {
    institutionId: ctx.institutionId,
    cancelledAt: null,
    pendingUntil: null,
    platform: visiblePlatforms(ctx),
    ...own,
  };
}

/** The one filter of attendances: list, totals, facets, export and figures all go through it. */
export function whereAttendance(ctx: Ctx, filter: AttendanceFilter): Where {
  const parts: Sessions[] = [visibleSessions(ctx)];
  if (filter.purpose?.length) parts.push({ purpose: { in: filter.purpose } });
  if (filter.from) parts.push({ startsAt: { gte: momentAt(filter.from, '00:00') } });
  if (filter.to) parts.push({ startsAt: { lt: momentAt(addDays(filter.to, 1), '00:00') } });
  if (filter.centre?.length) parts.push({ platformId: { in: filter.centre } });
  if (filter.orderClass?.length) parts.push({ orderClassId: { in: filter.orderClass } });
  if (filter.training?.length) parts.push({ trainingProgrammeId: { in: filter.training } });
  if (filter.q)
    parts.push({ OR: [{ title: { contains: filter.q, mode: 'insensitive' } }, { platform: tokensMatch(filter.q) }] });
  const category = filter.category?.length ? { category: { in: filter.category } } : {};
  return { institutionId: ctx.institutionId, ...category, session: { AND: parts } };
}
