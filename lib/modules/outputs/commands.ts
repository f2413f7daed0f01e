import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { producingCentres } from './policy';
import { addOutputInput, type OutputInput, outputVersion, updateOutputInput } from './schema';

/** The centre whose outputs the caller is about to change. Throws NOT_FOUND or FORBIDDEN. */
async function demandCentre(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const centre = (await tx.platform.findFirst({ where: { AND: [producingCentres(ctx), { id }] } })) ?? notFound();
  if (!mayOnPlatform(ctx, 'outputs.write', centre)) fail('FORBIDDEN', 'forbidden');
}

/** Columns of an output: it happened already, a quantity has its unit, and it says how much or what it earned. Throws INVALID at the field. */
async function outputColumns(tx: Tx, ctx: Ctx, { happenedOn, ...output }: OutputInput) {
  const { partnerId, quantity, unit, income } = output;
  if (happenedOn > ctx.today) failField('happenedOn', 'inTheFuture');
  if (quantity !== null && unit === null) failField('unit', 'required');
  if (quantity === null && unit !== null) failField('quantity', 'required');
  if (quantity === null && income === null) failField('income', 'quantityOrIncome');
  const where = { institutionId: ctx.institutionId, id: partnerId ?? undefined, mergedIntoId: null };
  if (partnerId && !(await tx.partner.count({ where }))) failField('partnerId', 'unknownChoice');
  return { ...output, happenedOn: toDbDate(happenedOn) };
}

const find = (tx: Tx, ctx: Ctx, id: string) =>
  tx.centreOutput.findFirst({ where: { institutionId: ctx.institutionId, id, platform: producingCentres(ctx) } });

/** The output, if the caller may change it. Throws NOT_FOUND or FORBIDDEN. */
async function demandOutput(tx: Tx, ctx: Ctx, id: string) {
  const found = (await find(tx, ctx, id)) ?? notFound();
  await demandCentre(tx, ctx, found.platformId);
  return found;
}

export const addOutput = defineCommand({
  name: 'outputs.add',
  permission: 'outputs.write',
  input: addOutputInput,
  run: async ({ tx, ctx, input: { platformId, ...output } }) => {
    await demandCentre(tx, ctx, platformId);
    const columns = await outputColumns(tx, ctx, output);
    const id = newId();
    await tx.centreOutput.create({ data: { institutionId: ctx.institutionId, id, platformId, ...columns } });
    return { id };
  },
});

export const updateOutput = defineCommand({
  name: 'outputs.update',
  permission: 'outputs.write',
  input: updateOutputInput,
  run: async ({ tx, ctx, input: { id, version, ...output } }) => {
    await demandOutput(tx, ctx, id);
    const at = { institutionId: ctx.institutionId, id, version };
    const columns = await outputColumns(tx, ctx, output);
    await updateVersioned(tx.centreOutput, at, columns, () => find(tx, ctx, id));
    return { id };
  },
});

/** Takes out an output that was entered by mistake; the audit still shows it. */
export const removeOutput = defineCommand({
  name: 'outputs.remove',
  permission: 'outputs.write',
  input: outputVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const stored = await demandOutput(tx, ctx, id);
    const { count } = await tx.centreOutput.deleteMany({ where: { institutionId: ctx.institutionId, id, version } });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: stored });
    return { id };
  },
});
