import { z } from 'zod';
import { requiredText } from '@/lib/kernel/fields';

/** Lists whose settings can be kept under a name. */
export const VIEW_MODULES = ['partners', 'agreements', 'visits', 'needs', 'platforms', 'programmes'] as const;
export type ViewModule = (typeof VIEW_MODULES)[number];

export const saveViewInput = z.strictObject({
  module: z.enum(VIEW_MODULES),
  name: requiredText(30),
  /** What stands behind the question mark of the list's address. */
  query: z
    .string()
    .max(2000)
    .regex(/^[^#\s<>"]*$/),
});
