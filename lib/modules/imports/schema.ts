import { z } from 'zod';
import { id, version } from '@/lib/kernel/fields';
import { IMPORT_RESULTS } from './words';

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
