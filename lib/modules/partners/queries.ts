import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { nameKey } from '@/lib/identifiers/company-name';
import { normaliseCreditCode } from '@/lib/identifiers/credit-code';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { dictionaryWords } from '@/lib/modules/settings/queries';
import { industryName } from '@/lib/reference/industries';
import { regionName } from '@/lib/reference/regions';
import { tokensMatch } from '@/lib/search/where';
import { type PartnerFilter, partnerList } from './list';
import { agreementInForceOn, visiblePartners, wherePartner } from './policy';
import { readPartnerRows } from './rows';
import { duplicatesInput } from './schema';
import type { DuplicateHint, PartnerRef, PartnerRow } from './types';
import type { PartnerKind, PartnerState } from './words';

const ORDER: Record<(typeof partnerList.sorts)[number], (dir: Dir) => Prisma.PartnerOrderByWithRelationInput> = {
  name: (dir) => ({ name: dir }),
  updated: (dir) => ({ updatedAt: dir }),
  headcount: (dir) => ({ headcount: { sort: dir, nulls: 'last' } }),
  since: (dir) => ({ cooperatingSince: { sort: dir, nulls: 'last' } }),
};

/** One page of partners as the address says. */
export const listPartners = defineQuery({
  permission: 'partners.read',
  input: partnerList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<PartnerRow>> => {
    const where = wherePartner(ctx, input.filter);
    const orderBy = [ORDER[input.sort](input.dir), { id: 'asc' as const }];
    return pageOf(tx, ctx, {
      name: 'partners',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.partner.count({ where }),
      ids: (window) => tx.partner.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (at) =>
        readPartnerRows(
          tx,
          ctx,
          'ids' in at
            ? { where: { institutionId: ctx.institutionId, id: { in: at.ids } }, orderBy }
            : { where, orderBy, ...at },
        ),
    });
  },
});

/** How many there are: the number of a figure, by the list's own filter. */
export async function countPartners(tx: Tx, ctx: Ctx, filter: PartnerFilter): Promise<number> {
  const where = wherePartner(ctx, filter);
  return counted(tx, ctx, 'partners.count', where, () => tx.partner.count({ where }));
}

/** Totals of the list's numbers under a filter, for the foot of the table. */
export const partnerTotals = defineQuery({
  permission: 'partners.read',
  input: z.strictObject({ filter: partnerList.filterSchema }),
  run: ({ tx, ctx, input: { filter } }): Promise<{ headcount: number; agreements: number }> => {
    const where = wherePartner(ctx, filter);
    return counted(tx, ctx, 'partners.totals', { where, on: ctx.today }, async () => {
      const { _sum } = await tx.partner.aggregate({ where, _sum: { headcount: true } });
      const agreements = await tx.agreementParty.count({
        where: { institutionId: ctx.institutionId, partner: where, agreement: agreementInForceOn(ctx.today) },
      });
      return { headcount: _sum.headcount ?? 0, agreements };
    });
  },
});

type GroupField = 'kind' | 'state' | 'tier' | 'scale' | 'regionCity' | 'industryDivision' | 'ownerId' | 'ownership';
type Counted = { value: string | null; count: number };

/** Counts by the values of one column under a filter; null stands for none. */
export async function groupPartners(tx: Tx, ctx: Ctx, filter: PartnerFilter, field: GroupField): Promise<Counted[]> {
  const where = wherePartner(ctx, filter);
  return counted(tx, ctx, `partners.by.${field}`, where, async () => {
    const groups = await tx.partner.groupBy({ by: [field], where, _count: { _all: true } });
    return groups.map((g) => ({ value: g[field] ?? null, count: g._count._all }));
  });
}

function groupByDepartment(tx: Tx, ctx: Ctx, filter: PartnerFilter): Promise<Counted[]> {
  const where = wherePartner(ctx, filter);
  return counted(tx, ctx, 'partners.by.department', where, async () => {
    const groups = await tx.partnerDepartment.groupBy({
      by: ['departmentId'],
      where: { institutionId: ctx.institutionId, partner: where },
      _count: { _all: true },
    });
    return groups.map((g) => ({ value: g.departmentId, count: g._count._all }));
  });
}

/** Counts by the words of a column of many, in the dictionary's order and then those without; one read of its few combinations. */
async function groupByWord(
  tx: Tx,
  ctx: Ctx,
  filter: PartnerFilter,
  field: 'chains' | 'cooperation',
  dictionary: 'CHAIN' | 'COOPERATION',
): Promise<{ value: string; count: number }[]> {
  const where = wherePartner(ctx, filter);
  const groups = await counted(tx, ctx, `partners.by.${field}`, where, () =>
    tx.partner.groupBy({ by: [field], where, _count: { _all: true } }),
  );
  const counts = new Map<string, number>();
  for (const group of groups) {
    const words = group[field];
    for (const word of words.length > 0 ? new Set(words) : ['NONE'])
      counts.set(word, (counts.get(word) ?? 0) + group._count._all);
  }
  const codes = [...(await dictionaryWords(tx, ctx))[dictionary].map(({ code }) => code), 'NONE'];
  return codes.flatMap((value) => {
    const count = counts.get(value);
    return count ? [{ value, count }] : [];
  });
}

