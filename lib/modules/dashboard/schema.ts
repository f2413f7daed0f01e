import { z } from 'zod';
import { isDay, YEAR_KINDS } from '@/lib/kernel/day';
import { INDUSTRY_LEVELS, THEMES } from './words';

const onDay = z.string().refine(isDay, 'key:notADay').optional();

export const figuresInput = z.strictObject({ on: onDay, year: z.enum(YEAR_KINDS).default('calendar') });
export const dashboardInput = figuresInput.extend({
  industry: z.enum(INDUSTRY_LEVELS).default('section'),
  theme: z.enum(THEMES).default('overview'),
});
