import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform, visiblePlatforms } from './policy';
import { readPlatformForm } from './record';
import {
  addPartnerInput,
  closePlatformInput,
  createPlatformInput,
  type PlatformProfile,
  platformVersion,
  updatePartnerInput,
  updatePlatformInput,
} from './schema';
import type { PlatformKind } from './words';
import { demandFreeName, demandPlatformRelated, demandShape, platformColumns, replaceProgrammes } from './writes';

/** The platform, if the caller may write it. Throws NOT_FOUND or FORBIDDEN. For commands of what belongs to a platform, too. */
export async function demandPlatform(tx: Tx, ctx: Ctx, id: string, kinds?: readonly PlatformKind[]) {
  const found = await tx.platform.findFirst({ where: { AND: [visiblePlatforms(ctx), { id }] } });
  const platform = found ?? notFound();
  if (kinds && !kinds.includes(platform.kind as PlatformKind)) notFound();
  if (!mayOnPlatform(ctx, 'platforms.write', platform)) fail('FORBIDDEN', 'forbidden');
  return { ...platform, kind: platform.kind as PlatformKind };
}

/** A department enters platforms of its own only; without one named, its own it is. Throws INVALID at the field. */
function demandOwnDepartment(ctx: Ctx, profile: PlatformProfile): void {
  if (grantOf(ctx.role, 'platforms.write') !== 'department') return;
  profile.departmentId ??= ctx.departmentId;
  if (profile.departmentId !== ctx.departmentId) failField('departmentId', 'ownDepartmentOnly');
}

async function demandProfile(
  tx: Tx,
  ctx: Ctx,
  kind: PlatformKind,
  profile: PlatformProfile,
  id?: string,
): Promise<void> {
  demandShape(kind, profile);
  await demandFreeName(tx, ctx, kind, profile.name, id);
  await demandPlatformRelated(tx, ctx, profile, id);
}

/** What is closed began before it ended. Throws INVALID at the field; the database holds the same. */
function demandBegunBefore(closedOn: Date | null, { establishedOn, plannedOn }: PlatformProfile): void {
  const begun = establishedOn ?? plannedOn;
  if (closedOn && begun && toDbDate(begun) > closedOn)
    failField(establishedOn ? 'establishedOn' : 'plannedOn', 'endBeforeStart');
}

const writeVersioned = async (tx: Tx, ctx: Ctx, at: { id: string; version: number }, data: object) => {
  const { institutionId } = ctx;
  await updateVersioned(tx.platform, { institutionId, ...at }, { ...data, updatedAt: new Date() }, () =>
    readPlatformForm(tx, ctx, at.id),
  );
  return { id: at.id };
};

export const createPlatform = defineCommand({
  name: 'platforms.create',
  permission: 'platforms.write',
  input: createPlatformInput,
  run: async ({ tx, ctx, input: { kind, ...profile } }) => {
    demandOwnDepartment(ctx, profile);
    await demandProfile(tx, ctx, kind, profile);
    const id = newId();
    await tx.platform.create({
      data: { institutionId: ctx.institutionId, id, kind, ...platformColumns(kind, profile) },
    });
    await replaceProgrammes(tx, ctx, id, profile.programmeIds);
    return { id };
  },
});

export const updatePlatform = defineCommand({
  name: 'platforms.update',
  permission: 'platforms.write',
  input: updatePlatformInput,
  run: async ({ tx, ctx, input: { id, version, ...profile } }) => {
    const { kind, responsibleId, closedOn } = await demandPlatform(tx, ctx, id);
    if (responsibleId !== ctx.membershipId) demandOwnDepartment(ctx, profile);
    await demandProfile(tx, ctx, kind, profile, id);
    demandBegunBefore(closedOn, profile);
    await writeVersioned(tx, ctx, { id, version }, platformColumns(kind, profile));
    await replaceProgrammes(tx, ctx, id, profile.programmeIds);
    return { id };
  },
});

/** Ends it; `on` is the first day on which it no longer is in operation. */
export const closePlatform = defineCommand({
  name: 'platforms.close',
  permission: 'platforms.write',
  input: closePlatformInput,
  run: async ({ tx, ctx, input: { on, ...at } }) => {
    const platform = await demandPlatform(tx, ctx, at.id);
    const begun = fromDbDate(platform.establishedOn ?? platform.plannedOn);
    if (platform.closedOn) fail('RULE', 'notFromThisState');
    if (begun && on < begun) failField('on', 'endBeforeStart');
    return writeVersioned(tx, ctx, at, { closedOn: toDbDate(on) });
  },
});

/** Takes a closing back. */
export const reopenPlatform = defineCommand({
  name: 'platforms.reopen',
  permission: 'platforms.write',
  input: platformVersion,
  run: async ({ tx, ctx, input }) => {
    const { closedOn } = await demandPlatform(tx, ctx, input.id);
    if (!closedOn) fail('RULE', 'notFromThisState');
    return writeVersioned(tx, ctx, input, { closedOn: null });
  },
});

export const addPlatformPartner = defineCommand({
  name: 'platforms.add-partner',
  permission: 'platforms.write',
  input: addPartnerInput,
  run: async ({ tx, ctx, input: { platformId, partnerId, part, joinedOn } }) => {
    await demandPlatform(tx, ctx, platformId);
    const at = { institutionId: ctx.institutionId };
    if (!(await tx.partner.count({ where: { ...at, id: partnerId, mergedIntoId: null } })))
      failField('partnerId', 'unknownChoice');
    if (await tx.platformPartner.count({ where: { ...at, platformId, partnerId } }))
      failField('partnerId', 'alreadyMember');
    const id = newId();
    await tx.platformPartner.create({ data: { ...at, id, platformId, partnerId, part, joinedOn: toDbDate(joinedOn) } });
    return { id };
  },
});

export const updatePlatformPartner = defineCommand({
  name: 'platforms.update-partner',
  permission: 'platforms.write',
  input: updatePartnerInput,
  run: async ({ tx, ctx, input: { id, version, part, joinedOn, leftOn } }) => {
    const { institutionId } = ctx;
    const find = () => tx.platformPartner.findFirst({ where: { institutionId, id } });
    const member = (await find()) ?? notFound();
    await demandPlatform(tx, ctx, member.platformId);
    if (joinedOn && leftOn && leftOn < joinedOn) failField('leftOn', 'endBeforeStart');
    const days = { joinedOn: joinedOn ? toDbDate(joinedOn) : null, leftOn: leftOn ? toDbDate(leftOn) : null };
    await updateVersioned(tx.platformPartner, { institutionId, id, version }, { part, ...days }, find);
    return { id };
  },
});
