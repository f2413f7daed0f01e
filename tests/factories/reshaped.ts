import ExcelJS from 'exceljs';
import type { Cell } from '@/lib/excel/cell';
import { readRows, readWorkbook } from '@/lib/excel/read';
import { readDirtyDate } from '@/lib/identifiers/dirty-date';
import { LEDGERS, type LedgerModule, ledgerFile } from './planted';

/** Columns that hold days, by the words above them. */
const DAYS = /日期|时间$/;
/** What else colleges write for yes. */
const YES = ['是', '√', '1', '有', 'Y', '已签订'];
const ANSWERS = /^是否/;

/** How another college keeps the same ledger. */
type Style = {
  /** Our words above a column, and theirs. */
  names: Readonly<Record<string, string>>;
  /** Its column at each place, from the place where ours has it. */
  order: (headers: string[]) => string[];
  days: readonly ((day: string) => string | number | Date)[];
  /** Puts the table on a sheet with what stands around it. */
  lay: (book: ExcelJS.Workbook, headers: string[], rows: Cell[][]) => void;
};

const parts = (day: string) => day.split('-').map(Number) as [number, number, number];
const dotted = (day: string) => parts(day).join('.');
const slashed = (day: string) => parts(day).join('/');
const mixed = (day: string) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1-$2.$3');
const written = (day: string) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
const numbered = (day: string) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1 年 $2 月 $3 号');
const packed = (day: string) => day.replaceAll('-', '');
const serial = (day: string) => Date.parse(day) / 86_400_000 + 25_569;
const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
const withTime = (day: string) => `${slashed(day)} 0:00:00`;

const FIRST: Readonly<Record<LedgerModule, Style['names']>> = {
  partners: {
    ...{
      企业名称: '*单位名称（全称）',
      企业信用代码: '统一社会信用代码（18位）',
      所属行业: '行业类别',
      企业规模: '规模',
    },
    ...{
      单位性质: '企业性质',
      行政区域: '所在地区（省市）',
      地址: '详细地址',
      联系人: '企业联系人',
      联系人职务: '职务',
    },
    ...{ 电话: '联系方式', 职工人数: '员工人数（人）', 合作性质: '合作方式', 对应专业: '对接专业', 系部: '二级学院' },
    ...{ 首次合作日期: '合作起始时间', 合作状态: '状态', 备注: '备注说明' },
  },
  'order-classes': {
    ...{ 班级名称: '订单班名称', 类型: '培养方式', 专业: '所属专业', 年级: '入学年份', 层次: '培养层次' },
    ...{ 合作企业: '合作单位', 企业信用代码: '统一社会信用代码', 组班日期: '开班时间', 计划人数: '计划招生数（人）' },
    ...{ 实有人数: '在册人数（人）', 校内班主任: '班主任', 企业班主任: '企业导师', 企业课程学时: '企业课时' },
    ...{ 总学时: '总课时', 状态: '办班状态' },
  },
  rosters: {
    ...{ 学号: '学生学号', 姓名: '学生姓名', 身份证: '身份证号码', 班级名称: '订单班名称', 入班日期: '进班日期' },
    ...{ 退班日期: '离班日期', 退班原因: '离班原因', 手机: '联系电话' },
  },
  placements: {
    ...{ 学生姓名: '姓名', 入学年份: '年级', 院系: '系部', 班级: '行政班级', 实习类型: '实习类别' },
    ...{ 实习方式: '实习组织形式', 校内指导教师: '指导教师', 实习单位名称: '实习单位' },
    ...{ 实习单位统一社会信用代码: '统一社会信用代码', 实习地区及代码: '实习地区', 实习详细地址: '实习地址' },
    ...{ 是否有实习责任险: '实习责任险', 是否有人身意外险: '人身意外险', 是否进行实习安全教育和培训: '安全教育和培训' },
    ...{
      是否签订实习三方协议: '三方协议',
      实习开始时间: '开始日期',
      实习结束时间: '结束日期',
      实际实习天数: '实习天数',
    },
    ...{ 实习岗位: '岗位名称', '实习报酬（元/月）': '实习报酬', 企业指导人员姓名: '企业导师' },
    企业指导人员电话: '企业导师电话',
  },
};
const SECOND: typeof FIRST = {
  partners: {
    ...{ 企业名称: '合作企业名称', 企业信用代码: '社会信用代码', 所属行业: '企业行业', 企业规模: '企业规模类型' },
    ...{
      单位性质: '所有制性质',
      行政区域: '行政区划',
      地址: '单位地址',
      联系人: '联系人姓名',
      联系人职务: '联系人职位',
    },
    ...{ 电话: '手机号码', 职工人数: '从业人数', 合作性质: '合作形式', 对应专业: '服务专业', 系部: '合作院系' },
    ...{ 首次合作日期: '开始合作日期', 合作状态: '当前状态', 备注: '其他说明' },
  },
  'order-classes': {
    ...{
      班级名称: '班级',
      类型: '班级类别',
      专业: '专业名称',
      年级: '届别',
      层次: '学历层次',
      合作企业: '订单企业名称',
    },
    ...{ 企业信用代码: '企业统一社会信用代码', 组班日期: '组班时间', 计划人数: '招生计划', 实有人数: '实际人数' },
    ...{ 校内班主任: '学校班主任', 企业班主任: '企业班主任姓名', 企业课程学时: '企业授课学时', 总学时: '课程总学时' },
    状态: '班级状态',
  },
  rosters: {
    ...{ 学号: '学籍号', 身份证: '公民身份号码', 班级名称: '所在订单班', 入班日期: '入班时间', 退班日期: '退班时间' },
    ...{ 退班原因: '退出原因', 手机: '学生电话' },
  },
  placements: {
    ...{
      学号: '学生学号',
      入学年份: '入学年',
      院系: '所属院系',
      班级: '所在班级',
      实习类型: '类型',
      实习方式: '组织形式',
    },
    ...{ 学年: '学年度', 校内指导教师: '校内指导老师', 实习单位名称: '实习企业名称', 实习地区及代码: '实习所在地区' },
    ...{
      实习单位统一社会信用代码: '实习单位信用代码',
      实习详细地址: '实习单位地址',
      是否有实习责任险: '是否购买实习责任险',
    },
    ...{ 是否有人身意外险: '是否购买人身意外险', 是否进行实习安全教育和培训: '是否进行安全教育', 实习岗位: '岗位' },
    ...{ 是否签订实习三方协议: '是否签三方协议', 实习开始时间: '实习起始日期', 实习结束时间: '实习终止日期' },
    ...{ 实际实习天数: '天数', '实习报酬（元/月）': '实习补贴（元/月）', 企业指导人员姓名: '企业指导老师' },
    企业指导人员电话: '企业指导老师电话',
  },
};

