import { z } from 'zod';
import { id, optionalId, optionalMoney, optionalText, requiredDay, requiredText, version } from '@/lib/kernel/fields';
import { PURPOSES } from '@/lib/modules/centres/words';

const one = { id: id(), version: version() };
const output = {
  purpose: z.enum(PURPOSES),
  happenedOn: requiredDay(),
  title: requiredText(120),
  /** How much of it, in its own unit; one goes with the other. */
  quantity: optionalMoney(),
  unit: optionalText(20),
  /** 万元 */
  income: optionalMoney(),
  partnerId: optionalId(),
};

export const addOutputInput = z.strictObject({ platformId: id(), ...output });
export const updateOutputInput = z.strictObject({ ...one, ...output });
export const outputVersion = z.strictObject(one);
export const functionsInput = z.strictObject({
  platformId: id(),
  year: z.int().min(2000).max(2100).optional(),
});

export type OutputInput = z.output<z.ZodObject<typeof output>>;
