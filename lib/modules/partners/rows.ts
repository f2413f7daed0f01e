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
import type { PartnerKind, PartnerState, Scale, Tier } from './words';

type Find = {
  where: Prisma.PartnerWhereInput;
  orderBy: Prisma.PartnerOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

const COLUMNS = {
  ...{ id: true, kind: true, name: true, shortName: true, creditCode: true, state: true, tier: true, scale: true },
  ...{ chains: true, industryCode: true, industryText: true, regionCode: true, regionText: true, headcount: true },
  ...{ ownership: true, cooperation: true, ownerId: true, cooperatingSince: true, updatedAt: true },
} as const satisfies Prisma.PartnerSelect;
type Stored = Prisma.PartnerGetPayload<{ select: typeof COLUMNS }>;

/** What hangs on these partners, read once for all of them. */
async function readBelongings(tx: Tx, ctx: Ctx, ids: string[]) {
  const at = { institutionId: ctx.institutionId, partnerId: { in: ids } };
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
  return {
    ...{ links, contacts, agreements },
    departments: await departmentNames(tx, ctx),
    people: await personNames(tx, ctx),
  };
}
type Belongings = Awaited<ReturnType<typeof readBelongings>>;

function rowOf(ctx: Ctx, p: Stored, { links, contacts, agreements, departments, people }: Belongings): PartnerRow {
  const ends = agreements.filter((a) => a.partnerId === p.id).flatMap((a) => fromDbDate(a.agreement.validTo) ?? []);
  const last = ends.sort().at(-1) ?? null;
  const { id, name, shortName, creditCode, chains, headcount, ownership, cooperation } = p;
  return {
    ...{ id, name, shortName, creditCode, chains, headcount, ownership, cooperation },
    kind: p.kind as PartnerKind,
    state: p.state as PartnerState,
    tier: p.tier as Tier | null,
    scale: p.scale as Scale | null,
    industry: p.industryCode ? industryName(p.industryCode, ctx.locale) : p.industryText,
    region: p.regionCode ? regionBrief(p.regionCode, ctx.locale) : p.regionText,
    departments: links.filter((l) => l.partnerId === id).flatMap((l) => departments[l.departmentId] ?? []),
    owner: p.ownerId ? (people[p.ownerId] ?? null) : null,
    contact: contacts.find((c) => c.partnerId === id)?.name ?? null,
    agreements: ends.length,
    agreementEnds: last,
    daysLeft: last === null ? null : daysBetween(ctx.today, last),
    since: fromDbDate(p.cooperatingSince),
    updatedAt: p.updatedAt.toISOString(),
  };
}

/** Rows for the list and the export: the partners' own columns in one read, and what hangs on them in one read each. */
export async function readPartnerRows(tx: Tx, ctx: Ctx, find: Find): Promise<PartnerRow[]> {
  const partners = await tx.partner.findMany({ ...find, select: COLUMNS });
  const ids = partners.map((partner) => partner.id);
  const belongings = await readBelongings(tx, ctx, ids);
  return partners.map((partner) => rowOf(ctx, partner, belongings));
}
