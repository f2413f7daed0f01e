import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { cellName, type ReadLimits, type SheetRow, WorkbookError, type WorkbookErrorCode } from './cell';
import { readRows, readWorkbook, sampleRows, type WorkbookSource } from './read';
import { makeWorkbook, makeZip } from './test-files';

async function rowsOf(
  source: WorkbookSource,
  sheet: string | number = 0,
  limits?: Partial<ReadLimits>,
): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of readRows(await readWorkbook(source, limits), sheet)) rows.push(row);
  return rows;
}

async function codeOf(work: Promise<unknown>): Promise<WorkbookErrorCode | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
}

async function byExceljs(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('a workbook that exceljs wrote', () => {
  it('comes with its sheets, row numbers, dates and texts', async () => {
    const file = await byExceljs((workbook) => {
      const sheet = workbook.addWorksheet('合作企业');
      sheet.getCell('A1').value = '台账';
      sheet.mergeCells('A1:C1');
      sheet.getCell('A4').value = { richText: [{ text: '弘' }, { text: '元' }] };
      sheet.getCell('B4').value = new Date('2024-03-09T00:00:00Z');
      sheet.getCell('B4').numFmt = 'yyyy"年"m"月"d"日"';
      sheet.getCell('C4').value = 0.5;
      sheet.getCell('D4').value = true;
      sheet.getCell('E4').value = { formula: '1+1', result: 2 };
      sheet.getCell('F4').value = { error: '#N/A' };
      sheet.getCell('H4').value = 'a & b <c> "d" 😀';
      workbook.addWorksheet('隐藏', { state: 'veryHidden' });
    });
    const workbook = await readWorkbook(file);
    expect(workbook.sheets.map(({ name, state }) => [name, state])).toEqual([
      ['合作企业', 'visible'],
      ['隐藏', 'veryHidden'],
    ]);
    const rows = await rowsOf(file, '合作企业');
    expect(rows.map(({ row }) => row)).toEqual([1, 4]);
    const date = new Date('2024-03-09T00:00:00Z');
    expect(rows[1]?.cells).toEqual(['弘元', date, 0.5, true, 2, '#N/A', null, 'a & b <c> "d" 😀']);
    expect(cellName(27, 4)).toBe('AB4');
  });

  it('is read from a stream as from memory, and once more from the same handle', async () => {
    const file = await byExceljs((workbook) => workbook.addWorksheet('S').addRow(['x']));
    expect(await rowsOf(Readable.from([file.subarray(0, 100), file.subarray(100)]))).toEqual([
      { row: 1, cells: ['x'] },
    ]);
    const workbook = await readWorkbook(new Blob([new Uint8Array(file)]).stream());
    expect(await sampleRows(workbook)).toEqual(await sampleRows(workbook, 'S'));
  });

  it('knows the date system of 1904', async () => {
    const file = await byExceljs((workbook) => {
      workbook.properties.date1904 = true;
      workbook.addWorksheet('S').getCell('A1').value = new Date('2024-03-09T00:00:00Z');
    });
    expect(await rowsOf(file)).toEqual([{ row: 1, cells: [new Date('2024-03-09T00:00:00Z')] }]);
  });
});

describe('XML as other programs write it', () => {
  it('takes prefixes, missing references, inline and shared texts, phonetic guides, comments and CDATA', async () => {
    const sheet = `<?xml version="1.0"?><x:worksheet><x:sheetData><!-- <x:row> --><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c/>
      <x:c t="inlineStr"><x:is><x:r><x:t>弘</x:t></x:r><x:r><x:t><![CDATA[<元>]]></x:t></x:r></x:is></x:c></x:row><x:row r="9"/>
      <x:row r="12"><x:c r="C12" t="str" x="a>b"><x:v>x_x000D_y&#20803;</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const strings = '<sst><si><t>包头</t><rPh sb="0" eb="1"><t>ほうとう</t></rPh></si></sst>';
    expect(await rowsOf(makeWorkbook(sheet, strings))).toEqual([
      { row: 1, cells: ['包头', null, '弘<元>'] },
      { row: 12, cells: [null, null, 'x\ry元'] },
    ]);
  });

  it('keeps texts whole where pieces of XML end', async () => {
    const long = '弘元新材料'.repeat(1000);
    const row = (index: number) => `<row r="${index}"><c r="A${index}" t="str"><v>${index}${long}</v></c></row>`;
    const rows = await rowsOf(
      makeWorkbook(`<sheetData>${Array.from({ length: 60 }, (_, at) => row(at + 1)).join('')}</sheetData>`),
    );
    expect(rows.map(({ cells }) => cells[0])).toEqual(Array.from({ length: 60 }, (_, at) => `${at + 1}${long}`));
  });
});

describe('CSV', () => {
  const text = '企业名称,电话\r\n"弘元,""新""\n材料",0472-1\r\n\r\n,,\n末行,2';
  const expected = [
    { row: 1, cells: ['企业名称', '电话'] },
    { row: 2, cells: ['弘元,"新"\n材料', '0472-1'] },
    { row: 5, cells: ['末行', '2'] },
  ];

  it('in UTF-8 with a mark, and with tabs', async () => {
    expect(await rowsOf(Buffer.from(`\ufeff${text}`))).toEqual(expected);
    expect(await rowsOf(Buffer.from('a\tb,c\n1\t2'))).toEqual([
      { row: 1, cells: ['a', 'b,c'] },
      { row: 2, cells: ['1', '2'] },
    ]);
  });

  it('in GB18030', async () => {
    const gb = Buffer.from([0xc6, 0xf3, 0xd2, 0xb5, 0x2c, 0x31]);
    expect(await rowsOf(gb)).toEqual([{ row: 1, cells: ['企业', '1'] }]);
  });
});

describe('refuses', () => {
  it('what is no workbook', async () => {
    expect(await codeOf(readWorkbook(Buffer.from('<html><table></table></html>')))).toBe('not-a-workbook');
    expect(await codeOf(readWorkbook(Buffer.from([1, 0, 2])))).toBe('not-a-workbook');
    expect(await codeOf(readWorkbook(makeZip([{ name: 'word/document.xml', data: '<w/>' }])))).toBe('not-a-workbook');
    expect(await codeOf(readWorkbook(Buffer.alloc(0)))).toBe('empty');
  });

  it('an encrypted and a legacy workbook, by what the container holds', async () => {
    const encrypted = Buffer.from(
      await writeXlsx({ sheets: [{ name: 'S', rows: [['x']] }], encryption: { password: 'p', spinCount: 10 } }),
    );
    expect(await codeOf(readWorkbook(encrypted))).toBe('encrypted');
    expect(
      await codeOf(readWorkbook(Buffer.concat([encrypted.subarray(0, 8), Buffer.from('Workbook', 'utf16le')]))),
    ).toBe('legacy-xls');
  });

  it('damaged files', async () => {
    const file = makeWorkbook('<sheetData><row><c><v>1</v></c></row></sheetData>');
    expect(await codeOf(readWorkbook(file.subarray(0, file.length - 30)))).toBe('damaged');
    const pointing = Buffer.from(file);
    pointing.writeUInt32LE(0x7fffffff, pointing.length - 6);
    expect(await codeOf(readWorkbook(pointing))).toBe('damaged');
    expect(await codeOf(rowsOf(makeWorkbook('<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>')))).toBe('damaged');
    expect(await codeOf(rowsOf(makeWorkbook(`<sheetData><row><c r="${'A'.repeat(400_000)}`)))).toBe('damaged');
  });

  it('too much', async () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(11);
    expect(await codeOf(rowsOf(makeWorkbook(`<sheetData>${rows}</sheetData>`), 0, { rows: 10 }))).toBe('too-many-rows');
    const wide = '<sheetData><row r="1"><c r="IW1"><v>1</v></c></row></sheetData>';
    expect(await codeOf(rowsOf(makeWorkbook(wide)))).toBe('too-many-columns');
    expect(await codeOf(readWorkbook(makeWorkbook(wide), { entries: 3 }))).toBe('zip-bomb');
    expect(await codeOf(readWorkbook(makeWorkbook(wide), { fileBytes: 100 }))).toBe('too-large');
    const texts = '<sst><si><t>abc</t></si><si><t>def</t></si></sst>';
    expect(await codeOf(rowsOf(makeWorkbook(wide, texts), 0, { sharedStrings: 1 }))).toBe('too-large');
    expect(await codeOf(rowsOf(makeWorkbook(wide, texts), 0, { sharedCharacters: 5 }))).toBe('too-large');
    expect(await codeOf(rowsOf(makeWorkbook(wide), 'T'))).toBe('unknown-sheet');
  });

  it('a size that was declared too small', async () => {
    const sheet = `<sheetData>${'<row/>'.repeat(100_000)}</sheetData>`;
    expect(await codeOf(rowsOf(makeWorkbook(sheet, undefined, 1000)))).toBe('zip-bomb');
  });
});
