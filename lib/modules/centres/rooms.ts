import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { addRoomInput, closeRoomInput, roomVersion, updateRoomInput } from './schema';
import { demandCentre } from './writes';

export const addRoom = defineCommand({
  name: 'centres.add-room',
  permission: 'platforms.write',
  input: addRoomInput,
  run: async ({ tx, ctx, input }) => {
    await demandCentre(tx, ctx, input.platformId, true);
    const at = { institutionId: ctx.institutionId };
    const { platformId, name } = input;
    if (await tx.room.count({ where: { ...at, platformId, name } })) failField('name', 'nameTaken');
    const id = newId();
    await tx.room.create({ data: { ...at, id, ...input } });
    return { id };
  },
});

const findRoom = (tx: Tx, ctx: Ctx, id: string) =>
  tx.room.findFirst({ where: { institutionId: ctx.institutionId, id, platform: visiblePlatforms(ctx) } });

/** The room, if the caller may change it. Throws NOT_FOUND or FORBIDDEN. */
async function demandRoom(tx: Tx, ctx: Ctx, id: string) {
  const room = (await findRoom(tx, ctx, id)) ?? notFound();
  await demandCentre(tx, ctx, room.platformId, true);
  return room;
}

export const updateRoom = defineCommand({
  name: 'centres.update-room',
  permission: 'platforms.write',
  input: updateRoomInput,
  run: async ({ tx, ctx, input: { id, version, ...data } }) => {
    const { platformId } = await demandRoom(tx, ctx, id);
    const at = { institutionId: ctx.institutionId };
    const namesakes = { ...at, platformId, name: data.name, id: { not: id } };
    if (await tx.room.count({ where: namesakes })) failField('name', 'nameTaken');
    await updateVersioned(tx.room, { ...at, id, version }, data, () => findRoom(tx, ctx, id));
    return { id };
  },
});

/** From the day on nothing more is booked in the room; what stands booked stays. */
export const closeRoom = defineCommand({
  name: 'centres.close-room',
  permission: 'platforms.write',
  input: closeRoomInput,
  run: async ({ tx, ctx, input: { id, version, on } }) => {
    const room = await demandRoom(tx, ctx, id);
    if (room.closedOn && fromDbDate(room.closedOn) <= ctx.today) fail('RULE', 'notFromThisState');
    if (on < ctx.today) failField('on', 'inThePast');
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.room, at, { closedOn: toDbDate(on) }, () => findRoom(tx, ctx, id));
    return { id };
  },
});

/** The room may be booked again. */
export const reopenRoom = defineCommand({
  name: 'centres.reopen-room',
  permission: 'platforms.write',
  input: roomVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const room = await demandRoom(tx, ctx, id);
    if (!room.closedOn) fail('RULE', 'notFromThisState');
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.room, at, { closedOn: null }, () => findRoom(tx, ctx, id));
    return { id };
  },
});
