import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Workbook } from '@/lib/excel/read';
import { fileStore } from '@/lib/files/store';
import type { Ctx } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { fail, notFound } from '@/lib/kernel/errors';
import { type ImportMapping, importMapping } from '@/lib/modules/imports/schema';
import { EMPTY_TOTALS, type ImportState, type ImportTotals } from '@/lib/modules/imports/words';
import { removeMade } from './import-made';
import { openUpload, readSheet } from './import-read';
import { keepRows, readKeptRows, totalsOf } from './import-rows';
import type { ImportSession, ImportTarget, JudgedRow, Judgement } from './import-target';
import { importTarget } from './import-targets';

export type Batch = {
  id: string;
  module: string;
  fileName: string;
  storageKey: string;
  sheet: string;
  headerRow: number;
  mapping: ImportMapping;
  state: ImportState;
  version: number;
  totals: ImportTotals;
  committedAt: Date | null;
};
type Progress = (rows: number) => Promise<void>;
export const noProgress: Progress = async () => {};

/** The batch, if the caller may import into its module. Throws NOT_FOUND or FORBIDDEN. */
export async function readBatch(tx: Tx, ctx: Ctx, id: string): Promise<Batch> {
  const row = (await tx.importBatch.findFirst({ where: { institutionId: ctx.institutionId, id } })) ?? notFound();
  importTarget(ctx, row.module);
  return {
    ...row,
    sheet: row.sheet ?? '',
    headerRow: row.headerRow ?? 0,
    mapping: importMapping.parse(row.mapping),
    state: row.state as ImportState,
    totals: { ...EMPTY_TOTALS, ...(row.totals as Partial<ImportTotals>) },
  };
}

/** The batch at the version that the caller saw. Throws NOT_FOUND or CONFLICT. */
export async function demandBatch(tx: Tx, ctx: Ctx, { id, version }: { id: string; version: number }): Promise<Batch> {
  const batch = await readBatch(tx, ctx, id);
  if (batch.version !== version) fail('CONFLICT', 'changedByOther');
  return batch;
}

/** Moves a batch on from one of the states, at the version that the caller saw. Throws RULE or CONFLICT. */
export async function moveBatch(
  tx: Tx,
  ctx: Ctx,
  batch: Batch,
  from: readonly ImportState[],
  data: object,
): Promise<void> {
  if (!from.includes(batch.state)) fail('RULE', 'notFromThisState');
  const { count } = await tx.importBatch.updateMany({
    where: { institutionId: ctx.institutionId, id: batch.id, version: batch.version, state: { in: [...from] } },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'changedByOther');
}

/** The batch's file. */
export async function openBatchFile(batch: Pick<Batch, 'storageKey'>): Promise<Workbook> {
  return openUpload(await (await fileStore()).get(batch.storageKey));
}

type Sheet = Pick<Batch, 'sheet' | 'headerRow' | 'mapping'>;

/** Reads a sheet and says what becomes of each row. Writes nothing. */
export async function judgeSheet(
  tx: Tx,
  ctx: Ctx,
  target: ImportTarget,
  workbook: Workbook,
  { sheet, headerRow, mapping }: Sheet,
): Promise<{ rows: JudgedRow[]; session: ImportSession }> {
  const session = await target.open(tx, ctx, { createMissing: mapping.createMissing });
  const read = await readSheet(
    workbook,
    { sheet, headerRow, columns: mapping.columns },
    session.specs,
    target.usualUnits,
  );
  const judged = await session.judge(read);
  return { session, rows: read.map((row, n) => ({ ...row, ...at(judged, n) })) };
}

/** Checks the batch's file: every row is judged and kept for the preview. */
export async function checkBatch(
  tx: Tx,
  ctx: Ctx,
  batch: Batch,
  progress: Progress = noProgress,
): Promise<ImportTotals> {
  const { rows } = await judgeSheet(tx, ctx, importTarget(ctx, batch.module), await openBatchFile(batch), batch);
  if (rows.length === 0) fail('INVALID', 'workbook.empty');
  await keepRows(tx, ctx, batch.id, rows, progress);
  const totals = totalsOf(rows);
  await moveBatch(tx, ctx, batch, ['MAPPING', 'CHECKING', 'PREVIEW', 'FAILED'], {
    state: 'PREVIEW',
    totals,
    error: null,
    progress: rows.length,
  });
  return totals;
}

/** Writes what the preview showed, or nothing: throws CONFLICT when the records have changed in between, so that nothing unseen is written. */
export async function commitBatch(
  tx: Tx,
  ctx: Ctx,
  batch: Batch,
  progress: Progress = noProgress,
): Promise<ImportTotals> {
  const session = await importTarget(ctx, batch.module).open(tx, ctx, { createMissing: batch.mapping.createMissing });
  const rows = await readKeptRows(tx, ctx, batch.id);
  const judged = await session.judge(rows);
  if (rows.some((row, n) => verdict(row) !== verdict(at(judged, n)))) fail('CONFLICT', 'importStale');
  const written = rows.filter((row) => row.result === 'NEW' || row.result === 'CHANGED');
  await session.write(written, batch.id, progress);
  const totals = totalsOf(rows);
  await moveBatch(tx, ctx, batch, ['PREVIEW', 'RUNNING'], {
    state: 'DONE',
    totals,
    error: null,
    committedAt: new Date(),
    progress: written.length,
  });
  return totals;
}

/** Takes a written batch back as a whole. Throws RULE when something depends on it or was changed since. */
export async function undoBatch(tx: Tx, ctx: Ctx, batch: Batch): Promise<void> {
  if (!batch.committedAt) fail('RULE', 'notFromThisState');
  await moveBatch(tx, ctx, batch, ['DONE'], { state: 'UNDONE', undoneAt: new Date() });
  const rows = await readKeptRows(tx, ctx, batch.id, ['NEW', 'CHANGED']);
  const written = rows.flatMap(({ row, result, recordId, version: seen, before }) =>
    recordId ? [{ row, result, recordId, version: seen, before }] : [],
  );
  await importTarget(ctx, batch.module).undo(tx, ctx, written, today(batch.committedAt));
  await removeMade(tx, ctx, batch.id);
}

/** What the person has seen and agreed to. */
function verdict({ result, recordId, version, changes }: Judgement): string {
  return JSON.stringify([result, result === 'NEW' ? null : recordId, version, changes]);
}

function at(judged: Judgement[], n: number): Judgement {
  const judgement = judged[n];
  if (!judgement) throw new Error('a row was not judged');
  return judgement;
}
