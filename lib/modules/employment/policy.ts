import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { memberOfOperating } from '@/lib/modules/partners/policy';
import { tokensMatch } from '@/lib/search/where';
import type { EmploymentFilter } from './list';
import type { FunnelKey } from './words';

type Where = Prisma.EmploymentWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The destinations that the caller may see: the office and leaders all, a department its graduates', a graduate its own. */
export function visibleEmployments(ctx: Ctx): Where {
  const at: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'system') return at;
  if (ctx.scope === 'student') return { ...at, studentId: ctx.studentId ?? NOBODY };
  switch (ctx.scope === 'staff' ? grantOf(ctx.role, 'employment.read') : null) {
    case 'all':
      return at;
    case 'department':
      return { ...at, student: { programme: { departmentId: ctx.departmentId ?? NOBODY } } };
    default:
      return { ...at, id: NOBODY };
  }
}

/** In the college's own city: the first four digits of the region (GB/T 2260). */
export const inCity = (city: string): Where => ({ placeCode: { startsWith: city } });
/** At an enterprise that is a member of a consortium on the day. */
const ofAlliance = (day: Day): Where => ({ partner: { platforms: { some: memberOfOperating(day, 'CONSORTIUM') } } });
const ofYear = (year: string): Where[] =>
  /^\d{4}$/.test(year) ? [{ graduatedOn: { gte: toDbDate(`${year}-01-01`), lte: toDbDate(`${year}-12-31`) } }] : [];

/**
 * What the filter is read with: the college's own city by its settings, the latest year of which anything is known, and the enterprises whose classes
 * have or had students.
 */
export type Known = { city: string | null; latestYear: string | null; sponsors: readonly string[] };

/** Whoever came as far as this step; each step asks all that the one before asks, of one and the same sponsor. */
function asFarAs(step: FunnelKey, sponsors: readonly string[]): Where {
  if (step === 'rostered') return { student: { rosters: { some: {} } } };
  // An OR of nothing would be no condition at all.
  if (sponsors.length === 0) return { id: NOBODY };
  const interned = (partnerId: string): Where => ({
    student: {
      rosters: { some: { partnerId } },
      placements: { some: { partnerId, kind: 'POST', state: { in: ['STARTED', 'ENDED'] } } },
    },
  });
  if (step === 'interned') return { OR: sponsors.map(interned) };
  const hired = sponsors.map((partnerId) => ({ ...interned(partnerId), partnerId, destination: 'EMPLOYED' }));
  return { OR: hired, ...(step === 'stayed' && { stayedYear: true }) };
}

/** The one filter of destinations: list, count, totals, export and figures all go through it. */
export function whereEmployment(ctx: Ctx, filter: EmploymentFilter, { city, latestYear, sponsors }: Known): Where {
  const parts: Where[] = [];
  if (filter.destination?.length) parts.push({ destination: { in: filter.destination } });
  if (filter.year?.length) parts.push({ OR: [{ id: NOBODY }, ...filter.year.flatMap(ofYear)] });
  if (filter.latest) parts.push(latestYear ? { AND: ofYear(latestYear) } : { id: NOBODY });
  if (filter.on) parts.push({ graduatedOn: { lte: toDbDate(filter.on) } });
  if (filter.programme?.length) parts.push({ student: { programmeId: { in: filter.programme } } });
  if (filter.department?.length) parts.push({ student: { programme: { departmentId: { in: filter.department } } } });
  if (filter.group?.length) parts.push({ student: { schoolClassId: { in: filter.group } } });
  if (filter.unclassed) parts.push({ student: { schoolClassId: null } });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.hired) parts.push({ partnerId: { not: null }, destination: 'EMPLOYED' });
  if (filter.local) parts.push(city ? inCity(city) : { id: NOBODY });
  if (filter.alliance) parts.push({ destination: 'EMPLOYED', ...ofAlliance(filter.on ?? ctx.today) });
  if (filter.orderClass?.length) parts.push({ orderClassId: { in: filter.orderClass } });
  if (filter.ordered) parts.push({ orderClassId: { not: null } });
  if (filter.interned) parts.push({ placementId: { not: null } });
  if (filter.step) parts.push(asFarAs(filter.step, sponsors));
  if (filter.matches) parts.push({ matches: true });
  if (filter.unverified) parts.push({ verifiedOn: null });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push({ OR: [{ student: tokensMatch(filter.q) }, { employer: { contains: filter.q } }] });
  return { AND: [visibleEmployments(ctx), ...parts] };
}

type Belongs = { student: { programme: { departmentId: string | null } } };

/** Whether the caller may use the permission on this destination, which he sees. */
export function mayOnEmployment(ctx: Ctx, permission: Permission, at: Belongs): boolean {
  const grant = ctx.scope === 'staff' ? grantOf(ctx.role, permission) : null;
  if (grant === 'department')
    return ctx.departmentId !== null && at.student.programme.departmentId === ctx.departmentId;
  return grant === 'all';
}
