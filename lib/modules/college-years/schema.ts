import { z } from 'zod';
import { id, optionalText, requiredText, version } from '@/lib/kernel/fields';

const one = { id: id(), version: version() };
const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);

export const yearsOfInput = z.strictObject({ platformId: id() });
export const yearId = z.strictObject({ id: id() });
export const startYearInput = z.strictObject({
  platformId: id(),
  year: z.preprocess(numeric, z.int().min(2000).max(2100)),
  plan: requiredText(20_000),
});
export const writePlanInput = z.strictObject({ ...one, plan: requiredText(20_000) });
export const writeAssessmentInput = z.strictObject({
  ...one,
  assessment: requiredText(20_000),
  score: z.preprocess(numeric, z.number().min(0).max(100).multipleOf(0.01)),
});
export const yearVersion = z.strictObject(one);
export const decideYearInput = z.strictObject({ ...one, accept: z.boolean(), opinion: optionalText(2_000) });
