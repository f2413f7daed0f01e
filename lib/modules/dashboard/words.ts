export const INDUSTRY_LEVELS = ['section', 'division'] as const;
export type IndustryLevel = (typeof INDUSTRY_LEVELS)[number];

export const THEMES = [
  'overview',
  'partners',
  'platforms',
  'classes',
  'pathways',
  'programmes',
  'internships',
] as const;
export type Theme = (typeof THEMES)[number];
