import ExcelJS from 'exceljs';
import { makeCreditCode } from '@/lib/identifiers/credit-code';

export type LedgerCell = string | number | Date | null;
export const HEADERS = [
  '序号',
  '企业名称',
  '企业信用代码',
  '企业规模',
  '单位性质',
  '联系人',
  '电话',
  '职工人数',
  '合作性质',
  '系部',
  '首次合作日期',
  '合作状态',
] as const;
type Header = (typeof HEADERS)[number];
export type LedgerRow = Record<Header, LedgerCell>;

/** A faultless row; its number makes its name, code and phone. */
export function ledgerRow(n: number, over: Partial<LedgerRow> = {}): LedgerRow {
  return {
    序号: n,
    企业名称: `样例第${n}有限公司`,
    企业信用代码: makeCreditCode('91', '150200', n),
    企业规模: '中型',
    单位性质: '民营',
    联系人: `联系${n}`,
    电话: `1380000${String(n).padStart(4, '0')}`,
    职工人数: 100 + n,
    合作性质: '订单培养',
    系部: '自动化系',
    首次合作日期: '2020-03-09',
    合作状态: '合作中',
    ...over,
  };
}

export type Fault = { row: number; column: Header; code: string | null; severity: 'refused' | 'warning' | null };
export type FaultyLedger = { rows: LedgerRow[]; faults: Fault[]; firstRow: number };

const wrongCheck = (code: string) => code.slice(0, 17) + (code.endsWith('A') ? 'B' : 'A');
const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

type Planted = {
  column: Header;
  code: string | null;
  severity: Fault['severity'];
  make: (n: number) => Partial<LedgerRow>;
};
const codeOf = (n: number) => String(ledgerRow(n).企业信用代码);

/** What real ledgers hold, each kind planted three times. A code of null: read without a word. */
const KINDS: readonly Planted[] = [
  {
    column: '企业信用代码',
    code: 'code-check',
    severity: 'refused',
    make: (n) => ({ 企业信用代码: wrongCheck(codeOf(n)) }),
  },
  { column: '企业信用代码', code: 'no-code', severity: 'refused', make: () => ({ 企业信用代码: null }) },
  { column: '企业名称', code: 'required', severity: 'refused', make: () => ({ 企业名称: ' ' }) },
  { column: '企业信用代码', code: 'duplicate-row', severity: 'refused', make: () => ({ 企业信用代码: codeOf(1) }) },
  {
    column: '首次合作日期',
    code: 'date-impossible',
    severity: 'refused',
    make: () => ({ 首次合作日期: '2021-02-30' }),
  },
  { column: '合作状态', code: 'unknown-choice', severity: 'refused', make: () => ({ 合作状态: '某种状态' }) },
  { column: '职工人数', code: 'number-doubt', severity: 'warning', make: (n) => ({ 职工人数: `约${n * 10}人` }) },
  { column: '单位性质', code: 'unknown-word', severity: 'warning', make: () => ({ 单位性质: '集体' }) },
  { column: '企业规模', code: 'left-out', severity: 'warning', make: () => ({ 企业规模: '特大型' }) },
  { column: '系部', code: 'unknown-department', severity: 'warning', make: () => ({ 系部: '没有的系' }) },
  {
    column: '企业信用代码',
    code: null,
    severity: null,
    make: (n) => ({ 企业信用代码: ` ${codeOf(n).toLowerCase()} ` }),
  },
  { column: '企业信用代码', code: null, severity: null, make: (n) => ({ 企业信用代码: fullWidth(codeOf(n)) }) },
  { column: '电话', code: null, severity: null, make: (n) => ({ 电话: 13_800_000_000 + n }) },
  { column: '首次合作日期', code: null, severity: null, make: () => ({ 首次合作日期: '2020.3-9' }) },
  {
    column: '首次合作日期',
    code: null,
    severity: null,
    make: () => ({ 首次合作日期: new Date('2020-03-09T00:00:00Z') }),
  },
];

/** Rows of which some are faulty, with what should become of each. Rows are numbered as the sheet of `ledgerBytes` numbers them. */
export function faultyLedger(firstRow = 5): FaultyLedger {
  const rows = [ledgerRow(1)];
  const faults: Fault[] = [];
  for (let round = 0; round < 3; round++) {
    for (const { column, code, severity, make } of KINDS) {
      const n = rows.length + 1;
      faults.push({ row: firstRow + rows.length, column, code, severity });
      rows.push(ledgerRow(n, make(n)));
      rows.push(ledgerRow(n + 1));
    }
  }
  return { rows, faults, firstRow };
}

/** A workbook as an office keeps it: a cover sheet, a title over the table, a note, the header in row 4, a total and a signature below. */
export async function ledgerBytes(
  rows: readonly Partial<LedgerRow>[],
  headers: readonly Header[] = HEADERS,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('封面').addRow(['某学院台账']);
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['某学院合作企业台账']);
  sheet.mergeCells(1, 1, 1, headers.length);
  sheet.addRow(['说明：本表每年更新一次']);
  sheet.addRow([]);
  sheet.addRow([...headers]);
  for (const row of rows) sheet.addRow(headers.map((header) => row[header] ?? null));
  sheet.addRow(['合计', `${rows.length}家`]);
  sheet.addRow(['填表人：某人']);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
