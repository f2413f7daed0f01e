import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { demandGoverned, demandOwner } from '@/lib/modules/governance/demand';
import { governedPlatforms, mayCarryOut } from '@/lib/modules/governance/policy';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { addTaskInput, completeTaskInput, dropTaskInput, taskVersion, updateTaskInput } from './schema';

function findTask(tx: Tx, ctx: Ctx, id: string) {
  return tx.platformTask.findFirst({
    where: { institutionId: ctx.institutionId, id, platform: governedPlatforms(ctx) },
    include: { platform: true },
  });
}

/** A task that is about to be done or opened again, if the caller may. Throws NOT_FOUND or FORBIDDEN. */
async function demandDoable(tx: Tx, ctx: Ctx, id: string) {
  const { platform, ...task } = (await findTask(tx, ctx, id)) ?? notFound();
  const mayWrite = mayOnPlatform(ctx, 'governance.write', platform);
  if (!mayCarryOut(ctx, mayWrite, task.ownerId)) fail('FORBIDDEN', 'forbidden');
  return { ...task, mayWrite, ended: task.doneOn !== null || task.droppedOn !== null };
}

type At = { id: string; version: number };

async function writeVersioned(tx: Tx, ctx: Ctx, { id, version }: At, data: object): Promise<{ id: string }> {
  const at = { institutionId: ctx.institutionId, id, version };
  await updateVersioned(tx.platformTask, at, data, () =>
    tx.platformTask.findFirst({ where: { institutionId: at.institutionId, id } }),
  );
  return { id };
}

export const addTask = defineCommand({
  name: 'tasks.add',
  permission: 'governance.write',
  input: addTaskInput,
  run: async ({ tx, ctx, input: { dueOn, ...task } }) => {
    await demandGoverned(tx, ctx, task.platformId);
    await demandOwner(tx, ctx, task.ownerId);
    const id = newId();
    const at = { institutionId: ctx.institutionId, id };
    await tx.platformTask.create({ data: { ...at, ...task, dueOn: toDbDate(dueOn) } });
    return { id };
  },
});

/** Changes what is to be done, by whom and until when; only while it is open. */
export const updateTask = defineCommand({
  name: 'tasks.update',
  permission: 'governance.write',
  input: updateTaskInput,
  run: async ({ tx, ctx, input: { id, version, dueOn, ...task } }) => {
    const { mayWrite, ended, ownerId } = await demandDoable(tx, ctx, id);
    if (!mayWrite) fail('FORBIDDEN', 'forbidden');
    if (ended) fail('RULE', 'followUpDone');
    await demandOwner(tx, ctx, task.ownerId, ownerId);
    return writeVersioned(tx, ctx, { id, version }, { ...task, dueOn: toDbDate(dueOn) });
  },
});

/** Says that it is done, since when and with what result. */
export const completeTask = defineCommand({
  name: 'tasks.complete',
  permission: 'governance.carry-out',
  input: completeTaskInput,
  run: async ({ tx, ctx, input: { id, version, on, result } }) => {
    if ((await demandDoable(tx, ctx, id)).ended) fail('RULE', 'followUpDone');
    if (on > ctx.today) failField('on', 'inTheFuture');
    return writeVersioned(tx, ctx, { id, version }, { doneOn: toDbDate(on), result });
  },
});

/** Gives it up, with the reason; it stays on the list of its year. */
export const dropTask = defineCommand({
  name: 'tasks.drop',
  permission: 'governance.write',
  input: dropTaskInput,
  run: async ({ tx, ctx, input: { id, version, on, reason } }) => {
    const { mayWrite, ended } = await demandDoable(tx, ctx, id);
    if (!mayWrite) fail('FORBIDDEN', 'forbidden');
    if (ended) fail('RULE', 'followUpDone');
    if (on > ctx.today) failField('on', 'inTheFuture');
    return writeVersioned(tx, ctx, { id, version }, { droppedOn: toDbDate(on), result: reason });
  },
});

/** Opens it again; what was written as its result stays in the audit. */
export const reopenTask = defineCommand({
  name: 'tasks.reopen',
  permission: 'governance.carry-out',
  input: taskVersion,
  run: async ({ tx, ctx, input }) => {
    const { ended, droppedOn, mayWrite } = await demandDoable(tx, ctx, input.id);
    if (!ended) fail('RULE', 'followUpOpen');
    if (droppedOn && !mayWrite) fail('FORBIDDEN', 'forbidden');
    return writeVersioned(tx, ctx, input, { doneOn: null, droppedOn: null, result: null });
  },
});
