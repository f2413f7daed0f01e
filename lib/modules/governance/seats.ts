import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { demandCouncil } from './demand';
import { councilPlatforms } from './policy';
import { addSeatInput, succeedSeatInput, updateSeatInput } from './schema';
import { type SeatRank, SINGLE_RANKS } from './words';

/** Whoever a seat is held for belongs to the platform. Throws INVALID at the field. */
async function demandMember(tx: Tx, ctx: Ctx, platformId: string, partnerId: string | null): Promise<void> {
  if (partnerId === null) return;
  const where = { institutionId: ctx.institutionId, platformId, partnerId };
  if (!(await tx.platformPartner.count({ where }))) failField('partnerId', 'notAMember');
}

type Term = { platformId: string; rank: SeatRank; startedOn: Day; endedOn?: Day | null };

/** A rank that one holds at a time is free for the term; the database keeps it against a race. Throws INVALID with who holds it. */
async function demandVacant(tx: Tx, ctx: Ctx, term: Term, but: string | null = null): Promise<void> {
  if (!SINGLE_RANKS.includes(term.rank)) return;
  const taken = await tx.councilSeat.findFirst({
    where: {
      ...{ institutionId: ctx.institutionId, platformId: term.platformId, rank: term.rank },
      ...(but && { id: { not: but } }),
      ...(term.endedOn && { startedOn: { lt: toDbDate(term.endedOn) } }),
      OR: [{ endedOn: null }, { endedOn: { gt: toDbDate(term.startedOn) } }],
    },
  });
  if (taken) failField('rank', 'seatHeldBy', { holder: taken.holder, from: fromDbDate(taken.startedOn) });
}

function findSeat(tx: Tx, ctx: Ctx, id: string) {
  return tx.councilSeat.findFirst({
    where: { institutionId: ctx.institutionId, id, platform: councilPlatforms(ctx) },
  });
}

export const addSeat = defineCommand({
  name: 'governance.add-seat',
  permission: 'governance.write',
  input: addSeatInput,
  run: async ({ tx, ctx, input }) => {
    await demandCouncil(tx, ctx, input.platformId);
    await demandMember(tx, ctx, input.platformId, input.partnerId);
    await demandVacant(tx, ctx, input);
    const id = newId();
    const data = { institutionId: ctx.institutionId, id, ...input, startedOn: toDbDate(input.startedOn) };
    await tx.councilSeat.create({ data });
    return { id };
  },
});

/** Corrects a seat, or ends its term: it stays on record among the earlier ones. */
export const updateSeat = defineCommand({
  name: 'governance.update-seat',
  permission: 'governance.write',
  input: updateSeatInput,
  run: async ({ tx, ctx, input: { id, version, startedOn, endedOn, ...seat } }) => {
    const { institutionId } = ctx;
    const { platformId, partnerId } = (await findSeat(tx, ctx, id)) ?? notFound();
    await demandCouncil(tx, ctx, platformId);
    if (endedOn && endedOn <= startedOn) failField('endedOn', 'endsBeforeStart');
    if (seat.partnerId !== partnerId) await demandMember(tx, ctx, platformId, seat.partnerId);
    await demandVacant(tx, ctx, { platformId, rank: seat.rank, startedOn, endedOn }, id);
    const days = { startedOn: toDbDate(startedOn), endedOn: endedOn ? toDbDate(endedOn) : null };
    await updateVersioned(tx.councilSeat, { institutionId, id, version }, { ...seat, ...days }, () =>
      findSeat(tx, ctx, id),
    );
    return { id };
  },
});

/** Elects again: the old term ends on the day on which the new one begins, whoever holds it then. */
export const succeedSeat = defineCommand({
  name: 'governance.succeed-seat',
  permission: 'governance.write',
  input: succeedSeatInput,
  run: async ({ tx, ctx, input: { id: oldId, version, ...next } }) => {
    const { institutionId } = ctx;
    const old = (await findSeat(tx, ctx, oldId)) ?? notFound();
    await demandCouncil(tx, ctx, old.platformId);
    if (old.endedOn) fail('RULE', 'termEnded');
    if (next.startedOn <= fromDbDate(old.startedOn)) failField('startedOn', 'beforeTerm');
    if (next.partnerId !== old.partnerId) await demandMember(tx, ctx, old.platformId, next.partnerId);
    const term = { platformId: old.platformId, rank: old.rank as SeatRank, startedOn: next.startedOn };
    await demandVacant(tx, ctx, term, oldId);
    const on = toDbDate(next.startedOn);
    await updateVersioned(tx.councilSeat, { institutionId, id: oldId, version }, { endedOn: on }, () =>
      findSeat(tx, ctx, oldId),
    );
    const id = newId();
    await tx.councilSeat.create({ data: { institutionId, id, ...next, ...term, startedOn: on } });
    return { id };
  },
});
