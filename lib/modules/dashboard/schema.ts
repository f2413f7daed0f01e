import { z } from 'zod';
import { isDay, YEAR_KINDS } from '@/lib/kernel/day';

export const INDUSTRY_LEVELS = ['section', 'division'] as const;
export type IndustryLevel = (typeof INDUSTRY_LEVELS)[number];

export const THEMES = ['overview', 'partners', 'platforms', 'classes', 'pathways', 'programmes'] as const;
export type Theme = (typeof THEMES)[number];

const onDay = z.string().refine(isDay, 'key:notADay').optional();

export const figuresInput = z.strictObject({ on: onDay, year: z.enum(YEAR_KINDS).default('calendar') });
export const dashboardInput = figuresInput.extend({
  industry: z.enum(INDUSTRY_LEVELS).default('section'),
  theme: z.enum(THEMES).default('overview'),
});