/** Counts for the filter chips, tabs and menus. Each group ignores its own filter, so that its other values can be chosen. */
export const partnerFacets = defineQuery({
  permission: 'partners.read',
  input: z.strictObject({ filter: partnerList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const without = (...keys: (keyof PartnerFilter)[]) => ({
      ...filter,
      ...Object.fromEntries(keys.map((key) => [key, undefined])),
    });
    const count = (over: PartnerFilter) => countPartners(tx, ctx, { ...filter, ...over });
    const named = (counts: Counted[], names: Record<string, string>) =>
      counts.flatMap(({ value, count: n }) => (value ? [{ value, label: names[value] ?? '', count: n }] : []));
    const regions = await groupPartners(tx, ctx, without('region'), 'regionCity');
    const industries = await groupPartners(tx, ctx, without('industry'), 'industryDivision');
    const [departments, people] = [await departmentNames(tx, ctx), await personNames(tx, ctx)];
    return {
      kind: await groupPartners(tx, ctx, without('kind'), 'kind'),
      state: await groupPartners(tx, ctx, without('state', 'mine'), 'state'),
      tier: await groupPartners(tx, ctx, without('tier'), 'tier'),
      scale: await groupPartners(tx, ctx, without('scale'), 'scale'),
      chain: await groupByWord(tx, ctx, without('chain'), 'chains', 'CHAIN'),
      cooperation: await groupByWord(tx, ctx, without('cooperation'), 'cooperation', 'COOPERATION'),
      ownership: await groupPartners(tx, ctx, without('ownership'), 'ownership'),
      regions: regions.map((r) => ({ ...r, label: r.value && regionName(r.value, ctx.locale) })),
      industries: industries.map((i) => ({ ...i, label: i.value && industryName(i.value, ctx.locale) })),
      departments: named(await groupByDepartment(tx, ctx, without('department')), departments),
      owners: named(await groupPartners(tx, ctx, without('owner'), 'ownerId'), people),
      agreement: { ENDING: await count({ agreement: 'ENDING' }), NONE: await count({ agreement: 'NONE' }) },
      coop: await count({ coop: '1' }),
      missingCode: await count({ code: 'MISSING' }),
      mine: grantOf(ctx.role, 'partners.update') ? await countPartners(tx, ctx, { ...without('state'), mine: '1' }) : 0,
    };
  },
});

/** What the list and its chips call the things that stand in its address as ids and codes. */
export const partnerFilterNames = defineQuery({
  permission: 'partners.read',
  input: z.strictObject({ filter: partnerList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }): Promise<Record<string, string>> => {
    const ids = filter.group ?? [];
    const groups = await tx.partner.findMany({
      where: { AND: [visiblePartners(ctx), { id: { in: ids } }] },
      select: { id: true, name: true },
    });
    const batches = await tx.importBatch.findMany({
      where: { institutionId: ctx.institutionId, id: { in: filter.batch ?? [] } },
      select: { id: true, fileName: true },
    });
    const codes = (values: string[] = [], name: (code: string) => string | null) =>
      values.map((code) => [code, name(code) ?? code] as const);
    return Object.fromEntries([
      ...groups.map((g) => [g.id, g.name] as const),
      ...batches.map((b) => [b.id, b.fileName] as const),
      ...codes(filter.region, (code) => regionName(code.replace(/-$/, ''), ctx.locale)),
      ...codes(filter.industry, (code) => industryName(code.replace(/-$/, ''), ctx.locale)),
    ]);
  },
});

/** Partners that may be the same as what is being typed: by code, name, former name, or a look-alike of the name. Best first, at most six. */
export const findDuplicates = defineQuery({
  permission: 'partners.create',
  input: duplicatesInput,
  run: async ({ tx, ctx, input }): Promise<DuplicateHint[]> => {
    const code = normaliseCreditCode(input.creditCode);
    const keys = [input.name, ...input.formerNames].map(nameKey).filter((k) => k.length >= 2);
    if (code.length < 18 && keys.length === 0) return [];
    const rows = await tx.$queryRaw<
      { id: string; name: string; credit_code: string | null; state: PartnerState; why: DuplicateHint['why'] }[]
    >`
      select distinct on (id) id, name, credit_code, state, why from (
        select id, name, credit_code, state, 'code' as why, 1 as rank from partners where institution_id = ${ctx.institutionId}::uuid and merged_into_id is null and credit_code = ${code}
        union all
        select id, name, credit_code, state, 'name', 2 from partners where institution_id = ${ctx.institutionId}::uuid and merged_into_id is null and name_key = any(${keys})
        union all
        select p.id, p.name, p.credit_code, p.state, 'formerName', 3 from partner_names n join partners p on p.institution_id = n.institution_id and p.id = n.partner_id
          where n.institution_id = ${ctx.institutionId}::uuid and p.merged_into_id is null and n.name_key = any(${keys})
        union all
        select p.id, p.name, p.credit_code, p.state, 'similar', 4 from partners p, unnest(${keys}::text[]) k
          where p.institution_id = ${ctx.institutionId}::uuid and p.merged_into_id is null and length(k) >= 3 and p.name_key % k and similarity(p.name_key, k) >= 0.5
      ) hits where id is distinct from ${input.exceptId ?? null}::uuid order by id, rank limit 50`;
    const rank = { code: 1, name: 2, formerName: 3, similar: 4 };
    return rows
      .map((r) => ({ id: r.id, name: r.name, creditCode: r.credit_code, state: r.state, why: r.why }))
      .sort((a, b) => rank[a.why] - rank[b.why])
      .slice(0, 6);
  },
});

/** Partners for a picker, by what was typed; without it, the first by name. */
export const partnerOptions = defineQuery({
  permission: 'partners.read',
  input: z.strictObject({ q: z.string().max(100).default(''), kinds: z.array(z.string()).max(10).optional() }),
  run: async ({ tx, ctx, input }): Promise<(PartnerRef & { kind: PartnerKind })[]> => {
    const rows = await tx.partner.findMany({
      where: { AND: [visiblePartners(ctx), tokensMatch(input.q), input.kinds ? { kind: { in: input.kinds } } : {}] },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 20,
      select: { id: true, name: true, kind: true },
    });
    return rows as (PartnerRef & { kind: PartnerKind })[];
  },
});
