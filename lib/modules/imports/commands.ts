import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import { normaliseHeader, signatureOf } from '@/lib/excel/map';
import { fileStore } from '@/lib/files/store';
import { sendJob } from '@/lib/jobs/send';
import type { Ctx } from '@/lib/kernel/context';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import {
  type Batch,
  checkBatch,
  commitBatch,
  demandBatch,
  moveBatch,
  openBatchFile,
  readBatch,
  undoBatch,
} from '@/lib/processes/import-batch';
import { countRows, demandColumns, headerAt, samplesOf } from '@/lib/processes/import-read';
import { importTarget } from '@/lib/processes/import-targets';
import { checkImportInput, chooseHeaderInput, type ImportMapping, importStep, mappedColumn } from './schema';
import { BACKGROUND_ROWS, EMPTY_TOTALS, IMPORT_MODULES } from './words';

const OPEN = ['MAPPING', 'PREVIEW', 'FAILED'] as const;

/** Called by the upload only, never an action: it names a key of the store. */
export const createImport = defineCommand({
  name: 'imports.create',
  permission: 'partners.import',
  input: z.strictObject({
    module: z.enum(IMPORT_MODULES),
    fileName: z.string().min(1).max(200),
    storageKey: z.string().min(1).max(200),
    sheet: z.string().max(100),
    headerRow: z.int().min(1),
    rows: z.int().min(1),
    columns: z.array(mappedColumn).max(256),
  }),
  run: async ({ tx, ctx, input: { rows, columns, ...input } }) => {
    const id = newId();
    await tx.importBatch.create({
      data: {
        ...input,
        ...{ institutionId: ctx.institutionId, id, membershipId: ctx.membershipId, state: 'MAPPING' },
        mapping: { columns, createMissing: false },
        totals: { ...EMPTY_TOTALS, rows },
      },
    });
    return { id };
  },
});

/** Another sheet or another row is the header: the columns are proposed anew. */
export const chooseHeader = defineCommand({
  name: 'imports.choose-header',
  permission: 'partners.import',
  input: chooseHeaderInput,
  run: async ({ tx, ctx, input: { id, version, sheet, headerRow } }) => {
    const batch = await demandBatch(tx, ctx, { id, version });
    const workbook = await openBatchFile(batch);
    const sample =
      (await samplesOf(workbook)).find((each) => each.sheet === sheet) ?? fail('INVALID', 'importNoSuchRow');
    const header = headerAt(sample, headerRow, importTarget(ctx, batch.module).specs);
    const rows = await countRows(workbook, header);
    const mapping: ImportMapping = { ...batch.mapping, columns: header.columns };
    await moveBatch(tx, ctx, batch, OPEN, {
      state: 'MAPPING',
      sheet,
      headerRow,
      mapping,
      totals: { ...EMPTY_TOTALS, rows },
      error: null,
    });
    return { id };
  },
});

function correctedMapping(ctx: Ctx, batch: Batch, input: z.output<typeof checkImportInput>): ImportMapping {
  const chosen = new Map(input.columns.map(({ index, key }) => [index, key]));
  const columns = batch.mapping.columns.map((column) => ({
    ...column,
    key: chosen.has(column.index) ? (chosen.get(column.index) ?? null) : column.key,
  }));
  demandColumns(importTarget(ctx, batch.module), columns);
  return { columns, createMissing: input.createMissing ?? batch.mapping.createMissing };
}

async function rememberMap(tx: Tx, ctx: Ctx, module: string, { columns }: ImportMapping): Promise<void> {
  const signature = signatureOf(columns.map(({ header }) => header));
  const mapping = Object.fromEntries(columns.map(({ header, key }) => [normaliseHeader(header), key]));
  await tx.importMap.upsert({
    where: { institutionId_module_signature: { institutionId: ctx.institutionId, module, signature } },
    create: { institutionId: ctx.institutionId, id: newId(), module, signature, mapping },
    update: { mapping, updatedAt: new Date() },
  });
}

/** Takes the columns as corrected and judges every row: at once, or in the background when there are many. */
export const checkImport = defineCommand({
  name: 'imports.check',
  permission: 'partners.import',
  input: checkImportInput,
  run: async ({ tx, ctx, input }) => {
    const batch = await demandBatch(tx, ctx, input);
    const mapping = correctedMapping(ctx, batch, input);
    if (input.keep) await rememberMap(tx, ctx, batch.module, mapping);
    if (batch.totals.rows > BACKGROUND_ROWS) {
      await moveBatch(tx, ctx, batch, OPEN, { state: 'CHECKING', mapping, progress: 0, error: null });
      await sendJob(tx, 'imports.run', { institutionId: ctx.institutionId, batchId: batch.id, run: newId() });
    } else {
      await moveBatch(tx, ctx, batch, OPEN, { state: 'CHECKING', mapping });
      await checkBatch(tx, ctx, await readBatch(tx, ctx, batch.id));
    }
    return { id: batch.id };
  },
});

/** Writes what the preview shows: all or nothing. */
export const commitImport = defineCommand({
  name: 'imports.commit',
  permission: 'partners.import',
  input: importStep,
  run: async ({ tx, ctx, input }) => {
    const batch = await demandBatch(tx, ctx, input);
    const { totals } = batch;
    if (totals.new + totals.changed === 0) fail('RULE', 'importNothing');
    if (totals.rows > BACKGROUND_ROWS) {
      await moveBatch(tx, ctx, batch, ['PREVIEW'], { state: 'RUNNING', progress: 0, error: null });
      await sendJob(tx, 'imports.run', { institutionId: ctx.institutionId, batchId: batch.id, run: newId() });
    } else await commitBatch(tx, ctx, batch);
    return { id: batch.id };
  },
});

export const undoImport = defineCommand({
  name: 'imports.undo',
  permission: 'partners.import',
  input: importStep,
  run: async ({ tx, ctx, input }) => {
    await undoBatch(tx, ctx, await demandBatch(tx, ctx, input));
    return { id: input.id };
  },
});

/** Puts an import aside that was not written: its rows and its file are forgotten. */
export const discardImport = defineCommand({
  name: 'imports.discard',
  permission: 'partners.import',
  input: importStep,
  run: async ({ tx, ctx, input, after }) => {
    const batch = await demandBatch(tx, ctx, input);
    await moveBatch(tx, ctx, batch, OPEN, { state: 'DISCARDED' });
    await tx.importRow.deleteMany({ where: { institutionId: ctx.institutionId, batchId: batch.id } });
    after(async () => (await fileStore()).remove(batch.storageKey));
    return { id: batch.id };
  },
});
