import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/operation';
import * as industries from '@/lib/reference/industries';
import * as regions from '@/lib/reference/regions';

const LIMIT = 50;
const input = z.strictObject({ q: z.string().max(60).default('') });

/** Industries of GB/T 4754 for a picker. */
export const industryOptions = defineQuery({
  permission: 'reference.read',
  input,
  run: async ({ ctx, input: { q } }) => industries.industryOptions(q, ctx.locale, LIMIT),
});

/** Regions of GB/T 2260 for a picker. */
export const regionOptions = defineQuery({
  permission: 'reference.read',
  input,
  run: async ({ ctx, input: { q } }) => regions.regionOptions(q, ctx.locale, LIMIT),
});
