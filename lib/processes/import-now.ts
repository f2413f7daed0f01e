import 'server-only';
import { z } from 'zod';
import type { Ctx } from '@/lib/kernel/context';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { rememberedMaps } from '@/lib/modules/imports/queries';
import { importMapping, importStep } from '@/lib/modules/imports/schema';
import type { ImportTotals } from '@/lib/modules/imports/words';
import { checkBatch, commitBatch, demandBatch, judgeSheet, moveBatch, readBatch } from './import-batch';
import { demandColumns, openUpload, proposeHeader, samplesOf } from './import-read';
import { receiveImport } from './import-receive';
import { readKeptRows, totalsOf } from './import-rows';
import type { JudgedRow } from './import-target';
import { importTarget } from './import-targets';

/** What an import from the command line did or would do. */
export type ImportOutcome = {
  batchId: string | null;
  totals: ImportTotals;
  rows: JudgedRow[];
  headers: Record<number, string>;
};
type File = { module: string; fileName: string; bytes: Uint8Array; createMissing: boolean };

const headersOf = (columns: readonly { index: number; header: string }[]) =>
  Object.fromEntries(columns.map(({ index, header }) => [index, header]));

const judgeNow = defineQuery({
  permission: 'partners.import',
  input: z.strictObject({
    module: z.string(),
    bytes: z.instanceof(Uint8Array),
    sheet: z.string(),
    headerRow: z.int(),
    mapping: importMapping,
  }),
  run: async ({ tx, ctx, input: { module, bytes, ...sheet } }) =>
    (await judgeSheet(tx, ctx, importTarget(ctx, module), await openUpload(bytes), sheet)).rows,
});

/** Checks and writes a batch in one transaction, however many rows it has. */
const writeNow = defineCommand({
  name: 'imports.commit',
  permission: 'partners.import',
  input: importStep.extend({ createMissing: z.boolean() }),
  run: async ({ tx, ctx, input }) => {
    const batch = await demandBatch(tx, ctx, input);
    demandColumns(importTarget(ctx, batch.module), batch.mapping.columns);
    await moveBatch(tx, ctx, batch, ['MAPPING'], {
      state: 'CHECKING',
      mapping: { ...batch.mapping, createMissing: input.createMissing },
    });
    await checkBatch(tx, ctx, await readBatch(tx, ctx, batch.id));
    const totals = await commitBatch(tx, ctx, await readBatch(tx, ctx, batch.id));
    return { totals, rows: await readKeptRows(tx, ctx, batch.id), headers: headersOf(batch.mapping.columns) };
  },
});

/** What an import of the file would do, with the columns as they are proposed. Writes nothing. */
export async function previewNow(ctx: Ctx, { module, bytes, createMissing }: File): Promise<ImportOutcome> {
  const target = importTarget(ctx, module);
  const maps = await rememberedMaps(ctx, { module });
  const { sheet, headerRow, columns } = proposeHeader(
    await samplesOf(await openUpload(bytes)),
    target,
    (signature) => maps[signature],
  );
  demandColumns(target, columns);
  const rows = await judgeNow(ctx, { module, bytes, sheet, headerRow, mapping: { columns, createMissing } });
  return { batchId: null, totals: totalsOf(rows), rows, headers: headersOf(columns) };
}

/** Imports the file at once, with the columns as they are proposed. */
export async function importNow(ctx: Ctx, { module, fileName, bytes, createMissing }: File): Promise<ImportOutcome> {
  const { id } = await receiveImport(ctx, { module, fileName, body: once(bytes) });
  return { batchId: id, ...(await writeNow(ctx, { id, version: 1, createMissing })) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
