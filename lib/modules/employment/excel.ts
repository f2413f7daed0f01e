import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { EmploymentRow } from './types';
import type { Destination } from './words';

/** A destination as a row of the exported sheet. */
export type EmploymentSheetRow = Omit<EmploymentRow, 'id' | 'student'> & { student: string };
type Key = keyof EmploymentSheetRow;
type Spec = ColumnSpec<EmploymentSheetRow, Key>;

/** Destinations as the state's form and colleges name them; the first word of each is the one written. */
const WORDS: Readonly<Record<string, Destination>> = {
  单位就业: 'EMPLOYED',
  升学: 'FURTHER_STUDY',
  应征入伍: 'ENLISTED',
  自主创业: 'SELF_EMPLOYED',
  自由职业: 'FREELANCE',
  未就业: 'UNEMPLOYED',
  就业: 'EMPLOYED',
  签就业协议形式就业: 'EMPLOYED',
  签劳动合同形式就业: 'EMPLOYED',
  其他录用形式就业: 'EMPLOYED',
  就业协议: 'EMPLOYED',
  劳动合同: 'EMPLOYED',
  其他录用: 'EMPLOYED',
  科研助理: 'EMPLOYED',
  国家基层项目: 'EMPLOYED',
  地方基层项目: 'EMPLOYED',
  应征义务兵: 'ENLISTED',
  义务兵: 'ENLISTED',
  参军: 'ENLISTED',
  专升本: 'FURTHER_STUDY',
  境外留学: 'FURTHER_STUDY',
  创业: 'SELF_EMPLOYED',
  待就业: 'UNEMPLOYED',
  暂不就业: 'UNEMPLOYED',
  求职中: 'UNEMPLOYED',
};

/** The destination that a code of the state's form means; null for a code that it does not have. */
export function destinationOf(code: string): Destination | null {
  if (/^(10|11|12|27\d?|50\d?|51\d?)$/.test(code)) return 'EMPLOYED';
  if (code === '46') return 'ENLISTED';
  if (code === '75') return 'SELF_EMPLOYED';
  if (code === '76') return 'FREELANCE';
  if (/^(80\d?|85)$/.test(code)) return 'FURTHER_STUDY';
  return /^7[0-2]$/.test(code) ? 'UNEMPLOYED' : null;
}

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the destinations' sheet as it is written: names that the import reads again. */
export const EMPLOYMENT_COLUMN_SPECS: readonly Spec[] = [
  column('studentNo', 'code', '学号', { width: 14 }),
  column('student', 'text', '姓名', { width: 12 }),
  column('programme', 'text', '专业名称', { width: 20 }),
  column('schoolClass', 'text', '班级', { width: 24 }),
  column('graduatedOn', 'date', '毕业日期', { width: 14 }),
  column('destination', 'enum', '毕业去向', { words: WORDS }),
  column('employer', 'text', '单位名称', { width: 32 }),
  column('place', 'text', '单位所在地名称', { width: 20 }),
  column('job', 'text', '工作职位', { width: 16 }),
  column('matches', 'bool', '是否专业对口'),
  column('verified', 'bool', '是否核实'),
];

/** A destination as a row of a ledger to import. */
export type EmploymentImportKey =
  | ('studentNo' | 'student' | 'programme' | 'schoolClass' | 'graduatedOn' | 'code' | 'destination' | 'signedOn')
  | ('employer' | 'creditCode' | 'placeCode' | 'place' | 'job' | 'pay' | 'matches' | 'remark');
type ImportSpec = ColumnSpec<never, EmploymentImportKey>;

function read(
  key: EmploymentImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the employment ledger, by the names of the state's form and of colleges. */
export const EMPLOYMENT_IMPORT_SPECS: readonly ImportSpec[] = [
  read('studentNo', 'code', ['学号', '学生学号', '学籍号', '毕业生学号'], { required: true, maxLength: 30 }),
  read('student', 'text', ['姓名', '学生姓名', '毕业生姓名', '学生', '毕业生'], { required: true, maxLength: 60 }),
  read('programme', 'text', ['专业名称', '专业', '所学专业', '毕业专业', '专业名称及代码'], { maxLength: 80 }),
  read('schoolClass', 'text', ['班级', '行政班', '行政班级', '所在班级', '班级名称'], { maxLength: 80 }),
  read('graduatedOn', 'date', ['毕业日期', '毕业时间', '毕业年月', '毕业日期（年月）', '毕业年月日'], {
    required: true,
  }),
  read('code', 'code', ['毕业去向类别代码', '毕业去向代码', '去向代码', '毕业去向类别码', '就业类别代码'], {
    maxLength: 10,
  }),
  read(
    'destination',
    'enum',
    ['毕业去向', '毕业去向类别', '去向', '就业去向', '去向类别', '就业类别', '就业情况', '毕业去向名称'],
    { words: WORDS },
  ),
  read('signedOn', 'date', ['签约日期', '签约时间', '就业日期', '签约日', '入职日期', '入职时间', '落实时间']),
  read(
    'employer',
    'text',
    [
      '单位名称',
      '就业单位',
      '用人单位',
      '就业单位名称',
      '工作单位',
      '就业企业',
      '录用单位',
      '签约单位',
      '实际所在单位',
      '单位全称',
    ],
    { maxLength: 120 },
  ),
  read(
    'creditCode',
    'code',
    [
      '统一社会信用代码',
      '单位统一社会信用代码',
      '信用代码',
      '单位信用代码',
      '社会信用代码',
      '就业单位统一社会信用代码',
      '单位组织机构代码',
    ],
    { check: 'credit-code' },
  ),
  read('placeCode', 'code', ['单位所在地代码', '所在地代码', '就业地区代码', '单位地区代码'], { maxLength: 10 }),
  read(
    'place',
    'text',
    ['单位所在地名称', '单位所在地', '就业地区', '工作地点', '就业所在地', '单位地区', '就业城市', '单位所在城市'],
    { maxLength: 60 },
  ),
  read(
    'job',
    'text',
    ['工作职位', '工作职位类别名称', '岗位', '职位', '就业岗位', '工作岗位', '职位类别', '岗位名称'],
    { maxLength: 80 },
  ),
  read('pay', 'int', ['月薪', '薪资', '月收入', '薪酬', '工资', '月工资', '起薪', '薪酬待遇'], {
    min: 0,
    max: 1_000_000,
  }),
  read('matches', 'bool', ['是否专业对口', '专业对口', '对口', '专业是否对口', '对口就业', '是否对口']),
  read('remark', 'text', ['备注', '说明', '备注说明', '其他说明'], { maxLength: 2_000 }),
];
