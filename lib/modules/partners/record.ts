import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { wherePlacement } from '@/lib/modules/placements/policy';
import { industryName } from '@/lib/reference/industries';
import { regionName } from '@/lib/reference/regions';
import { agreementInForceOn, inCooperationOn, mayOnPartner, visiblePartners } from './policy';
import { partnerId } from './schema';
import type { ContactView, PartnerForm, PartnerRecord } from './types';
import type { PartnerState } from './words';

const FORM_PARTS = {
  departments: { select: { departmentId: true } },
  names: { orderBy: { name: 'asc' } },
  contacts: { where: { leftOn: null }, orderBy: { position: 'asc' } },
} as const satisfies Prisma.PartnerInclude;
type Stored = Prisma.PartnerGetPayload<{ include: typeof FORM_PARTS }>;

const PLAIN = [
  ...(['id', 'version', 'name', 'shortName', 'creditCode', 'noCodeReason', 'industryCode', 'industryText'] as const),
  ...(['chains', 'ownership', 'regionCode', 'regionText', 'address', 'website', 'headcount', 'legalPerson'] as const),
  ...(['listed', 'cooperation', 'programmes', 'ownerId', 'groupId', 'introduction', 'remark'] as const),
] as const;

function toForm(p: Stored): PartnerForm {
  const plain = Object.fromEntries(PLAIN.map((key) => [key, p[key]])) as Pick<Stored, (typeof PLAIN)[number]>;
  const { kind, state, scale, tier } = p as Stored & Pick<PartnerForm, 'kind' | 'state' | 'scale' | 'tier'>;
  const named = (of: 'FORMER' | 'ALIAS') => p.names.filter((n) => n.kind === of).map((n) => n.name);
  return {
    ...plain,
    ...{ kind, state, scale, tier },
    capital: p.capital === null ? null : Number(p.capital),
    cooperatingSince: fromDbDate(p.cooperatingSince),
    departmentIds: p.departments.map((d) => d.departmentId),
    formerNames: named('FORMER'),
    aliases: named('ALIAS'),
    contacts: p.contacts.map(({ id, name, title, phoneMasked: phone, wechat, email, isLiaison }) => ({
      ...{ id, name, title, phone, wechat, email, isLiaison },
    })),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readPartnerForm(tx: Tx, ctx: Ctx, id: string): Promise<PartnerForm | null> {
  const found = await tx.partner.findFirst({ where: { AND: [visiblePartners(ctx), { id }] }, include: FORM_PARTS });
  return found && toForm(found);
}

export const getPartnerForm = defineQuery({
  permission: 'partners.read',
  input: partnerId,
  run: async ({ tx, ctx, input }) => (await readPartnerForm(tx, ctx, input.id)) ?? notFound(),
});

/** What hangs on a partner beside its own form: names behind its ids, its group, its history. */
function findMore(tx: Tx, ctx: Ctx, id: string) {
  return tx.partner.findFirst({
    where: { institutionId: ctx.institutionId, id },
    select: {
      updatedAt: true,
      owner: { select: { user: { select: { name: true } } } },
      group: { select: { name: true } },
      departments: { select: { department: { select: { id: true, name: true } } } },
      contacts: {
        orderBy: [{ leftOn: { sort: 'desc', nulls: 'first' } }, { position: 'asc' }],
        include: { mentoredClasses: { select: { id: true, name: true }, orderBy: { name: 'asc' }, take: 20 } },
      },
      subsidiaries: {
        where: { mergedIntoId: null },
        select: { id: true, name: true, state: true },
        orderBy: { name: 'asc' },
        take: 100,
      },
      statePeriods: { orderBy: { startedOn: 'desc' } },
      mergesTo: {
        orderBy: { mergedAt: 'desc' },
        select: { id: true, mergedAt: true, undoneAt: true, source: { select: { name: true } } },
      },
    },
  });
}
type More = NonNullable<Awaited<ReturnType<typeof findMore>>>;

function contactView({ leftOn, ...contact }: More['contacts'][number]): ContactView {
  const { id, version, name, title, phoneMasked, wechat, email, isLiaison, mentoredClasses: classes } = contact;
  return { id, version, name, title, phoneMasked, wechat, email, isLiaison, classes, leftOn: fromDbDate(leftOn) };
}

/** What follows from the agreements and states of today. */
async function readToday(tx: Tx, ctx: Ctx, id: string) {
  const at = { institutionId: ctx.institutionId };
  const inForce = { ...at, ...agreementInForceOn(ctx.today), parties: { some: { partnerId: id } } };
  const last = await tx.agreement.findFirst({
    where: inForce,
    orderBy: { validTo: 'desc' },
    select: { validTo: true },
  });
  return {
    inCooperation: (await tx.partner.count({ where: { ...at, id, AND: [inCooperationOn(ctx.today)] } })) > 0,
    agreementEnds: fromDbDate(last?.validTo ?? null),
  };
}

/** How many records the tabs of the page hold; what the caller may not see counts as none. */
async function countTabs(tx: Tx, ctx: Ctx, id: string): Promise<PartnerRecord['counts']> {
  const at = { institutionId: ctx.institutionId, partnerId: id };
  return {
    agreements: await tx.agreementParty.count({ where: at }),
    classes: await tx.orderClass.count({ where: at }),
    interns: await tx.placement.count({ where: wherePlacement(ctx, { partner: [id] }) }),
    vacancies: await tx.vacancy.count({ where: at }),
    pathways: await tx.pathwayClass.count({
      where: { institutionId: ctx.institutionId, OR: [{ schoolId: id }, { enterpriseId: id }] },
    }),
    platforms: await tx.platformPartner.count({ where: { ...at, leftOn: null } }),
    visits: await tx.visit.count({ where: at }),
    needs: await tx.need.count({ where: at }),
    files: await tx.attachment.count({ where: { ...at, removedAt: null } }),
  };
}

function mayOn(ctx: Ctx, form: PartnerForm): PartnerRecord['may'] {
  const departments = form.departmentIds.map((departmentId) => ({ departmentId }));
  const may = (permission: Parameters<typeof mayOnPartner>[1]) =>
    mayOnPartner(ctx, permission, { id: form.id, ownerId: form.ownerId, departments });
  return {
    update: may('partners.update'),
    profile: may('partners.profile'),
    state: may('partners.state'),
    merge: may('partners.merge'),
    reveal: may('partners.reveal'),
    comment: may('partners.comment'),
    invite: grantOf(ctx.role, 'liaisons.invite') !== null,
    visit: grantOf(ctx.role, 'visits.write') !== null,
    agreement: grantOf(ctx.role, 'agreements.write') !== null,
    need: grantOf(ctx.role, 'needs.write') !== null,
  };
}

/** The record page: the form's content with the names behind its ids, history, and what the caller may do. */
export const getPartner = defineQuery({
  permission: 'partners.read',
  input: partnerId,
  run: async ({ tx, ctx, input: { id } }): Promise<PartnerRecord> => {
    const form = (await readPartnerForm(tx, ctx, id)) ?? notFound();
    const more = (await findMore(tx, ctx, id)) ?? notFound();
    return {
      ...form,
      industryName: form.industryCode ? industryName(form.industryCode, ctx.locale) : form.industryText,
      regionName: form.regionCode ? regionName(form.regionCode, ctx.locale) : form.regionText,
      groupName: more.group?.name ?? null,
      ownerName: more.owner?.user.name ?? null,
      departments: more.departments.map((d) => d.department),
      contactViews: more.contacts.map(contactView),
      subsidiaries: more.subsidiaries.map((s) => ({ ...s, state: s.state as PartnerState })),
      statePeriods: more.statePeriods.map((s) => ({
        state: s.state as PartnerState,
        reason: s.reason,
        startedOn: fromDbDate(s.startedOn),
        endedOn: fromDbDate(s.endedOn),
      })),
      merges: more.mergesTo.map((m) => ({
        mergeId: m.id,
        name: m.source.name,
        mergedAt: m.mergedAt.toISOString(),
        undoneAt: m.undoneAt?.toISOString() ?? null,
      })),
      counts: await countTabs(tx, ctx, id),
      updatedAt: more.updatedAt.toISOString(),
      ...(await readToday(tx, ctx, id)),
      may: mayOn(ctx, form),
    };
  },
});

/** What a blank form starts with: whoever fills it in looks after the partner, for the own department. */
export const newPartner = defineQuery({
  permission: 'partners.create',
  input: z.strictObject({}),
  run: async ({ ctx }) => ({
    state: 'PROSPECT' as const,
    ownerId: ctx.membershipId,
    departmentIds: ctx.departmentId ? [ctx.departmentId] : [],
  }),
});

/** Departments and people that the form offers. Whoever has left and a department that was closed stay the partner's own until others are chosen. */
export const formChoices = defineQuery({
  permission: 'partners.update',
  input: partnerId,
  run: async ({ tx, ctx, input: { id } }) => {
    const { departmentIds, ownerId } = (await readPartnerForm(tx, ctx, id)) ?? notFound();
    const at = { institutionId: ctx.institutionId };
    const departments = await tx.department.findMany({
      where: { ...at, OR: [{ closedOn: null }, { id: { in: departmentIds } }] },
      orderBy: [{ position: 'asc' }, { name: 'asc' }],
      select: { id: true, name: true },
    });
    const people = await tx.membership.findMany({
      where: { ...at, role: { in: [...STAFF_ROLES] }, OR: [{ endedAt: null }, ...(ownerId ? [{ id: ownerId }] : [])] },
      orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
      select: { id: true, user: { select: { name: true } } },
    });
    return { departments, people: people.map((m) => ({ id: m.id, name: m.user.name })) };
  },
});
