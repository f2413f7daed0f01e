import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Cell } from '@/lib/excel/cell';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText, encryptText } from '@/lib/kernel/crypto';
import { newId } from '@/lib/kernel/id';
import type { ImportResult, ImportTotals } from '@/lib/modules/imports/words';
import type { JudgedRow } from './import-target';

const CHUNK = 500;

type StoredCell = Exclude<Cell, Date> | { date: string };
type Content = Omit<JudgedRow, 'row' | 'result' | 'recordId' | 'cells'> & { cells: StoredCell[] };
type StoredRow = { rowNo: number; result: string; recordId: string | null; contentEnc: Uint8Array };

function seal({ row: _r, result: _s, recordId: _i, cells, ...rest }: JudgedRow) {
  const content: Content = {
    ...rest,
    cells: cells.map((cell) => (cell instanceof Date ? { date: cell.toISOString() } : cell)),
  };
  return encryptText(JSON.stringify(content));
}

/** A stored row as it was judged. */
export function openRow({ rowNo, result, recordId, contentEnc }: StoredRow): JudgedRow {
  const { cells, ...rest } = JSON.parse(decryptText(contentEnc)) as Content;
  return {
    ...rest,
    row: rowNo,
    result: result as ImportResult,
    recordId,
    cells: cells.map((cell) => (cell !== null && typeof cell === 'object' ? new Date(cell.date) : cell)),
  };
}

/** Whether something about the row is worth a look although it was not refused. */
export const hasWarning = (row: JudgedRow): boolean =>
  row.result !== 'REFUSED' && row.problems.some((problem) => problem.severity === 'warning');

/** Keeps the judged rows of a batch in place of those it had; their content is encrypted. */
export async function keepRows(
  tx: Tx,
  ctx: Ctx,
  batchId: string,
  rows: JudgedRow[],
  done: (rows: number) => Promise<void>,
): Promise<void> {
  const { institutionId } = ctx;
  await tx.importRow.deleteMany({ where: { institutionId, batchId } });
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK);
    await tx.importRow.createMany({
      data: part.map((row) => ({
        ...{ institutionId, batchId, id: newId(), rowNo: row.row, result: row.result, recordId: row.recordId },
        hasWarning: hasWarning(row),
        contentEnc: seal(row),
      })),
    });
    await done(from + part.length);
  }
}

/** All rows of a batch in the order of the sheet. */
export async function readKeptRows(tx: Tx, ctx: Ctx, batchId: string, results?: ImportResult[]): Promise<JudgedRow[]> {
  const rows = await tx.importRow.findMany({
    where: { institutionId: ctx.institutionId, batchId, ...(results ? { result: { in: results } } : {}) },
    orderBy: { rowNo: 'asc' },
  });
  return rows.map(openRow);
}

/** How many rows there are of each kind. */
export function totalsOf(rows: JudgedRow[]): ImportTotals {
  const count = (result: ImportResult) => rows.filter((row) => row.result === result).length;
  return {
    rows: rows.length,
    new: count('NEW'),
    changed: count('CHANGED'),
    unchanged: count('UNCHANGED'),
    refused: count('REFUSED'),
    warnings: rows.filter(hasWarning).length,
  };
}
