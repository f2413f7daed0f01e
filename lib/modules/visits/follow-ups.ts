import 'server-only';
import type { Tx } from '@/lib/db/client';
import { demandFound, whereChosen } from '@/lib/kernel/chosen';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { demandWritable } from './commands';
import type { FollowUpFilter } from './list';
import { mayDoFollowUp, mayWriteVisit, visibleVisits, whereFollowUp } from './policy';
import {
  addFollowUpInput,
  completeFollowUpInput,
  followUpVersion,
  handOverFollowUpsInput,
  updateFollowUpInput,
} from './schema';
import { demandFollowUp, demandOwner, followUpColumns } from './writes';

function findFollowUp(tx: Tx, ctx: Ctx, id: string) {
  return tx.followUp.findFirst({
    where: { institutionId: ctx.institutionId, id, visit: visibleVisits(ctx) },
    include: { visit: { include: { participants: { select: { membershipId: true } } } } },
  });
}

/** The follow-up if the caller may do what it asks for. Throws NOT_FOUND or FORBIDDEN. */
async function demandDoable(tx: Tx, ctx: Ctx, id: string) {
  const followUp = (await findFollowUp(tx, ctx, id)) ?? notFound();
  const mayWrite = await mayWriteVisit(tx, ctx, followUp.visit);
  if (!mayDoFollowUp(ctx, mayWrite, followUp)) fail('FORBIDDEN', 'forbidden');
  return followUp;
}

type At = { id: string; version: number };

async function writeVersioned(tx: Tx, ctx: Ctx, { id, version }: At, data: object): Promise<{ id: string }> {
  const at = { institutionId: ctx.institutionId, id, version };
  await updateVersioned(tx.followUp, at, data, () =>
    tx.followUp.findFirst({ where: { institutionId: at.institutionId, id } }),
  );
  return { id };
}

export const addFollowUp = defineCommand({
  name: 'visits.add-follow-up',
  permission: 'visits.write',
  input: addFollowUpInput,
  run: async ({ tx, ctx, input: { visitId, ...followUp } }) => {
    const visit = await demandWritable(tx, ctx, visitId);
    await demandFollowUp(tx, ctx, followUp, { visitedOn: fromDbDate(visit.visitedOn) });
    const id = newId();
    const { institutionId } = ctx;
    await tx.followUp.create({ data: { institutionId, id, visitId, ...followUpColumns(followUp) } });
    return { id };
  },
});

/** Changes what is to be done, by whom and until when; only while it is open. */
export const updateFollowUp = defineCommand({
  name: 'visits.update-follow-up',
  permission: 'visits.write',
  input: updateFollowUpInput,
  run: async ({ tx, ctx, input: { id, version, ...followUp } }) => {
    const stored = (await findFollowUp(tx, ctx, id)) ?? notFound();
    const visit = await demandWritable(tx, ctx, stored.visitId);
    if (stored.doneOn) fail('RULE', 'followUpDone');
    const visitedOn = fromDbDate(visit.visitedOn);
    await demandFollowUp(tx, ctx, followUp, { visitedOn, ownerBefore: stored.ownerId });
    return writeVersioned(tx, ctx, { id, version }, followUpColumns(followUp));
  },
});

export const completeFollowUp = defineCommand({
  name: 'visits.complete-follow-up',
  permission: 'visits.write',
  input: completeFollowUpInput,
  run: async ({ tx, ctx, input: { id, version, doneOn, result } }) => {
    const { visit, ...stored } = await demandDoable(tx, ctx, id);
    if (stored.doneOn) fail('RULE', 'followUpDone');
    if (doneOn > ctx.today) failField('doneOn', 'inTheFuture');
    if (doneOn < fromDbDate(visit.visitedOn)) failField('doneOn', 'beforeVisit');
    return writeVersioned(tx, ctx, { id, version }, { doneOn: toDbDate(doneOn), result });
  },
});

/** Opens a completed follow-up again; what was written as its result stays in the audit. */
export const reopenFollowUp = defineCommand({
  name: 'visits.reopen-follow-up',
  permission: 'visits.write',
  input: followUpVersion,
  run: async ({ tx, ctx, input }) => {
    const stored = await demandDoable(tx, ctx, input.id);
    if (!stored.doneOn) fail('RULE', 'followUpOpen');
    return writeVersioned(tx, ctx, input, { doneOn: null, result: null });
  },
});

export const removeFollowUp = defineCommand({
  name: 'visits.remove-follow-up',
  permission: 'visits.write',
  input: followUpVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const stored = (await findFollowUp(tx, ctx, id)) ?? notFound();
    await demandWritable(tx, ctx, stored.visitId);
    const { count } = await tx.followUp.deleteMany({ where: { institutionId: ctx.institutionId, id, version } });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: stored });
    return { id };
  },
});

/** Bulk: gives open follow-ups to somebody else, one's own or those of visits that one may change; what is done stays as it is. All or nothing. */
export const handOverFollowUps = defineCommand({
  name: 'visits.hand-over-follow-ups',
  permission: 'visits.write',
  input: handOverFollowUpsInput,
  run: async ({ tx, ctx, input: { of, ownerId } }) => {
    await demandOwner(tx, ctx, ownerId);
    const found = await tx.followUp.findMany({
      where: whereChosen(of, (filter: FollowUpFilter) => whereFollowUp(ctx, filter)),
      include: { visit: { include: { participants: { select: { membershipId: true } } } } },
    });
    demandFound(of, found);
    const open = found.filter((followUp) => !followUp.doneOn);
    for (const followUp of open)
      if (!mayDoFollowUp(ctx, false, followUp) && !(await mayWriteVisit(tx, ctx, followUp.visit)))
        fail('FORBIDDEN', 'forbidden');
    const changed = open.filter((followUp) => followUp.ownerId !== ownerId);
    return tx.followUp.updateMany({
      where: { institutionId: ctx.institutionId, doneOn: null, id: { in: changed.map(({ id }) => id) } },
      data: { ownerId, version: { increment: 1 } },
    });
  },
});
