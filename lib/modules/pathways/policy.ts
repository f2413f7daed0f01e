import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { tokensMatch } from '@/lib/search/where';
import type { PathwayFilter } from './list';

type Where = Prisma.PathwayClassWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';
/** Groups of the secondary catalogue; a college's is twenty less. */
const GROUPS = Array.from({ length: 19 }, (_, at) => 61 + at);

/** The classes that the caller may see: the college's people all, a secondary school its own. */
export function visiblePathways(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'staff' || ctx.scope === 'system') return mine;
  return { ...mine, schoolId: ctx.scope === 'partner' ? (ctx.partnerId ?? NOBODY) : NOBODY };
}

/** Agreed on the day, and not over. */
export function agreedOn(day: Day): Where {
  const on = toDbDate(day);
  return { agreedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gt: on } }] };
}

/** Both codes are known, and no group leads from one to the other. */
function inDoubt(): Where {
  const fits = GROUPS.map(
    (group): Where => ({
      schoolProgrammeCode: { startsWith: String(group) },
      programme: { code: { startsWith: String(group - 20) } },
    }),
  );
  return { schoolProgrammeCode: { not: null }, programme: { code: { not: null } }, NOT: { OR: fits } };
}

/** The one filter of pathway classes: list, count, facets, export and figures all go through it. */
export function wherePathway(ctx: Ctx, filter: PathwayFilter): Where {
  const parts: Where[] = [];
  if (filter.mode?.length) parts.push({ mode: { in: filter.mode } });
  if (filter.current) parts.push(agreedOn(filter.on ?? ctx.today));
  if (filter.asked) parts.push({ agreedOn: null, endedOn: null });
  if (filter.grade?.length) parts.push({ gradeYear: { in: filter.grade.map(Number).filter(Number.isInteger) } });
  if (filter.school?.length) parts.push({ schoolId: { in: filter.school } });
  if (filter.enterprise?.length) parts.push({ enterpriseId: { in: filter.enterprise } });
  if (filter.programme?.length) parts.push({ programmeId: { in: filter.programme } });
  if (filter.department?.length) parts.push({ programme: { departmentId: { in: filter.department } } });
  if (filter.platform?.length) parts.push({ platformId: { in: filter.platform } });
  if (filter.agreement?.length) parts.push({ agreementId: { in: filter.agreement } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.code === 'DOUBT') parts.push(inDoubt());
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visiblePathways(ctx), ...parts] };
}

type Belongs = { schoolId: string; programme: { departmentId: string | null } | null };

/** Whether the caller may use the permission on this class: a department's on those of its programmes, a school's on its own. */
export function mayOnPathway(ctx: Ctx, permission: Permission, at: Belongs): boolean {
  switch (grantOf(ctx.role, permission)) {
    case 'all':
      return true;
    case 'department':
      return ctx.departmentId !== null && at.programme?.departmentId === ctx.departmentId;
    case 'partner':
      return at.schoolId === ctx.partnerId;
    default:
      return false;
  }
}
