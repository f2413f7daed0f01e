import { z } from 'zod';
import { id, requiredDay, requiredText, version } from '@/lib/kernel/fields';

export const orderClassId = z.strictObject({ id: id() });
const one = { id: id(), version: version() };
export const orderClassVersion = z.strictObject(one);
export const reasonInput = z.strictObject({ ...one, reason: requiredText(500) });
export const startInput = z.strictObject({ ...one, on: requiredDay(), agreementId: id() });
export const finishInput = z.strictObject({ ...one, on: requiredDay() });
