import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { whereOrderClass } from '@/lib/modules/order-classes/policy';
import { mayOnPlatform, visiblePlatforms } from '@/lib/modules/platforms/policy';
import { whereTraining } from './policy';
import { addTrainingInput, bookInput, cancelSessionInput, moveTrainingInput, participantsInput } from './schema';
import { momentAt } from './state';
import { CATEGORIES } from './words';
import { demandCentre } from './writes';

export const addTraining = defineCommand({
  name: 'centres.add-training',
  permission: 'platforms.write',
  input: addTrainingInput,
  run: async ({ tx, ctx, input: { plannedOn, ...input } }) => {
    await demandCentre(tx, ctx, input.platformId, true);
    const at = { institutionId: ctx.institutionId };
    const { platformId, name } = input;
    if (await tx.trainingProgramme.count({ where: { ...at, platformId, name } })) failField('name', 'nameTaken');
    const id = newId();
    await tx.trainingProgramme.create({ data: { ...at, id, ...input, plannedOn: toDbDate(plannedOn) } });
    return { id };
  },
});

const findTraining = (tx: Tx, ctx: Ctx, id: string) =>
  tx.trainingProgramme.findFirst({ where: { institutionId: ctx.institutionId, id, platform: visiblePlatforms(ctx) } });

/** Offers a programme that was developed, or retires it. */
export const moveTraining = defineCommand({
  name: 'centres.move-training',
  permission: 'platforms.write',
  input: moveTrainingInput,
  run: async ({ tx, ctx, input: { id, version, event, on } }) => {
    const found = (await findTraining(tx, ctx, id)) ?? notFound();
    await demandCentre(tx, ctx, found.platformId, true);
    if (found.retiredOn || (event === 'offer' && found.offeredOn)) fail('RULE', 'notFromThisState');
    if (on > ctx.today) failField('on', 'inTheFuture');
    if (on < fromDbDate(found.offeredOn ?? found.plannedOn)) failField('on', 'stateBeforeLast');
    const data = event === 'offer' ? { offeredOn: toDbDate(on) } : { retiredOn: toDbDate(on) };
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.trainingProgramme, at, data, () => findTraining(tx, ctx, id));
    return { id };
  },
});

/**
 * Books a room. That two bookings of one room never overlap is the database's to hold, whoever clicks first: a session that is seen in the way is named,
 * and one that comes in the same moment is refused as DUPLICATE.
 */
export const bookSession = defineCommand({
  name: 'centres.book',
  permission: 'centres.book',
  input: bookInput,
  run: async ({ tx, ctx, input: { roomId, day, from, to, ...what } }) => {
    const at = { institutionId: ctx.institutionId };
    const room = (await tx.room.findFirst({ where: { ...at, id: roomId } })) ?? notFound();
    const { platformId } = room;
    await demandCentre(tx, ctx, platformId, false);
    const closedOn = fromDbDate(room.closedOn);
    if (closedOn && closedOn <= day) failField('roomId', 'roomClosed', { day: closedOn });
    const [startsAt, endsAt] = [momentAt(day, from), momentAt(day, to)];
    await demandFree(tx, ctx, { platformId, roomId, startsAt, endsAt });
    await demandFor(tx, ctx, { platformId, day, ...what });
    const id = newId();
    const partnerId = ctx.scope === 'partner' ? ctx.partnerId : null;
    const bookedById = ctx.membershipId;
    await tx.centreSession.create({
      data: { ...at, id, platformId, roomId, startsAt, endsAt, partnerId, bookedById, ...what },
    });
    return { id };
  },
});

type For = { platformId: string; day: Day; orderClassId: string | null; trainingProgrammeId: string | null };

