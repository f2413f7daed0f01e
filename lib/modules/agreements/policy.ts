import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { tokensMatch } from '@/lib/search/where';
import type { AgreementFilter } from './list';
import { endingWhere, stateWhere } from './state';

type Where = Prisma.AgreementWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';
const CONCLUDED: Where = { state: { in: ['SIGNED', 'TERMINATED'] } };

/** The agreements that the caller may see: the college's people all, a partner its own once they are signed. */
export function visibleAgreements(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'staff' || ctx.scope === 'system') return mine;
  const partnerId = ctx.scope === 'partner' ? (ctx.partnerId ?? NOBODY) : NOBODY;
  return { ...mine, ...CONCLUDED, parties: { some: { partnerId } } };
}

function between(field: 'signedOn' | 'validTo', from: Day | undefined, to: Day | undefined): Where[] {
  if (!from && !to) return [];
  return [{ [field]: { gte: from && toDbDate(from), lte: to && toDbDate(to) } }];
}

/** The one filter of agreements: list, count, facets, calendar, export and figures all go through it. */
export function whereAgreement(ctx: Ctx, filter: AgreementFilter): Where {
  const day = filter.on ?? ctx.today;
  const signed = between('signedOn', filter.from, filter.to);
  const parts: Where[] = [...signed, ...between('validTo', filter.endsFrom, filter.endsTo)];
  // The days of a draft are only proposed.
  if (signed.length > 0) parts.push(CONCLUDED);
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => stateWhere(state, day)) });
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.department?.length) parts.push({ departmentId: { in: filter.department } });
  if (filter.responsible?.length) parts.push({ responsibleId: { in: filter.responsible } });
  if (filter.partner?.length) parts.push({ parties: { some: { partnerId: { in: filter.partner } } } });
  if (filter.ending) parts.push(endingWhere(day));
  if (filter.mine) parts.push({ responsibleId: ctx.membershipId });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visibleAgreements(ctx), ...parts] };
}

type Belongs = {
  departmentId: string | null;
  responsibleId: string | null;
  parties: { partnerId: string | null }[];
};

/** Whether the caller may use the permission on this agreement: a department's on its own, or the one responsible. */
export function mayOnAgreement(ctx: Ctx, permission: Permission, agreement: Belongs): boolean {
  switch (grantOf(ctx.role, permission)) {
    case 'all':
      return true;
    case 'department':
      return (
        agreement.responsibleId === ctx.membershipId ||
        (ctx.departmentId !== null && agreement.departmentId === ctx.departmentId)
      );
    case 'own':
      return agreement.responsibleId === ctx.membershipId;
    case 'partner':
      return agreement.parties.some((party) => party.partnerId !== null && party.partnerId === ctx.partnerId);
    default:
      return false;
  }
}
