import ExcelJS from 'exceljs';

/** Every row of a workbook's first sheet as one text, read by another library than the one that wrote it. */
export async function rowTexts(file: string): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const rows: string[] = [];
  book.worksheets[0]?.eachRow((row) => rows.push(JSON.stringify(row.values)));
  return rows;
}
