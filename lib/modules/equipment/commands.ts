import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { equippedPlatforms } from './policy';
import {
  addEquipmentInput,
  type EquipmentInput,
  equipmentVersion,
  retireEquipmentInput,
  updateEquipmentInput,
} from './schema';

/** The centre or base whose equipment the caller is about to change. Throws NOT_FOUND or FORBIDDEN. */
async function demandPlace(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const place = (await tx.platform.findFirst({ where: { AND: [equippedPlatforms(ctx), { id }] } })) ?? notFound();
  if (!mayOnPlatform(ctx, 'equipment.write', place)) fail('FORBIDDEN', 'forbidden');
}

/** Columns of equipment: its owner a partner of the college, its room one of the place. Throws INVALID at the field. */
async function equipmentColumns(tx: Tx, ctx: Ctx, platformId: string, { acquiredOn, ...input }: EquipmentInput) {
  const at = { institutionId: ctx.institutionId };
  const { ownerId, roomId } = input;
  if (ownerId && !(await tx.partner.count({ where: { ...at, id: ownerId, mergedIntoId: null } })))
    failField('ownerId', 'unknownChoice');
  if (roomId && !(await tx.room.count({ where: { ...at, id: roomId, platformId } })))
    failField('roomId', 'unknownChoice');
  if (acquiredOn && acquiredOn > ctx.today) failField('acquiredOn', 'inTheFuture');
  return { ...input, acquiredOn: acquiredOn ? toDbDate(acquiredOn) : null };
}

const find = (tx: Tx, ctx: Ctx, id: string) =>
  tx.equipment.findFirst({ where: { institutionId: ctx.institutionId, id, platform: equippedPlatforms(ctx) } });

/** The equipment, if the caller may change it. Throws NOT_FOUND or FORBIDDEN. */
async function demandEquipment(tx: Tx, ctx: Ctx, id: string) {
  const found = (await find(tx, ctx, id)) ?? notFound();
  await demandPlace(tx, ctx, found.platformId);
  return found;
}

type At = { id: string; version: number };

async function writeVersioned(tx: Tx, ctx: Ctx, { id, version }: At, data: object): Promise<{ id: string }> {
  const at = { institutionId: ctx.institutionId, id, version };
  await updateVersioned(tx.equipment, at, data, () => find(tx, ctx, id));
  return { id };
}

export const addEquipment = defineCommand({
  name: 'equipment.add',
  permission: 'equipment.write',
  input: addEquipmentInput,
  run: async ({ tx, ctx, input: { platformId, ...input } }) => {
    await demandPlace(tx, ctx, platformId);
    const columns = await equipmentColumns(tx, ctx, platformId, input);
    const id = newId();
    await tx.equipment.create({ data: { institutionId: ctx.institutionId, id, platformId, ...columns } });
    return { id };
  },
});

export const updateEquipment = defineCommand({
  name: 'equipment.update',
  permission: 'equipment.write',
  input: updateEquipmentInput,
  run: async ({ tx, ctx, input: { id, version, ...input } }) => {
    const { platformId, retiredOn } = await demandEquipment(tx, ctx, id);
    if (retiredOn) fail('RULE', 'notFromThisState');
    return writeVersioned(tx, ctx, { id, version }, await equipmentColumns(tx, ctx, platformId, input));
  },
});

/** It is no longer in use from the day on; it stays in the figures of the days before. */
export const retireEquipment = defineCommand({
  name: 'equipment.retire',
  permission: 'equipment.write',
  input: retireEquipmentInput,
  run: async ({ tx, ctx, input: { on, ...at } }) => {
    const { acquiredOn, retiredOn } = await demandEquipment(tx, ctx, at.id);
    if (retiredOn) fail('RULE', 'notFromThisState');
    if (on > ctx.today) failField('on', 'inTheFuture');
    if (acquiredOn && on < fromDbDate(acquiredOn)) failField('on', 'endBeforeStart');
    return writeVersioned(tx, ctx, at, { retiredOn: toDbDate(on) });
  },
});

/** Takes a retirement back. */
export const restoreEquipment = defineCommand({
  name: 'equipment.restore',
  permission: 'equipment.write',
  input: equipmentVersion,
  run: async ({ tx, ctx, input }) => {
    const { retiredOn } = await demandEquipment(tx, ctx, input.id);
    if (!retiredOn) fail('RULE', 'notFromThisState');
    return writeVersioned(tx, ctx, input, { retiredOn: null });
  },
});
