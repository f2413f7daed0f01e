import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { meetingChoices, readDocumentViews } from './documents';
import { councilPlatforms, heldOn } from './policy';
import { councilInput, partnerOf, platformOf } from './schema';
import { documentSeries } from './state';
import type { Council, PartnerSeat, SeatView } from './types';
import { SEAT_RANKS, type SeatRank } from './words';

const partner = { select: { id: true, name: true } } as const;
type Stored = Prisma.CouncilSeatGetPayload<{ include: { partner: typeof partner } }>;

function toView({ id, version, holder, partner: of, rank, post, startedOn, endedOn }: Stored): SeatView {
  return {
    ...{ id, version, holder, partner: of, post, rank: rank as SeatRank },
    ...{ startedOn: fromDbDate(startedOn), endedOn: fromDbDate(endedOn) },
  };
}

const byRank = (a: SeatView, b: SeatView) =>
  SEAT_RANKS.indexOf(a.rank) - SEAT_RANKS.indexOf(b.rank) || a.startedOn.localeCompare(b.startedOn);

async function readSeats(tx: Tx, where: Prisma.CouncilSeatWhereInput): Promise<SeatView[]> {
  return (await tx.councilSeat.findMany({ where, orderBy: { id: 'asc' }, include: { partner } })).map(toView);
}

/** A platform's council as of a day, and its charter and rules in their versions. */
export const councilOf = defineQuery({
  permission: 'governance.read',
  input: councilInput,
  run: async ({ tx, ctx, input: { platformId, on: given } }): Promise<Council> => {
    const where = { AND: [councilPlatforms(ctx), { id: platformId }] };
    const platform = (await tx.platform.findFirst({ where })) ?? notFound();
    const on = given ?? ctx.today;
    const at = { institutionId: ctx.institutionId, platformId };
    const held = await readSeats(tx, { ...at, AND: heldOn(on) });
    const others = await readSeats(tx, { ...at, NOT: heldOn(on) });
    const documents = documentSeries(await readDocumentViews(tx, at), on);
    const mayWrite = mayOnPlatform(ctx, 'governance.write', platform);
    return {
      platform: { id: platformId, name: platform.name },
      ...{ on, held: held.sort(byRank), documents, mayWrite },
      others: others.sort((a, b) => b.startedOn.localeCompare(a.startedOn) || byRank(a, b)),
      members: mayWrite ? await memberChoices(tx, at) : [],
      meetings: mayWrite ? await meetingChoices(tx, at) : [],
    };
  },
});

type At = { institutionId: string; platformId: string };

async function memberChoices(tx: Tx, at: At) {
  const rows = await tx.platformPartner.findMany({
    where: { ...at, leftOn: null },
    orderBy: [{ part: 'asc' }, { id: 'asc' }],
    select: { partner },
  });
  return rows.map((row) => row.partner);
}

/** The seats that are or were held for one partner, those of today first. */
export const seatsOfPartner = defineQuery({
  permission: 'governance.read',
  input: partnerOf,
  run: async ({ tx, ctx, input: { partnerId } }): Promise<PartnerSeat[]> => {
    const found = await tx.councilSeat.findMany({
      where: { institutionId: ctx.institutionId, partnerId, platform: councilPlatforms(ctx) },
      orderBy: [{ startedOn: 'desc' }, { id: 'asc' }],
      take: 200,
      include: { partner, platform: { select: { id: true, name: true } } },
    });
    const rows = found.map((row) => {
      const seat = toView(row);
      const held = seat.startedOn <= ctx.today && (seat.endedOn === null || seat.endedOn > ctx.today);
      return { ...seat, platform: row.platform, held };
    });
    return rows.sort((a, b) => Number(b.held) - Number(a.held));
  },
});

/** What happened with a platform's council, charter and rules, newest first. */
export const councilTimeline = defineQuery({
  permission: 'governance.read',
  input: platformOf,
  run: async ({ tx, ctx, input: { platformId } }) => {
    if (!(await tx.platform.count({ where: { AND: [councilPlatforms(ctx), { id: platformId }] } }))) notFound();
    const ids = await idsOf(tx, ctx, platformId);
    const changes = await recordTimeline(tx, ctx, { tables: ['council_seats', 'platform_documents'], ids });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});

async function idsOf(tx: Tx, ctx: Ctx, platformId: string): Promise<string[]> {
  const find = { where: { institutionId: ctx.institutionId, platformId }, select: { id: true } };
  const seats = await tx.councilSeat.findMany(find);
  const documents = await tx.platformDocument.findMany(find);
  return [...seats, ...documents].map(({ id }) => id);
}
