import { z } from 'zod';
import { id, requiredText, version } from '@/lib/kernel/fields';
import { TARGETED } from './words';

const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const profile = {
  figure: z.enum(TARGETED),
  year: z.preprocess(numeric, z.int().min(2000).max(2100)),
  percent: z.preprocess(numeric, z.number().min(0.1).max(100).multipleOf(0.1)),
  source: requiredText(120),
};

export const createTargetInput = z.strictObject(profile);
export const updateTargetInput = z.strictObject({ id: id(), version: version(), ...profile });
export const targetAt = z.strictObject({ id: id(), version: version() });