/** A cover before the table, a title and a note above it, a total and signatures below. */
function withCover(book: ExcelJS.Workbook, headers: string[], rows: Cell[][]): void {
  book.addWorksheet('封面').addRow(['某职业学院校企合作统计资料']);
  const sheet = book.addWorksheet('Sheet2');
  sheet.addRow(['某职业学院统计表']);
  sheet.mergeCells(1, 1, 1, headers.length);
  sheet.addRow(['填报单位：某职业学院', null, null, '填报日期：2026年11月']);
  sheet.addRow([]);
  for (const row of [headers, ...rows]) sheet.addRow(row);
  sheet.addRow(['合计', `${rows.length}条`]);
  sheet.addRow([]);
  sheet.addRow(['填表人：某人', null, '审核人：某人', '联系电话：0472-0000000']);
}

/** Groups over the headers, a number before each row, the header again on each printed page with the page's sum before it, and remarks below. */
function asPrinted(book: ExcelJS.Workbook, headers: string[], rows: Cell[][]): void {
  const sheet = book.addWorksheet('打印');
  sheet.addRow([null, '说明：本表由各系部填写，教务处汇总；日期填写到日。']);
  const half = 1 + Math.ceil(headers.length / 2);
  sheet.addRow(['序号', '基本情况', ...Array(half - 2).fill(null), '其他情况']);
  sheet.addRow([null, ...headers]);
  sheet.mergeCells(2, 1, 3, 1);
  for (const [n, row] of rows.entries()) {
    if (n > 0 && n % 200 === 0) {
      sheet.addRow(['本页小计', 200]);
      sheet.addRow(['序号', ...headers]);
    }
    sheet.addRow([n + 1, ...row]);
  }
  sheet.addRow([rows.length + 1, '合计']);
  sheet.addRow(['注：1.本表一式两份。2.空白处表示没有。']);
}

const STYLES: readonly (Omit<Style, 'names'> & { names: typeof FIRST })[] = [
  { names: FIRST, order: (all) => [...all].reverse(), days: [dotted, written, withTime, asDate], lay: withCover },
  {
    names: SECOND,
    // Every other column first.
    order: (all) => [...all.filter((_, at) => at % 2 === 1), ...all.filter((_, at) => at % 2 === 0)],
    ...{ days: [mixed, slashed, numbered, packed, serial], lay: asPrinted },
  },
];

async function tableOf(module: LedgerModule): Promise<{ headers: string[]; rows: Cell[][] }> {
  const { sheet } = LEDGERS[module];
  const all: Cell[][] = [];
  for await (const { cells } of readRows(await readWorkbook(await ledgerFile(module)), sheet || undefined))
    all.push(cells);
  // A title over the whole table stands in one cell.
  const at = all.findIndex((cells) => new Set(cells).size > 2);
  return { headers: (all[at] ?? []).map(String), rows: all.slice(at + 1) };
}

function spelled(header: string, cell: Cell, n: number, days: Style['days']): Cell {
  if (cell === null || cell === '') return cell;
  if (ANSWERS.test(header) && YES.includes(String(cell))) return YES[n % YES.length] ?? cell;
  if (!DAYS.test(header) || typeof cell === 'boolean') return cell;
  const read = readDirtyDate(cell);
  return read.ok ? (days[n % days.length]?.(read.day) ?? cell) : cell;
}

/** The ledger of a module as other colleges might keep it: other words above the columns, another order, notes above, sums below, days and answers written otherwise. */
export async function reshapedLedgers(module: LedgerModule): Promise<Uint8Array[]> {
  const { headers, rows } = await tableOf(module);
  const kept = headers.filter((header) => header !== '序号');
  return Promise.all(
    STYLES.map(async ({ names, order, days, lay }) => {
      const book = new ExcelJS.Workbook();
      const columns = order(kept);
      const theirs = columns.map((header) => names[module][header] ?? header);
      const cellsOf = (row: Cell[], n: number) =>
        columns.map((header) => spelled(header, row[headers.indexOf(header)] ?? null, n, days));
      lay(book, theirs, rows.map(cellsOf));
      return new Uint8Array(await book.xlsx.writeBuffer());
    }),
  );
}
