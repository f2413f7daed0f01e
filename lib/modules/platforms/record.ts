import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { shownState } from '@/lib/modules/agreements/state';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { equipmentValues } from '@/lib/modules/equipment/rows';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { mayOnPlatform, platformStateOn, visiblePlatforms } from './policy';
import { platformId } from './schema';
import type { PlatformForm, PlatformRecord } from './types';
import type { Builder, Campus, Level, PlatformKind, PlatformPart, Subkind } from './words';

type Stored = NonNullable<Awaited<ReturnType<typeof findPlatform>>>;

function findPlatform(tx: Tx, ctx: Ctx, id: string) {
  return tx.platform.findFirst({
    where: { AND: [visiblePlatforms(ctx), { id }] },
    include: { programmes: { include: { programme: { select: { id: true, name: true } } } } },
  });
}

function toForm(p: Stored): PlatformForm {
  const { id, version, name, departmentId, responsibleId, agreementId, parentId, introduction, remark } = p;
  const { capacity, workplaces, address, trades } = p;
  return {
    ...{ id, version, name, departmentId, responsibleId, agreementId, parentId, introduction, remark },
    ...{ capacity, workplaces, address, trades },
    kind: p.kind as PlatformKind,
    subkind: p.subkind as Subkind | null,
    level: p.level as Level,
    campus: p.campus as Campus | null,
    builtBy: p.builtBy as Builder | null,
    plannedOn: fromDbDate(p.plannedOn),
    establishedOn: fromDbDate(p.establishedOn),
    validTo: fromDbDate(p.validTo),
    equipmentValue: p.equipmentValue === null ? null : Number(p.equipmentValue),
    programmeIds: p.programmes.map((each) => each.programmeId),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readPlatformForm(tx: Tx, ctx: Ctx, id: string): Promise<PlatformForm | null> {
  const found = await findPlatform(tx, ctx, id);
  return found && toForm(found);
}

async function readPartners(tx: Tx, ctx: Ctx, id: string): Promise<PlatformRecord['partnerViews']> {
  const rows = await tx.platformPartner.findMany({
    where: { institutionId: ctx.institutionId, platformId: id },
    include: { partner: { select: { name: true } } },
    orderBy: [{ leftOn: { sort: 'desc', nulls: 'first' } }, { part: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, version: row.version, partnerId: row.partnerId, name: row.partner.name },
    part: row.part as PlatformPart,
    joinedOn: fromDbDate(row.joinedOn),
    leftOn: fromDbDate(row.leftOn),
  }));
}

async function readAgreement(tx: Tx, ctx: Ctx, id: string | null): Promise<PlatformRecord['agreement']> {
  if (!id) return null;
  const found = await tx.agreement.findFirst({ where: { institutionId: ctx.institutionId, id } });
  if (!found) return null;
  const inForce = shownState(found, ctx.today) === 'IN_FORCE';
  return { id, label: found.number ?? found.title, inForce };
}

/** Platforms that belong to this one, and the one that it belongs to, as far as the caller sees them. */
async function readFamily(tx: Tx, ctx: Ctx, { id, parentId }: { id: string; parentId: string | null }) {
  const near = await tx.platform.findMany({
    where: { AND: [visiblePlatforms(ctx), { OR: [{ parentId: id }, ...(parentId ? [{ id: parentId }] : [])] }] },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true, kind: true },
  });
  const children = near
    .filter((each) => each.id !== parentId)
    .map((each) => ({ ...each, kind: each.kind as PlatformKind }));
  const parent = near.find((each) => each.id === parentId);
  return { parent: parent ? { id: parent.id, name: parent.name } : null, children };
}

/** The record page: the form's content with the names behind its ids, its partners, and what the caller may do. */
export const getPlatform = defineQuery({
  permission: 'platforms.read',
  input: platformId,
  run: async ({ tx, ctx, input: { id } }): Promise<PlatformRecord> => {
    const platform = (await findPlatform(tx, ctx, id)) ?? notFound();
    const { departmentId, responsibleId } = platform;
    return {
      ...toForm(platform),
      state: platformStateOn(platform, ctx.today),
      closedOn: fromDbDate(platform.closedOn),
      departmentName: departmentId ? ((await departmentNames(tx, ctx))[departmentId] ?? null) : null,
      responsibleName: responsibleId ? ((await personNames(tx, ctx))[responsibleId] ?? null) : null,
      agreement: await readAgreement(tx, ctx, platform.agreementId),
      ...(await readFamily(tx, ctx, platform)),
      equipmentSum: platform.kind === 'TRAINING_BASE' ? ((await equipmentValues(tx, ctx, [id])).get(id) ?? null) : null,
      partnerViews: await readPartners(tx, ctx, id),
      programmes: platform.programmes.map((each) => each.programme),
      may: {
        write: mayOnPlatform(ctx, 'platforms.write', platform),
        programmes: grantOf(ctx.role, 'programmes.read') !== null,
      },
    };
  },
});

/** What belongs to a platform and has no page of its own: its partners, team, equipment and outputs. */
async function partsOf(tx: Tx, ctx: Ctx, platformId: string): Promise<string[]> {
  const of = { where: { institutionId: ctx.institutionId, platformId }, select: { id: true } };
  const parts = [
    ...(await tx.platformPartner.findMany(of)),
    ...(await tx.platformMember.findMany(of)),
    ...(await tx.equipment.findMany(of)),
    ...(await tx.centreOutput.findMany(of)),
  ];
  return parts.map(({ id }) => id);
}

/** What happened with a platform and what belongs to it, newest first. The database shows outsiders nothing of it. */
export const platformTimeline = defineQuery({
  permission: 'platforms.read',
  input: platformId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await tx.platform.count({ where: { AND: [visiblePlatforms(ctx), { id }] } }))) notFound();
    const tables = ['platforms', 'platform_partners', 'platform_members', 'equipment', 'centre_outputs'];
    const changes = await recordTimeline(tx, ctx, { tables, ids: [id, ...(await partsOf(tx, ctx, id))] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
