import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { nameKey } from '@/lib/identifiers/company-name';
import { normaliseCreditCode } from '@/lib/identifiers/credit-code';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { industryName } from '@/lib/reference/industries';
import { regionName } from '@/lib/reference/regions';
import { tokensMatch } from '@/lib/search/where';
import { type PartnerFilter, partnerList } from './list';
import { agreementInForceOn, inCooperationOn, mayOnPartner, visiblePartners, wherePartner } from './policy';
import { readPartnerRows } from './rows';
import { duplicatesInput, type PartnerKind, type PartnerState, partnerId } from './schema';
import type { DuplicateHint, PartnerForm, PartnerRecord, PartnerRef, PartnerRow } from './types';

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

type GroupField = 'kind' | 'state' | 'tier' | 'scale' | 'regionCity' | 'industryDivision';

/** Counts by the values of one column under a filter; null stands for none. */
export async function groupPartners(
  tx: Tx,
  ctx: Ctx,
  filter: PartnerFilter,
  field: GroupField,
): Promise<{ value: string | null; count: number }[]> {
  const where = wherePartner(ctx, filter);
  return counted(tx, ctx, `partners.by.${field}`, where, async () => {
    const groups = await tx.partner.groupBy({ by: [field], where, _count: { _all: true } });
    return groups.map((g) => ({ value: g[field] ?? null, count: g._count._all }));
  });
}

