import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { vacanciesIn } from '@/lib/modules/vacancies/state';
import { divisionsOf } from '@/lib/reference/industries';
import { tokensMatch } from '@/lib/search/where';
import type { PartnerFilter } from './list';

type Where = Prisma.PartnerWhereInput;
/** Ends a code that stands for itself alone: `C-` for a section without a division, `15-` for a province without a city. */
const EXACT = '-';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The partners that the caller may see; merged ones are gone from everywhere. */
export function visiblePartners(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId, mergedIntoId: null };
  if (ctx.scope === 'staff' || ctx.scope === 'system') return mine;
  return { ...mine, id: ctx.scope === 'partner' ? (ctx.partnerId ?? NOBODY) : NOBODY };
}

/** An agreement that is in force on the day: signed, begun, not yet over and not terminated. */
export function agreementInForceOn(day: Day): Prisma.AgreementWhereInput {
  const on = toDbDate(day);
  return {
    state: { in: ['SIGNED', 'TERMINATED'] },
    validFrom: { lte: on },
    validTo: { gte: on },
    OR: [{ terminatedOn: null }, { terminatedOn: { gt: on } }],
  };
}

/** A part in a platform that was in operation on the day. */
export function memberOfOperating(day: Day, kind?: string): Prisma.PlatformPartnerWhereInput {
  const on = toDbDate(day);
  return {
    AND: [{ OR: [{ joinedOn: null }, { joinedOn: { lte: on } }] }, { OR: [{ leftOn: null }, { leftOn: { gt: on } }] }],
    platform: { kind, establishedOn: { lte: on }, OR: [{ closedOn: null }, { closedOn: { gt: on } }] },
  };
}

/**
 * In cooperation on a day: its state said so on that day, or an agreement with it was in force, or it had a part in a platform or base in
 * operation. Classes join here and nowhere else.
 */
export function inCooperationOn(day: Day): Where {
  const on = toDbDate(day);
  return {
    OR: [
      {
        statePeriods: {
          some: { state: 'ACTIVE', startedOn: { lte: on }, OR: [{ endedOn: null }, { endedOn: { gt: on } }] },
        },
      },
      { parties: { some: { agreement: agreementInForceOn(day) } } },
      { platforms: { some: memberOfOperating(day) } },
    ],
  };
}

function oneOf<T extends string>(values: readonly T[] | undefined, field: string): Where[] {
  if (!values?.length) return [];
  const named = values.filter((v) => v !== 'NONE');
  const conditions: Where[] = named.length > 0 ? [{ [field]: { in: named } }] : [];
  if (values.includes('NONE' as T)) conditions.push({ [field]: null });
  return [conditions.length === 1 ? (conditions[0] as Where) : { OR: conditions }];
}

function byIndustry(codes: readonly string[] | undefined): Where[] {
  if (!codes?.length) return [];
  return [
    {
      OR: codes.map((code): Where => {
        if (code === 'NONE') return { industryCode: null };
        if (code.endsWith(EXACT)) return { industryDivision: code.slice(0, -1) };
        if (/^[A-Z]$/.test(code)) return { industryDivision: { in: [code, ...divisionsOf(code)] } };
        return code.length === 2 ? { industryDivision: code } : { industryCode: { startsWith: code } };
      }),
    },
  ];
}

function byRegion(codes: readonly string[] | undefined): Where[] {
  if (!codes?.length) return [];
  return [
    {
      OR: codes.map((code): Where => {
        if (code === 'NONE') return { regionCode: null };
        if (code.endsWith(EXACT)) return { regionCity: code.slice(0, -1) };
        return code.length === 4 ? { regionCity: code } : { regionCode: { startsWith: code } };
      }),
    },
  ];
}

/** Partners with one of the words in a column of many; NONE for those without any. */
export function byWords(codes: readonly string[] | undefined, field: 'chains' | 'cooperation'): Where[] {
  if (!codes?.length) return [];
  return [{ OR: codes.map((c): Where => (c === 'NONE' ? { [field]: { isEmpty: true } } : { [field]: { has: c } })) }];
}

function byAgreement(kind: PartnerFilter['agreement'], day: Day): Where[] {
  if (!kind) return [];
  const inForce = agreementInForceOn(day);
  if (kind === 'NONE') return [{ parties: { none: { agreement: inForce } } }];
  return [{ parties: { some: { agreement: { AND: [inForce, { validTo: { lte: toDbDate(addDays(day, 90)) } }] } } } }];
}

/** The one filter of partners: list, count, facets, export, bulk actions and figures all go through it. */
export function wherePartner(ctx: Ctx, filter: PartnerFilter): Where {
  const day = filter.on ?? ctx.today;
  const parts: Where[] = [
    ...oneOf(filter.kind, 'kind'),
    ...oneOf(filter.state, 'state'),
    ...oneOf(filter.tier, 'tier'),
    ...oneOf(filter.scale, 'scale'),
    ...oneOf(filter.ownership, 'ownership'),
    ...byWords(filter.chain, 'chains'),
    ...byWords(filter.cooperation, 'cooperation'),
    ...byIndustry(filter.industry),
    ...byRegion(filter.region),
    ...byAgreement(filter.agreement, day),
  ];
  if (filter.coop) parts.push(inCooperationOn(day));
  if (filter.department?.length) parts.push({ departments: { some: { departmentId: { in: filter.department } } } });
  if (filter.owner?.length) parts.push({ ownerId: { in: filter.owner } });
  if (filter.mine) parts.push({ ownerId: ctx.membershipId });
  if (filter.group?.length) parts.push({ OR: [{ groupId: { in: filter.group } }, { id: { in: filter.group } }] });
  if (filter.from) parts.push({ cooperatingSince: { gte: toDbDate(filter.from) } });
  if (filter.to) parts.push({ cooperatingSince: { lte: toDbDate(filter.to) } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.code === 'MISSING') parts.push({ creditCode: null });
  if (filter.alliance) parts.push({ platforms: { some: memberOfOperating(day, 'PATHWAY_ALLIANCE') } });
  if (filter.hiring) parts.push({ vacancies: { some: vacanciesIn('OPEN', day) } });
  if (filter.q) parts.push(tokensMatch(filter.q));
  const seen = visiblePartners(ctx);
  return parts.length > 0 ? { ...seen, AND: parts } : seen;
}

type Belongs = { departments: { departmentId: string }[]; ownerId: string | null };

/** Whether the caller may use the permission on this partner: a department's on partners that it works with, or that one looks after oneself. */
export function mayOnPartner(ctx: Ctx, permission: Permission, partner: Belongs & { id: string }): boolean {
  switch (grantOf(ctx.role, permission)) {
    case 'all':
      return true;
    case 'department':
      return (
        partner.ownerId === ctx.membershipId || partner.departments.some((d) => d.departmentId === ctx.departmentId)
      );
    case 'own':
      return partner.ownerId === ctx.membershipId;
    case 'partner':
      return partner.id === ctx.partnerId;
    default:
      return false;
  }
}
