import { readRows, readWorkbook } from '@/lib/excel/read';

/** Everything that stands in a sheet, as one text. */
export async function sheetText(stream: ReadableStream<Uint8Array>): Promise<string> {
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const rows: unknown[] = [];
  for await (const { cells } of readRows(await readWorkbook(bytes))) rows.push(cells);
  return JSON.stringify(rows);
}
