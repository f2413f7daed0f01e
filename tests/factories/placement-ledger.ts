import ExcelJS from 'exceljs';
import { makeCreditCode } from '@/lib/identifiers/credit-code';

type Cell = string | number | Date | null;
const HEADERS = [
  ...['学号', '学生姓名', '入学年份', '院系', '班级', '实习类型', '实习方式', '学年', '校内指导教师', '实习单位名称'],
  ...['实习单位统一社会信用代码', '实习地区及代码', '实习详细地址', '是否有实习责任险', '是否有人身意外险'],
  ...['是否进行实习安全教育和培训', '是否签订实习三方协议', '实习开始时间', '实习结束时间', '实际实习天数', '实习岗位'],
  ...['实习报酬（元/月）', '企业指导人员姓名', '企业指导人员电话'],
];
const YES = ['是', '1', '√', '有'];

/** An internship as a ledger has it; its number makes its student, unit and days. */
export function placementRow(n: number, over: Record<string, Cell> = {}): Cell[] {
  const yes = YES[n % YES.length] ?? '是';
  const row: Record<string, Cell> = {
    ...{ 学号: `2300${String(n).padStart(3, '0')}`, 学生姓名: `样例生${n}`, 入学年份: 2023, 院系: '能源工程系' },
    ...{ 班级: '光伏工程技术2301班', 实习类型: '岗位实习', 实习方式: n % 2 ? '分散' : '集中', 学年: '2024-2025' },
    ...{ 校内指导教师: '姜桐', 实习单位名称: `样例第${n % 3}有限公司` },
    ...{ 实习单位统一社会信用代码: makeCreditCode('91', '150200', 700 + (n % 3)), 实习地区及代码: '包头市150203' },
    ...{ 实习详细地址: '包头市工业路1号', 是否有实习责任险: yes, 是否有人身意外险: yes },
    ...{ 是否进行实习安全教育和培训: yes, 是否签订实习三方协议: yes },
    实习开始时间: ['2025-2.3', '2025.2.3', '2025/2/3', new Date('2025-02-03T00:00:00Z')][n % 4] ?? null,
    ...{ 实习结束时间: '2025年7月30日', 实际实习天数: 174, 实习岗位: '质检员' },
    ...{
      '实习报酬（元/月）': 3000 + n,
      企业指导人员姓名: '秦文',
      企业指导人员电话: `1380000${String(n).padStart(4, '0')}`,
    },
    ...over,
  };
  return HEADERS.map((header) => row[header] ?? null);
}

/** The ledger as a workbook. */
export async function placementLedger(rows: Cell[][], headers = HEADERS): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('岗位实习');
  for (const row of [headers, ...rows]) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The headers with some of them called otherwise. */
export const headersWith = (others: Record<string, string>) => HEADERS.map((header) => others[header] ?? header);
