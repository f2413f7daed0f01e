/** Lists whose settings can be kept under a name. */
export const VIEW_MODULES = [
  'partners',
  'agreements',
  'visits',
  'placements',
  'employment',
  'needs',
  'platforms',
  'programmes',
  'order-classes',
  'students',
  'pathways',
  'vacancies',
  'intentions',
] as const;
export type ViewModule = (typeof VIEW_MODULES)[number];
