import { z } from 'zod';
import { requiredText } from '@/lib/kernel/fields';
import { VIEW_MODULES } from './words';

export const saveViewInput = z.strictObject({
  module: z.enum(VIEW_MODULES),
  name: requiredText(30),
  /** What stands behind the question mark of the list's address. */
  query: z
    .string()
    .max(2000)
    .regex(/^[^#\s<>"]*$/),
});
