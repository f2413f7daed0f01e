import { z } from 'zod';
import { id } from '@/lib/kernel/fields';

/** What the address of the open page asks for. */
export const openPageInput = z.strictObject({
  q: z.string().max(100).default(''),
  page: z.int().min(1).max(1_000).default(1),
});
export const openRecord = z.strictObject({ id: id() });
