import ExcelJS from 'exceljs';
import { makeCreditCode } from '@/lib/identifiers/credit-code';

const HEADERS = [
  '学号',
  '姓名',
  '专业名称',
  '毕业日期',
  '毕业去向类别代码',
  '毕业去向',
  '签约日期',
  '单位名称',
  '统一社会信用代码',
  '单位所在地代码',
  '工作职位类别名称',
];
type Cell = string | number | null;
/** A graduate's destination as a ledger has it; its number makes its student and employer. */
export const employmentRow = (n: number, over: Record<string, Cell> = {}): Cell[] => {
  const cells: Record<string, Cell> = {
    ...{ 学号: `2100${String(n).padStart(3, '0')}`, 姓名: `样例毕业${n}`, 专业名称: '光伏工程技术' },
    ...{ 毕业日期: ['2024-7.1', '2024.7.1', '2024/7/1', '2024年7月1日'][n % 4] ?? null, 毕业去向类别代码: '11' },
    ...{ 毕业去向: '签劳动合同形式就业', 签约日期: '2024-06-15', 单位名称: `样例第${n}用人单位` },
    ...{
      统一社会信用代码: makeCreditCode('91', '150200', 900 + n),
      单位所在地代码: '150203',
      工作职位类别名称: '技术员',
    },
    ...over,
  };
  return HEADERS.map((header) => cells[header] ?? null);
};
/** The ledger as a workbook, with a title above its header. */
export async function employmentLedger(rows: Cell[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('就业方案');
  for (const each of [['2024届毕业生就业方案'], HEADERS, ...rows]) sheet.addRow(each);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
