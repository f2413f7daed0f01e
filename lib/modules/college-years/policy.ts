import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { teachingColleges } from '@/lib/modules/teams/policy';
import { tokensMatch } from '@/lib/search/where';
import type { YearFilter } from './list';
import type { YearState } from './words';

type Where = Prisma.PlatformYearWhereInput;
const set = { not: null };
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The years that the caller may see. */
export function visibleYears(ctx: Ctx): Where {
  return { institutionId: ctx.institutionId, platform: teachingColleges(ctx) };
}

/** The years that `yearState` gives this state. */
function yearsIn(state: YearState): Where {
  switch (state) {
    case 'DRAFT':
      return { submittedOn: null, approvedOn: null, assessedOn: null };
    case 'SUBMITTED':
      return { submittedOn: set, approvedOn: null, assessedOn: null };
    case 'RUNNING':
      return { approvedOn: set, assessedOn: null };
    case 'ASSESSED':
      return { assessedOn: set, reviewedOn: null };
    case 'REVIEWED':
      return { reviewedOn: set };
  }
}

/** The years that wait for the caller's decision: nobody decides upon what he submitted himself. */
function yearsWaitingFor({ role, membershipId }: Ctx): Where {
  if (grantOf(role, 'governance.review') === null) return { id: NOBODY };
  const notMine = (by: 'authorId' | 'assessorId'): Where => ({ OR: [{ [by]: null }, { [by]: { not: membershipId } }] });
  return {
    OR: [{ AND: [yearsIn('SUBMITTED'), notMine('authorId')] }, { AND: [yearsIn('ASSESSED'), notMine('assessorId')] }],
  };
}

/** The one filter of colleges' years: list, facets, to-do and export all go through it. */
export function whereYear(ctx: Ctx, filter: YearFilter): Where {
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ OR: filter.state.map(yearsIn) });
  if (filter.year?.length) parts.push({ year: { in: filter.year.filter((year) => /^\d{4}$/.test(year)).map(Number) } });
  if (filter.college?.length) parts.push({ platformId: { in: filter.college } });
  if (filter.waiting) parts.push(yearsWaitingFor(ctx));
  if (filter.q) parts.push({ platform: tokensMatch(filter.q) });
  return { ...visibleYears(ctx), AND: parts };
}

type Belongs = Parameters<typeof mayOnPlatform>[2];
type Submitted = { authorId: string | null; assessorId: string | null };

/** Whether the caller may write now: the plan before it is submitted, the self-assessment once it is approved. */
export function mayWriteYear(ctx: Ctx, platform: Belongs, state: YearState): boolean {
  return mayOnPlatform(ctx, 'governance.write', platform) && (state === 'DRAFT' || state === 'RUNNING');
}

/** Whether the caller may decide now: nobody decides upon what he submitted himself. */
export function mayDecideYear(ctx: Ctx, { authorId, assessorId }: Submitted, state: YearState): boolean {
  if (grantOf(ctx.role, 'governance.review') === null) return false;
  if (state === 'SUBMITTED') return authorId !== ctx.membershipId;
  return state === 'ASSESSED' && assessorId !== ctx.membershipId;
}
