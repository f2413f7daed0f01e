import { z } from 'zod';
import { id, version } from '@/lib/kernel/fields';

/** Modules that a sheet can be imported into. */
export const IMPORT_MODULES = ['partners'] as const;
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

/** Which column of the sheet holds what; null is left out. */
export const mappedColumn = z.strictObject({
  index: z.int().min(0).max(255),
  header: z.string().max(200),
  key: z.string().max(40).nullable(),
  confidence: z.number().min(0).max(1),
  shift: z.int().min(0).max(12),
});
export const importMapping = z.strictObject({
  columns: z.array(mappedColumn).max(256).default([]),
  /** Departments and words that the sheet names and the college lacks are made with the import. */
  createMissing: z.boolean().default(false),
});
export type ImportMapping = z.output<typeof importMapping>;
export const EMPTY_TOTALS = { rows: 0, new: 0, changed: 0, unchanged: 0, refused: 0, warnings: 0 };
export type ImportTotals = typeof EMPTY_TOTALS;

export const importId = z.strictObject({ id: id() });
export const importStep = z.strictObject({ id: id(), version: version() });
export const chooseHeaderInput = importStep.extend({
  sheet: z.string().min(1).max(100),
  headerRow: z.int().min(1).max(1_000_000),
});
export const checkImportInput = importStep.extend({
  columns: z.array(z.strictObject({ index: z.int().min(0).max(255), key: z.string().max(40).nullable() })).max(256),
  /** As it was, when it is not given. */
  createMissing: z.boolean().optional(),
  /** The map is kept for the next file with the same headers. */
  keep: z.boolean().default(true),
});
export const previewInput = importId.extend({
  result: z.enum(IMPORT_RESULTS).optional(),
  /** Rows that change nothing and have no problem are left out. */
  attention: z.boolean().default(false),
  warnings: z.boolean().default(false),
  page: z.int().min(1).max(100_000).default(1),
  size: z.int().min(1).max(100).default(20),
});
