import { z } from 'zod';
import { id, optionalId, requiredDay, requiredText, version } from '@/lib/kernel/fields';

const one = { id: id(), version: version() };
const numeric = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const task = {
  title: requiredText(200),
  year: z.preprocess(numeric, z.int().min(2000).max(2100)),
  ownerId: optionalId(),
  dueOn: requiredDay(),
};

export const platformOf = z.strictObject({ platformId: id() });
export const addTaskInput = z.strictObject({ platformId: id(), ...task });
export const updateTaskInput = z.strictObject({ ...one, ...task });
export const completeTaskInput = z.strictObject({ ...one, on: requiredDay(), result: requiredText(1_000) });
export const dropTaskInput = z.strictObject({ ...one, on: requiredDay(), reason: requiredText(1_000) });
export const taskVersion = z.strictObject(one);
