import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { attendanceList } from '@/lib/modules/attendances/list';
import { whereOrderClass } from '@/lib/modules/order-classes/policy';
import { mayOnPlatform, visiblePlatforms } from '@/lib/modules/platforms/policy';
import { whereTraining } from './policy';
import { weekInput } from './schema';
import { momentAt, weekOf } from './state';
import type { CentreWeek, Session, WeekRoom } from './types';
import type { Category, Purpose } from './words';

const named = { select: { id: true, name: true } } as const;

type Ref = { id: string } | null;
const hrefOf = (orderClass: Ref, training: Ref, partner: Ref): string | null => {
  if (orderClass) return `/order-classes/${orderClass.id}`;
  if (training) return attendanceList.href({ filter: { training: [training.id] } });
  return partner && `/partners/${partner.id}`;
};

/** The sessions that the caller may see, and of the others only when the rooms are taken. */
async function sessionsOf(tx: Tx, ctx: Ctx, platformId: string, from: Date, to: Date): Promise<Session[]> {
  const found = await tx.centreSession.findMany({
    where: {
      institutionId: ctx.institutionId,
      platformId,
      cancelledAt: null,
      OR: [{ pendingUntil: null }, { pendingUntil: { gt: new Date() } }],
      startsAt: { lt: to },
      endsAt: { gt: from },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    include: { orderClass: named, partner: named, trainingProgramme: named, participants: true },
  });
  const shown = found.map((each): Session => {
    const { id, version, roomId, title, purpose, orderClass, partner, trainingProgramme, participants } = each;
    return {
      ...{ id, version, roomId, title, purpose: purpose as Purpose },
      pending: each.pendingUntil !== null,
      startsAt: each.startsAt.toISOString(),
      endsAt: each.endsAt.toISOString(),
      who: orderClass?.name ?? trainingProgramme?.name ?? partner?.name ?? null,
      whoHref: hrefOf(orderClass, trainingProgramme, partner),
      participants: Object.fromEntries(
        participants.map(({ category, people, attendances }) => [category as Category, { people, attendances }]),
      ),
    };
  });
  return ctx.scope === 'staff' ? shown : [...shown, ...(await takenByOthers(tx, platformId, { from, to, shown }))];
}

type Span = { from: Date; to: Date; shown: Session[] };

/** When the rooms are taken beside the sessions that are shown: nothing of by whom or what for. */
async function takenByOthers(tx: Tx, platformId: string, { from, to, shown }: Span): Promise<Session[]> {
  const busy = await tx.$queryRaw<{ session_id: string; room_id: string; starts_at: Date; ends_at: Date }[]>`
    select session_id, room_id, starts_at, ends_at from app.busy(${platformId}::uuid, ${from}, ${to})`;
  const nothing = { version: null, title: null, purpose: null, who: null, whoHref: null, pending: false };
  return busy
    .filter((taken) => !shown.some((session) => session.id === taken.session_id))
    .map((taken) => ({
      ...{ ...nothing, id: taken.session_id, roomId: taken.room_id, participants: {} },
      ...{ startsAt: taken.starts_at.toISOString(), endsAt: taken.ends_at.toISOString() },
    }));
}

/** The rooms that are not closed in the week, and those that hold a session in it all the same. */
async function roomsOf(
  tx: Tx,
  ctx: Ctx,
  platformId: string,
  { first, used }: { first: Day; used: string[] },
): Promise<WeekRoom[]> {
  const open = [{ closedOn: null }, { closedOn: { gt: toDbDate(first) } }, { id: { in: used } }];
  const rooms = await tx.room.findMany({
    where: { institutionId: ctx.institutionId, platformId, OR: open },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, version: true, name: true, seats: true, place: true, closedOn: true, public: true },
  });
  return rooms.map(({ closedOn, ...room }) => ({ ...room, closedOn: fromDbDate(closedOn) }));
}

async function choicesOf(tx: Tx, ctx: Ctx, platformId: string, day: Day) {
  const where = whereOrderClass(ctx, { running: '1', on: day });
  const orderBy = [{ name: 'asc' as const }, { id: 'asc' as const }];
  return {
    classes: await tx.orderClass.findMany({ where, orderBy, take: 300, ...named }),
    programmes: await tx.trainingProgramme.findMany({
      where: whereTraining(ctx, { centre: [platformId], state: ['OFFERED'], on: day }),
      orderBy,
      ...named,
    }),
  };
}

/** A centre's week: rooms, sessions and what may be booked. */
export const centreWeek = defineQuery({
  permission: 'platforms.read',
  input: weekInput,
  run: async ({ tx, ctx, input: { id, on = ctx.today } }): Promise<CentreWeek> => {
    const where = { AND: [visiblePlatforms(ctx), { id, kind: 'PRACTICE_CENTRE' }] };
    const centre = (await tx.platform.findFirst({ where })) ?? notFound();
    const days = weekOf(on);
    const [first = on, last = on] = [days[0], days.at(-1)];
    const [start, end] = [momentAt(first, '00:00'), momentAt(addDays(last, 1), '00:00')];
    const sessions = await sessionsOf(tx, ctx, id, start, end);
    const rooms = await roomsOf(tx, ctx, id, { first, used: sessions.map(({ roomId }) => roomId) });
    const book = grantOf(ctx.role, 'centres.book') !== null;
    return {
      ...{ centre: { id, name: centre.name }, days, rooms },
      sessions,
      ...(book ? await choicesOf(tx, ctx, id, ctx.today) : { classes: [], programmes: [] }),
      may: { book, write: mayOnPlatform(ctx, 'platforms.write', centre) },
    };
  },
});