/** A session is for a class that runs on its day and a programme that its centre offers then. Throws INVALID at the field. */
async function demandFor(tx: Tx, ctx: Ctx, { platformId, day, orderClassId, trainingProgrammeId }: For): Promise<void> {
  const running = { AND: [whereOrderClass(ctx, { running: '1', on: day }), { id: orderClassId ?? undefined }] };
  if (orderClassId && !(await tx.orderClass.count({ where: running }))) failField('orderClassId', 'unknownChoice');
  const offered = whereTraining(ctx, { centre: [platformId], state: ['OFFERED'], on: day });
  const programme = { AND: [offered, { id: trainingProgrammeId ?? undefined }] };
  if (trainingProgrammeId && !(await tx.trainingProgramme.count({ where: programme })))
    failField('trainingProgrammeId', 'unknownChoice');
}

type Slot = { platformId: string; roomId: string; startsAt: Date; endsAt: Date };

/** Throws INVALID at `from` with when the room is taken, and by what where the caller may know. */
async function demandFree(tx: Tx, ctx: Ctx, { platformId, roomId, startsAt, endsAt }: Slot): Promise<void> {
  const taken = await tx.$queryRaw<{ session_id: string; starts_at: Date; ends_at: Date }[]>`
    select session_id, starts_at, ends_at from app.busy(${platformId}::uuid, ${startsAt}, ${endsAt}) where room_id = ${roomId}::uuid order by starts_at`;
  const [first] = taken;
  if (!first) return;
  const found = await tx.centreSession.findFirst({
    where: { institutionId: ctx.institutionId, id: first.session_id },
    select: { title: true },
  });
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' });
  const times = { from: clock.format(first.starts_at), to: clock.format(first.ends_at) };
  if (found) failField('from', 'roomTakenBy', { title: found.title, ...times });
  failField('from', 'roomTaken', times);
}

const findSession = (tx: Tx, ctx: Ctx, id: string) =>
  tx.centreSession.findFirst({ where: { institutionId: ctx.institutionId, id, platform: visiblePlatforms(ctx) } });

/** A session that the caller may change: the centre's own people any, others what they booked themselves. Throws NOT_FOUND or FORBIDDEN. */
async function demandSession(tx: Tx, ctx: Ctx, id: string) {
  const session = (await findSession(tx, ctx, id)) ?? notFound();
  const centre = await demandCentre(tx, ctx, session.platformId, false);
  const own = session.bookedById === ctx.membershipId;
  if (!own && !mayOnPlatform(ctx, 'platforms.write', centre)) fail('FORBIDDEN', 'forbidden');
  return session;
}

/** The room is free again; the session stays in the records with its reason. */
export const cancelSession = defineCommand({
  name: 'centres.cancel',
  permission: 'centres.book',
  input: cancelSessionInput,
  run: async ({ tx, ctx, input: { id, version, reason } }) => {
    const session = await demandSession(tx, ctx, id);
    if (session.cancelledAt || session.pendingUntil) fail('RULE', 'notFromThisState');
    const data = { cancelledAt: new Date(), cancelReason: reason };
    await updateVersioned(tx.centreSession, { institutionId: ctx.institutionId, id, version }, data, () =>
      findSession(tx, ctx, id),
    );
    return { id };
  },
});

/** Who took part, by category: as people and as attendances. */
export const recordParticipants = defineCommand({
  name: 'centres.participants',
  permission: 'centres.book',
  input: participantsInput,
  run: async ({ tx, ctx, input: { id, version, ...counts } }) => {
    const session = await demandSession(tx, ctx, id);
    if (session.cancelledAt || session.pendingUntil) fail('RULE', 'notFromThisState');
    const at = { institutionId: ctx.institutionId };
    for (const category of CATEGORIES)
      if (counts[category].attendances < counts[category].people) failField(category, 'fewerThanPeople');
    await updateVersioned(tx.centreSession, { ...at, id, version }, {}, () => findSession(tx, ctx, id));
    await tx.sessionParticipant.deleteMany({ where: { ...at, sessionId: id } });
    await tx.sessionParticipant.createMany({
      data: CATEGORIES.filter((category) => counts[category].attendances > 0).map((category) => ({
        ...{ ...at, id: newId(), sessionId: id, category, ...counts[category] },
      })),
    });
    return { id };
  },
});
