import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { readTargets } from './queries';
import { createTargetInput, targetAt, updateTargetInput } from './schema';

type Which = { id?: string; figure: string; year: number };

/** A figure has one target a year. */
async function demandFree(tx: Tx, ctx: Ctx, { id, figure, year }: Which): Promise<void> {
  const where = { institutionId: ctx.institutionId, figure, year, NOT: { id } };
  if (await tx.figureTarget.count({ where })) failField('year', 'targetKept');
}

/** Sets a figure's target from a year on. */
export const createTarget = defineCommand({
  name: 'targets.create',
  permission: 'settings.targets',
  input: createTargetInput,
  run: async ({ tx, ctx, input }) => {
    await demandFree(tx, ctx, input);
    const id = newId();
    await tx.figureTarget.create({ data: { institutionId: ctx.institutionId, id, ...input } });
    return { id };
  },
});

/** Corrects it. */
export const updateTarget = defineCommand({
  name: 'targets.update',
  permission: 'settings.targets',
  input: updateTargetInput,
  run: async ({ tx, ctx, input: { id, version, ...data } }) => {
    const at = { institutionId: ctx.institutionId, id };
    if (!(await tx.figureTarget.count({ where: at }))) notFound();
    await demandFree(tx, ctx, { id, ...data });
    await updateVersioned(tx.figureTarget, { ...at, version }, data, async () => (await readTargets(tx, ctx, id))[0]);
    return { id };
  },
});

/** Takes it back; the one of an earlier year holds again. What it was stands in the audit. */
export const removeTarget = defineCommand({
  name: 'targets.remove',
  permission: 'settings.targets',
  input: targetAt,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const [current] = await readTargets(tx, ctx, id);
    if (!current) notFound();
    const { count } = await tx.figureTarget.deleteMany({ where: { institutionId: ctx.institutionId, id, version } });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current });
    return { id };
  },
});
