import ExcelJS from 'exceljs';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import { idCardCheck } from '@/lib/identifiers/id-card';

type Cell = string | number | Date | null;
export const CLASS_HEADERS = [
  ...['班级名称', '类型', '专业', '年级', '层次', '合作企业', '企业信用代码', '组班日期', '计划人数', '实有人数'],
  ...['校内班主任', '企业班主任', '企业课程学时', '总学时', '状态'],
];
export const ROSTER_HEADERS = [
  '学号',
  '姓名',
  '性别',
  '身份证',
  '班级名称',
  '入班日期',
  '退班日期',
  '退班原因',
  '手机',
];

/** An identity number of the student with that number. */
export function cardOf(n: number): string {
  const body = `15020320070${(n % 9) + 1}1${n % 10}${String(n % 999).padStart(3, '0')}`;
  return body + idCardCheck(body);
}

/** A class as a ledger has it; its number makes its name, partner and days. */
export function classRow(n: number, over: Record<string, Cell> = {}): Cell[] {
  const row: Record<string, Cell> = {
    ...{
      班级名称: `2025级样例订单${n}班`,
      类型: '订单班',
      专业: '光伏工程技术',
      年级: 2025,
      层次: n % 2 ? '高职' : '3+2',
    },
    ...{ 合作企业: `样例第${n}有限公司`, 企业信用代码: makeCreditCode('91', '150200', n) },
    ...{ 组班日期: ['2025.9.8', '2025-09-22', '2025年9月22日', new Date('2025-09-10T00:00:00Z')][n % 4] ?? null },
    ...{
      计划人数: 40,
      实有人数: 37,
      校内班主任: '姜桐',
      企业班主任: '秦文',
      企业课程学时: 500,
      总学时: 1800,
      状态: '在培',
    },
    ...over,
  };
  return CLASS_HEADERS.map((header) => row[header] ?? null);
}

/** A student's place in a class as a ledger has it. */
export function rosterRow(n: number, orderClass: number, over: Record<string, Cell> = {}): Cell[] {
  const row: Record<string, Cell> = {
    ...{ 学号: `23${String(n).padStart(5, '0')}`, 姓名: `样例生${n}`, 性别: n % 2 ? '男' : '女', 身份证: cardOf(n) },
    ...{
      班级名称: `2025级样例订单${orderClass}班`,
      入班日期: '2025-9.28',
      手机: `1380000${String(n).padStart(4, '0')}`,
    },
    ...over,
  };
  return ROSTER_HEADERS.map((header) => row[header] ?? null);
}

/** A workbook with the two sheets that a college keeps of its classes: 班级 and 名册, each with a title above its header. */
export async function classLedger(
  classes: Cell[][],
  roster: Cell[][],
  headers: { classes?: string[]; roster?: string[] } = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const first = book.addWorksheet('班级');
  first.addRow(['校企共育班备案表']);
  for (const row of [headers.classes ?? CLASS_HEADERS, ...classes]) first.addRow(row);
  const second = book.addWorksheet('名册');
  for (const row of [headers.roster ?? ROSTER_HEADERS, ...roster]) second.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
