/** Modules that a sheet can be imported into. */
export const IMPORT_MODULES = [
  'partners',
  'order-classes',
  'rosters',
  'placements',
  'employment',
  'standards',
  'vacancies',
  'equipment',
  'programmes',
  'training-bases',
  'consortia',
  'industry-colleges',
  'practice-centres',
  'alliances',
  'pathways',
  'posts',
  'visits',
  'needs',
  'agreements',
  'plans',
  'industry-chains',
  'intakes',
  'training',
  'outputs',
  'findings',
] as const;
export type ImportModule = (typeof IMPORT_MODULES)[number];
export const IMPORT_STATES = [
  'MAPPING',
  'CHECKING',
  'PREVIEW',
  'RUNNING',
  'DONE',
  'FAILED',
  'UNDONE',
  'DISCARDED',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const IMPORT_RESULTS = ['NEW', 'CHANGED', 'UNCHANGED', 'REFUSED'] as const;
export type ImportResult = (typeof IMPORT_RESULTS)[number];

/** More rows than these are checked and written in the background. */
export const BACKGROUND_ROWS = 2_000;
/** More rows than these are refused at once. */
export const MAX_ROWS = 20_000;

/** A proposal below this should be looked at. */
export const SURE = 0.9;
export const EMPTY_TOTALS = { rows: 0, new: 0, changed: 0, unchanged: 0, refused: 0, warnings: 0 };
export type ImportTotals = typeof EMPTY_TOTALS;

const LISTS: Partial<Record<ImportModule, string>> = {
  rosters: '/students',
  placements: '/internships/placements',
  standards: '/platforms/indicators',
  equipment: '/platforms/equipment',
  posts: '/internships/posts',
  plans: '/internships/plans',
  findings: '/platforms/findings',
  'training-bases': '/platforms/training-bases',
  consortia: '/platforms/consortia',
  'industry-colleges': '/platforms/industry-colleges',
  'practice-centres': '/platforms/practice-centres',
  alliances: '/platforms/alliances',
  'industry-chains': '/programmes/chains',
  intakes: '/programmes/intakes',
  training: '/platforms/training-programmes',
  outputs: '/platforms/outputs',
};
/** Where the records of an import's module are listed. */
export const listOf = (module: ImportModule): string => LISTS[module] ?? `/${module}`;
