import 'server-only';
import { toDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineCommand } from '@/lib/kernel/operation';
import { addEntry, changeEntry, demandOwnWords } from '@/lib/modules/settings/entries';
import { findChain, readChainForm } from './record';
import { chainAt, createChainInput, updateChainInput } from './schema';

/** A chain is a word of the dictionary: no other may be read as it. */
export const createChain = defineCommand({
  name: 'industry-chains.create',
  permission: 'industry-chains.write',
  input: createChainInput,
  run: async ({ tx, ctx, input }) => {
    await demandOwnWords(tx, ctx, 'CHAIN', input);
    return addEntry(tx, ctx, { dictionary: 'CHAIN', ...input });
  },
});

/** The code stays: records hold it. */
export const updateChain = defineCommand({
  name: 'industry-chains.update',
  permission: 'industry-chains.write',
  input: updateChainInput,
  run: async ({ tx, ctx, input: { id, version, ...data } }) => {
    if (!(await findChain(tx, ctx, id))) notFound();
    await demandOwnWords(tx, ctx, 'CHAIN', { id, ...data });
    return changeEntry(tx, ctx, { id, version }, data, () => readChainForm(tx, ctx, id));
  },
});

/** Retired: offered nowhere any more, but records that hold it still show its name. */
export const retireChain = defineCommand({
  name: 'industry-chains.retire',
  permission: 'industry-chains.write',
  input: chainAt,
  run: async ({ tx, ctx, input }) => {
    if (!(await findChain(tx, ctx, input.id))) notFound();
    return changeEntry(tx, ctx, input, { retiredOn: toDbDate(ctx.today) });
  },
});

export const restoreChain = defineCommand({
  name: 'industry-chains.restore',
  permission: 'industry-chains.write',
  input: chainAt,
  run: async ({ tx, ctx, input }) => {
    if (!(await findChain(tx, ctx, input.id))) notFound();
    return changeEntry(tx, ctx, input, { retiredOn: null });
  },
});