/** Counts for the filter chips and tabs. Each group ignores its own filter, so that its other values can be chosen. */
export const partnerFacets = defineQuery({
  permission: 'partners.read',
  input: z.strictObject({ filter: partnerList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const without = (key: keyof PartnerFilter) => ({ ...filter, [key]: undefined });
    const [state, tier, scale, regionCity] = [
      await groupPartners(tx, ctx, { ...without('state'), mine: undefined }, 'state'),
      await groupPartners(tx, ctx, without('tier'), 'tier'),
      await groupPartners(tx, ctx, without('scale'), 'scale'),
      await groupPartners(tx, ctx, without('region'), 'regionCity'),
    ];
    const agreement = {
      ENDING: await countPartners(tx, ctx, { ...filter, agreement: 'ENDING' }),
      NONE: await countPartners(tx, ctx, { ...filter, agreement: 'NONE' }),
    };
    const mine = grantOf(ctx.role, 'partners.update')
      ? await countPartners(tx, ctx, { ...without('state'), mine: '1' })
      : 0;
    const regions = regionCity.map((r) => ({ ...r, label: r.value ? regionName(r.value, ctx.locale) : null }));
    return { state, tier, scale, regions, agreement, mine };
  },
});

/** What the form edits, as it is now; null when it is not visible. */
export async function readPartnerForm(tx: Tx, ctx: Ctx, id: string): Promise<PartnerForm | null> {
  const p = await tx.partner.findFirst({
    where: { AND: [visiblePartners(ctx), { id }] },
    include: {
      departments: { select: { departmentId: true } },
      names: { orderBy: { name: 'asc' } },
      contacts: { where: { leftOn: null }, orderBy: { position: 'asc' } },
    },
  });
  if (!p) return null;
  const { kind, state, scale, tier } = p as typeof p & Pick<PartnerForm, 'kind' | 'state' | 'scale' | 'tier'>;
  const own = [
    'id',
    'version',
    'name',
    'shortName',
    'creditCode',
    'noCodeReason',
    'industryCode',
    'industryText',
    'chains',
    'ownership',
    'regionCode',
    'regionText',
    'address',
    'website',
    'headcount',
    'legalPerson',
    'listed',
    'cooperation',
    'programmes',
    'ownerId',
    'groupId',
    'introduction',
    'remark',
  ] as const;
  const plain = Object.fromEntries(own.map((key) => [key, p[key]])) as Pick<typeof p, (typeof own)[number]>;
  return {
    ...plain,
    kind,
    state,
    scale,
    tier,
    capital: p.capital === null ? null : Number(p.capital),
    cooperatingSince: fromDbDate(p.cooperatingSince),
    departmentIds: p.departments.map((d) => d.departmentId),
    formerNames: p.names.filter((n) => n.kind === 'FORMER').map((n) => n.name),
    aliases: p.names.filter((n) => n.kind === 'ALIAS').map((n) => n.name),
    contacts: p.contacts.map((c) => ({
      id: c.id,
      name: c.name,
      title: c.title,
      phone: c.phoneMasked,
      wechat: c.wechat,
      email: c.email,
      isLiaison: c.isLiaison,
    })),
  };
}

export const getPartnerForm = defineQuery({
  permission: 'partners.read',
  input: partnerId,
  run: async ({ tx, ctx, input }) => (await readPartnerForm(tx, ctx, input.id)) ?? notFound(),
});

/** The record page: the form's content with the names behind its ids, history, and what the caller may do. */
export const getPartner = defineQuery({
  permission: 'partners.read',
  input: partnerId,
  run: async ({ tx, ctx, input }): Promise<PartnerRecord> => {
    const form = (await readPartnerForm(tx, ctx, input.id)) ?? notFound();
    const at = { institutionId: ctx.institutionId };
    const more = await tx.partner.findFirst({
      where: { ...at, id: input.id },
      select: {
        owner: { select: { user: { select: { name: true } } } },
        group: { select: { name: true } },
        departments: { select: { department: { select: { name: true } } } },
        subsidiaries: {
          where: { mergedIntoId: null },
          select: { id: true, name: true },
          orderBy: { name: 'asc' },
          take: 100,
        },
        statePeriods: { orderBy: { startedOn: 'desc' } },
        mergesTo: {
          where: { undoneAt: null },
          select: { id: true, mergedAt: true, source: { select: { name: true } } },
        },
      },
    });
    const inCooperation =
      (await tx.partner.count({ where: { ...at, id: input.id, AND: [inCooperationOn(ctx.today)] } })) > 0;
    const last = await tx.agreement.findFirst({
      where: { ...at, ...agreementInForceOn(ctx.today), parties: { some: { partnerId: input.id } } },
      orderBy: { validTo: 'desc' },
      select: { validTo: true },
    });
    const belongs = {
      id: form.id,
      ownerId: form.ownerId,
      departments: form.departmentIds.map((departmentId) => ({ departmentId })),
    };
    const may = (permission: Parameters<typeof mayOnPartner>[1]) => mayOnPartner(ctx, permission, belongs);
    return {
      ...form,
      industryName: form.industryCode ? industryName(form.industryCode, ctx.locale) : form.industryText,
      regionName: form.regionCode ? regionName(form.regionCode, ctx.locale) : form.regionText,
      groupName: more?.group?.name ?? null,
      ownerName: more?.owner?.user.name ?? null,
      departmentNames: more?.departments.map((d) => d.department.name) ?? [],
      contactViews: form.contacts.map((c) => ({ ...c, id: c.id ?? '', phoneMasked: c.phone })),
      subsidiaries: more?.subsidiaries ?? [],
      statePeriods: (more?.statePeriods ?? []).map((s) => ({
        state: s.state as PartnerState,
        reason: s.reason,
        startedOn: fromDbDate(s.startedOn),
        endedOn: fromDbDate(s.endedOn),
      })),
      mergedFrom: (more?.mergesTo ?? []).map((m) => ({
        mergeId: m.id,
        name: m.source.name,
        mergedAt: m.mergedAt.toISOString(),
      })),
      inCooperation,
      agreementEnds: fromDbDate(last?.validTo ?? null),
      may: {
        update: may('partners.update'),
        profile: may('partners.profile'),
        state: may('partners.state'),
        merge: may('partners.merge'),
        reveal: may('partners.reveal'),
        comment: may('partners.comment'),
      },
    };
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
          where p.institution_id = ${ctx.institutionId}::uuid and p.merged_into_id is null and length(k) >= 3 and p.name_key % k and similarity(p.name_key, k) > 0.5
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
