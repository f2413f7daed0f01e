import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { memberOfOperating } from '@/lib/modules/partners/policy';
import { tokensMatch } from '@/lib/search/where';
import type { PlacementFilter } from './list';

type Where = Prisma.PlacementWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The placements that the caller may see: the office and leaders all, a department its students', a teacher those he guides, outsiders their own. */
export function visiblePlacements(ctx: Ctx): Where {
  const at: Where = { institutionId: ctx.institutionId };
  switch (ctx.scope) {
    case 'system':
      return at;
    case 'student':
      return { ...at, studentId: ctx.studentId ?? NOBODY };
    case 'mentor':
      return { ...at, mentorId: ctx.membershipId };
    case 'link':
      return {
        ...at,
        OR: [
          { links: { some: { id: ctx.linkId ?? NOBODY } } },
          { linkLines: { some: { linkId: ctx.linkId ?? NOBODY } } },
        ],
      };
    case 'partner':
      return { ...at, partnerId: ctx.partnerId ?? NOBODY };
  }
  switch (grantOf(ctx.role, 'placements.read')) {
    case 'all':
      return at;
    case 'department':
      return { ...at, student: { programme: { departmentId: ctx.departmentId ?? NOBODY } } };
    case 'own':
      return { ...at, OR: [{ teacherId: ctx.membershipId }, { plan: { teacherId: ctx.membershipId } }] };
    default:
      return { ...at, id: NOBODY };
  }
}

/** Begun by the day, and neither a draft nor cancelled: a ledger's rows and what was started here. */
export const placedBy = (day: Day): Where => ({
  state: { in: ['STARTED', 'ENDED'] },
  startsOn: { lte: toDbDate(day) },
});

/** There on the day. */
const thereOn = (day: Day): Where => {
  const on = toDbDate(day);
  return { ...placedBy(day), OR: [{ endedOn: null, endsOn: { gte: on } }, { endedOn: { gte: on } }] };
};

/** Hired, as it was known on the day where one is asked for. */
const hiredBy = (on: Day | undefined): Prisma.EmploymentWhereInput => ({
  destination: 'EMPLOYED',
  ...(on && { graduatedOn: { lte: toDbDate(on) } }),
});

/** At an enterprise that is a member of a consortium on the day: who joins later leaves the figures of the days before as they were. */
const ofAlliance = (day: Day): Where => ({ partner: { platforms: { some: memberOfOperating(day, 'CONSORTIUM') } } });

/** The one filter of placements: list, count, facets, export and figures all go through it. */
export function wherePlacement(ctx: Ctx, filter: PlacementFilter): Where {
  const day = filter.on ?? ctx.today;
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.stage?.length) parts.push({ stage: { in: filter.stage } });
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.placed) parts.push(placedBy(day));
  if (filter.running) parts.push(thereOn(day));
  if (filter.from) parts.push({ startsOn: { gte: toDbDate(filter.from) } });
  if (filter.to) parts.push({ startsOn: { lte: toDbDate(filter.to) } });
  if (filter.plan?.length) parts.push({ planId: { in: filter.plan } });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.programme?.length) parts.push({ student: { programmeId: { in: filter.programme } } });
  if (filter.department?.length) parts.push({ student: { programme: { departmentId: { in: filter.department } } } });
  if (filter.group?.length) parts.push({ student: { schoolClassId: { in: filter.group } } });
  if (filter.college) parts.push({ platform: { kind: 'INDUSTRY_COLLEGE' } });
  if (filter.alliance) parts.push(ofAlliance(day));
  if (filter.hired) parts.push({ employments: { some: hiredBy(filter.on) } });
  if (filter.breaks?.length) parts.push({ broken: { hasSome: filter.breaks }, state: { not: 'CANCELLED' } });
  if (filter.broken) parts.push({ broken: { isEmpty: false }, state: { not: 'CANCELLED' } });
  if (filter.moved) parts.push({ movedFromId: { not: null } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visiblePlacements(ctx), ...parts] };
}

type Belongs = {
  partnerId: string;
  studentId: string;
  teacherId: string | null;
  mentorId: string | null;
  student: { programme: { departmentId: string | null } };
  plan: { teacherId: string | null } | null;
};

/** Whether the caller may use the permission on this placement, which he sees. */
export function mayOnPlacement(ctx: Ctx, permission: Permission, at: Belongs): boolean {
  switch (grantOf(ctx.role, permission)) {
    case 'all':
      return true;
    case 'department':
      return ctx.departmentId !== null && at.student.programme.departmentId === ctx.departmentId;
    case 'partner':
      return at.partnerId === ctx.partnerId;
    case 'own':
      if (ctx.scope === 'student') return at.studentId === ctx.studentId;
      if (ctx.scope === 'mentor') return at.mentorId === ctx.membershipId;
      return at.teacherId === ctx.membershipId || at.plan?.teacherId === ctx.membershipId;
    default:
      return false;
  }
}
