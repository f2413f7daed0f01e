import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { daysBetween, fromDbDate } from '@/lib/kernel/day';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { industryName } from '@/lib/reference/industries';
import { regionBrief } from '@/lib/reference/regions';
import { agreementInForceOn } from './policy';
import type { PartnerRow } from './types';

type Find = {
  where: Prisma.PartnerWhereInput;
  orderBy: Prisma.PartnerOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Rows for the list and the export: the partners' own columns in one read, and what hangs on them in one read each. */
export async function readPartnerRows(tx: Tx, ctx: Ctx, find: Find): Promise<PartnerRow[]> {
  const partners = await tx.partner.findMany({
    ...find,
    select: {
      id: true,
      kind: true,
      name: true,
      shortName: true,
      creditCode: true,
      state: true,
      tier: true,
      scale: true,
      chains: true,
      industryCode: true,
      industryText: true,
      regionCode: true,
      regionText: true,
      headcount: true,
      ownership: true,
      cooperation: true,
      ownerId: true,
      cooperatingSince: true,
      updatedAt: true,
    },
  });
  const at = { institutionId: ctx.institutionId, partnerId: { in: partners.map((p) => p.id) } };
  const links = await tx.partnerDepartment.findMany({ where: at, select: { partnerId: true, departmentId: true } });
  const contacts = await tx.contact.findMany({
    where: { ...at, leftOn: null },
    orderBy: { position: 'asc' },
    select: { partnerId: true, name: true },
  });
  const agreements = await tx.agreementParty.findMany({
    where: { ...at, agreement: agreementInForceOn(ctx.today) },
    select: { partnerId: true, agreement: { select: { validTo: true } } },
  });
  const departments = await departmentNames(tx, ctx);
  const people = await personNames(tx, ctx);
  return partners.map((p) => {
    const ends = agreements.filter((a) => a.partnerId === p.id).flatMap((a) => fromDbDate(a.agreement.validTo) ?? []);
    const last = ends.sort().at(-1) ?? null;
    return {
      id: p.id,
      kind: p.kind,
      name: p.name,
      shortName: p.shortName,
      creditCode: p.creditCode,
      state: p.state,
      tier: p.tier,
      scale: p.scale,
      chains: p.chains,
      industry: p.industryCode ? industryName(p.industryCode, ctx.locale) : p.industryText,
      region: p.regionCode ? regionBrief(p.regionCode, ctx.locale) : p.regionText,
      headcount: p.headcount,
      ownership: p.ownership,
      cooperation: p.cooperation,
      departments: links.filter((l) => l.partnerId === p.id).flatMap((l) => departments[l.departmentId] ?? []),
      owner: p.ownerId ? (people[p.ownerId] ?? null) : null,
      contact: contacts.find((c) => c.partnerId === p.id)?.name ?? null,
      agreements: ends.length,
      agreementEnds: last,
      daysLeft: last && daysBetween(ctx.today, last),
      since: fromDbDate(p.cooperatingSince),
      updatedAt: p.updatedAt.toISOString(),
    } as PartnerRow;
  });
}
