import 'server-only';
import { newToken, tokenHash } from '@/lib/auth/token';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { maskPhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, encryptText } from '@/lib/kernel/crypto';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { momentAt } from '@/lib/modules/centres/state';
import { platformStateWhere } from '@/lib/modules/platforms/policy';
import { requestStateAt } from '@/lib/modules/room-requests/state';
import { askInput, openRoomInput, openRoomsInput, requestToken } from './schema';
import { daysFrom, freeOn, type Span } from './state';
import type { OpenCentre, OpenRequest, OpenRoom } from './types';

/** The rooms that the institution opens to everybody, whoever asks: public, not closed, of a centre in operation. */
export const openRooms = (ctx: Ctx): Prisma.RoomWhereInput => ({
  institutionId: ctx.institutionId,
  public: true,
  OR: [{ closedOn: null }, { closedOn: { gt: toDbDate(ctx.today) } }],
  platform: { kind: 'PRACTICE_CENTRE', AND: [platformStateWhere('OPERATING', ctx.today)] },
});

const room = {
  id: true,
  name: true,
  seats: true,
  place: true,
  platform: { select: { id: true, name: true } },
} as const;

/** The centres that have rooms for everybody, with them. */
export const openCentres = defineQuery({
  permission: 'open.read',
  input: openRoomsInput,
  run: async ({ tx, ctx }): Promise<{ college: string; centres: OpenCentre[] }> => {
    const orderBy = [{ platform: { name: 'asc' as const } }, { name: 'asc' as const }, { id: 'asc' as const }];
    const found = await tx.room.findMany({ where: openRooms(ctx), orderBy, select: room });
    const centres: OpenCentre[] = [];
    for (const { platform, ...each } of found) {
      const last = centres.at(-1);
      if (last?.id === platform.id) last.rooms.push(each);
      else centres.push({ ...platform, rooms: [each] });
    }
    return { college: ctx.institutionName, centres };
  },
});

/** When the public rooms are taken, by room: nothing of who or what for. */
async function takenIn(tx: Tx, roomId: string, from: Date, to: Date): Promise<Span[]> {
  const busy = await tx.$queryRaw<{ starts_at: Date; ends_at: Date }[]>`
    select starts_at, ends_at from app.open_busy(${from}, ${to}) where room_id = ${roomId}::uuid`;
  return busy.map(({ starts_at: start, ends_at: end }) => ({ from: start.getTime(), to: end.getTime() }));
}

/** A public room with its free times of seven days. */
export const openRoom = defineQuery({
  permission: 'open.read',
  input: openRoomInput,
  run: async ({ tx, ctx, input: { id, on } }): Promise<OpenRoom> => {
    const found = (await tx.room.findFirst({ where: { AND: [openRooms(ctx), { id }] }, select: room })) ?? notFound();
    const days = daysFrom(on, ctx.today);
    const [first = ctx.today, last = ctx.today] = [days[0], days.at(-1)];
    const taken = await takenIn(tx, id, momentAt(first, '00:00'), momentAt(addDays(last, 1), '00:00'));
    const { platform, ...own } = found;
    const now = Date.now();
    return {
      ...{ ...own, centre: platform.name, college: ctx.institutionName, today: ctx.today },
      days: days.map((day) => ({ day, free: freeOn(day, taken, now) })),
    };
  },
});

/**
 * Asks for a time in a public room. It is held until the college answers, two days at most. What may be asked for, how often, and that no two hold one
 * time, the database sees to. Gives the token of the page that says what became of it.
 */
export const askForRoom = defineCommand({
  name: 'open.ask-room',
  permission: 'open.ask',
  input: askInput,
  run: async ({ tx, ctx, input: { roomId, day, from, to, name, phone, title, people } }) => {
    if (ctx.scope !== 'asker') notFound();
    if (!(await tx.room.count({ where: { AND: [openRooms(ctx), { id: roomId }] } }))) notFound();
    const [startsAt, endsAt] = [momentAt(day, from), momentAt(day, to)];
    const taken = (await takenIn(tx, roomId, startsAt, endsAt))[0];
    if (taken) failField('from', 'roomNotFree');
    const token = newToken();
    await tx.$executeRaw`select app.ask_for_room(${newId()}::uuid, ${newId()}::uuid, ${roomId}::uuid, ${startsAt}, ${endsAt}, ${title}, ${people}::int,
      ${encryptText(name)}, ${encryptText(phone)}, ${blindIndex(phone)}, ${maskPhone(phone)}, ${tokenHash(token)})`;
    return { token };
  },
});

type Told = {
  id: string;
  room: string;
  place: string | null;
  centre: string;
  starts_at: Date;
  ends_at: Date;
  title: string;
  people: number;
  state: string;
  expires_at: Date;
  reason: string | null;
  cancelled: boolean;
  cancel_reason: string | null;
};

/** What became of a request, for whoever holds its token. */
export const openRequest = defineQuery({
  permission: 'open.read',
  input: requestToken,
  run: async ({ tx, ctx, input: { token } }): Promise<OpenRequest> => {
    const rows = await tx.$queryRaw<Told[]>`select * from app.room_request_of(${tokenHash(token)})`;
    const told = rows[0] ?? notFound();
    const now = new Date();
    const state = requestStateAt({ state: told.state, expiresAt: told.expires_at, cancelled: told.cancelled }, now);
    return {
      ...{ college: ctx.institutionName, room: told.room, place: told.place, centre: told.centre, title: told.title },
      ...{ people: told.people, state, reason: state === 'CANCELLED' ? told.cancel_reason : told.reason },
      ...{ startsAt: told.starts_at.toISOString(), endsAt: told.ends_at.toISOString() },
      expiresAt: told.expires_at.toISOString(),
      mayWithdraw: (state === 'PENDING' || state === 'CONFIRMED') && told.starts_at > now,
    };
  },
});

/** Whoever asked does not need the time any more. Throws RULE where there is nothing to take back. */
export const withdrawRequest = defineCommand({
  name: 'open.withdraw-room',
  permission: 'open.ask',
  input: requestToken,
  run: async ({ tx, ctx, input: { token } }) => {
    if (ctx.scope !== 'asker') notFound();
    const [known] = await tx.$queryRaw<Told[]>`select * from app.room_request_of(${tokenHash(token)})`;
    if (!known) notFound();
    const [done] = await tx.$queryRaw<{ ok: boolean }[]>`select app.withdraw_room_request(${tokenHash(token)}) as ok`;
    if (!done?.ok) fail('RULE', 'notFromThisState');
    return { token };
  },
});
