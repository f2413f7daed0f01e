import ExcelJS from 'exceljs';
import type { Ctx } from '@/lib/kernel/context';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import type { ImportModule } from '@/lib/modules/imports/words';
import { importNow } from '@/lib/processes/import-now';

/** A row of a ledger by its columns' keys. */
export type Cells = Record<string, string | number | null>;
type Sheet = { module: ImportModule; title: string; heads: Readonly<Record<string, string>> };

/** A ledger as a college keeps it, with a title above. */
export async function ledgerOf({ title, heads }: Pick<Sheet, 'title' | 'heads'>, rows: Cells[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow([title]);
  sheet.addRow(Object.values(heads));
  for (const row of rows) sheet.addRow(Object.keys(heads).map((key) => row[key] ?? null));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What somebody does with one kind of ledger: sends a file, runs rows, takes an import back. */
export function importDesk(ctx: Ctx, sheet: Sheet) {
  const send = (bytes: Uint8Array, createMissing = false) =>
    importNow(ctx, { module: sheet.module, fileName: '台账.xlsx', bytes, createMissing });
  return {
    send,
    run: async (rows: Cells[], createMissing = false) => send(await ledgerOf(sheet, rows), createMissing),
    undo: async (id: string | null) => {
      const { version } = await getImport(ctx, { id });
      await undoImport(ctx, { id, version });
    },
  };
}
