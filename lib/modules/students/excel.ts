import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { StudentRow } from './types';
import type { Sex, StudentState } from './words';

/** A student as a row of the exported sheet; numbers stay masked. */
export type StudentSheetRow = Omit<StudentRow, 'id' | 'orderClass' | 'minor'> & { orderClass: string | null };
type Key = keyof StudentSheetRow;
type Spec = ColumnSpec<StudentSheetRow, Key>;

const STATES: Readonly<Record<string, StudentState>> = {
  在读: 'ENROLLED',
  休学: 'SUSPENDED',
  退学: 'WITHDRAWN',
  毕业: 'GRADUATED',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the students' sheet as it is written. */
export const STUDENT_COLUMN_SPECS: readonly Spec[] = [
  column('studentNo', 'code', '学号', { width: 16 }),
  column('name', 'text', '姓名', { width: 12 }),
  column('programme', 'text', '专业', { width: 22 }),
  column('schoolClass', 'text', '行政班', { width: 22 }),
  column('gradeYear', 'int', '年级'),
  column('orderClass', 'text', '共育班', { width: 32 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('idCard', 'text', '身份证', { width: 22 }),
  column('phone', 'text', '电话', { width: 16 }),
  column('enrolledOn', 'date', '入学日期', { width: 14 }),
];

/** A student's place in a class as a row of a roster to import. */
export type RosterImportKey =
  | ('studentNo' | 'name' | 'sex' | 'idCard' | 'orderClass' | 'joinedOn' | 'leftOn' | 'leftReason' | 'phone')
  | ('programme' | 'schoolClass' | 'gradeYear' | 'apprenticeAgreementNo');
type ImportSpec = ColumnSpec<never, RosterImportKey>;
const SEXES_READ: Readonly<Record<string, Sex>> = { 男: 'M', 女: 'F', 男性: 'M', 女性: 'F' };

function read(
  key: RosterImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of rosters, by the names that colleges give them. */
export const ROSTER_IMPORT_SPECS: readonly ImportSpec[] = [
  read('studentNo', 'code', ['学号', '学生学号', '学籍号', '学生编号', '学号/学籍号'], {
    required: true,
    maxLength: 30,
  }),
  read('name', 'text', ['姓名', '学生姓名', '学生'], { required: true, maxLength: 60 }),
  read('sex', 'enum', ['性别', '学生性别'], { words: SEXES_READ }),
  read(
    'idCard',
    'code',
    [
      '身份证',
      '身份证号',
      '身份证号码',
      '公民身份号码',
      '证件号码',
      '身份证件号',
      '身份证件号码',
      '证件号',
      '居民身份证号',
    ],
    { check: 'id-card' },
  ),
  read(
    'orderClass',
    'text',
    [
      '班级名称',
      '订单班',
      '共育班',
      '合作班名称',
      '班级',
      '订单班名称',
      '所在订单班',
      '所属订单班',
      '合作班',
      '校企合作班',
      '所在班级',
    ],
    { required: true, maxLength: 80 },
  ),
  read('joinedOn', 'date', [
    '入班日期',
    '进班日期',
    '加入日期',
    '入班时间',
    '进班时间',
    '加入时间',
    '编班日期',
    '编入日期',
  ]),
  read('leftOn', 'date', ['退班日期', '离班日期', '退出日期', '退班时间', '离班时间', '退出时间']),
  read('leftReason', 'text', ['退班原因', '离班原因', '原因', '退出原因', '退班说明'], { maxLength: 500 }),
  read(
    'phone',
    'phone',
    [
      '手机',
      '手机号',
      '电话',
      '联系电话',
      '手机号码',
      '学生电话',
      '学生手机',
      '联系方式',
      '电话号码',
      '本人电话',
      '学生联系电话',
    ],
    { maxLength: 40 },
  ),
  read('programme', 'text', ['专业', '专业名称', '所学专业', '就读专业'], { maxLength: 80 }),
  read('schoolClass', 'text', ['行政班', '行政班级', '原班级', '所在行政班', '行政班名称', '自然班'], {
    maxLength: 80,
  }),
  read('gradeYear', 'int', ['年级', '入学年份', '入学年', '入学年级', '级别年份'], { min: 1950, max: 2100 }),
  read('apprenticeAgreementNo', 'text', ['学徒协议编号', '学徒协议', '学徒协议号'], { maxLength: 60 }),
];
