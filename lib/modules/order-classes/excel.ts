import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { OrderClassRow } from './types';
import type { ClassKind, ClassState, Track } from './words';

/** A class as a row of the exported sheet. */
export type OrderClassSheetRow = Omit<OrderClassRow, 'id' | 'partner'> & { partner: string };
type Key = keyof OrderClassSheetRow;
type Spec = ColumnSpec<OrderClassSheetRow, Key>;

/** Kinds as ledgers name them. */
const KINDS: Readonly<Record<string, ClassKind>> = {
  订单班: 'ORDER',
  工匠班: 'CRAFTSMAN',
  冠名班: 'NAMED',
  现代学徒制班: 'APPRENTICESHIP',
  现代学徒制: 'APPRENTICESHIP',
  学徒制班: 'APPRENTICESHIP',
  学徒制: 'APPRENTICESHIP',
  企业新型学徒制: 'APPRENTICESHIP',
  订单: 'ORDER',
  工匠: 'CRAFTSMAN',
  冠名: 'NAMED',
};
const STATES: Readonly<Record<string, ClassState>> = {
  待审核: 'REQUESTED',
  待批准: 'REVIEWED',
  招生中: 'RECRUITING',
  在培: 'RUNNING',
  已结业: 'FINISHED',
  未通过: 'REJECTED',
  已取消: 'CANCELLED',
  申请: 'REQUESTED',
  招生: 'RECRUITING',
  在读: 'RUNNING',
  开班: 'RUNNING',
  在办: 'RUNNING',
  结业: 'FINISHED',
  毕业: 'FINISHED',
  取消: 'CANCELLED',
};
const TRACKS: Readonly<Record<string, Track>> = {
  高职: 'COLLEGE',
  '3+2': '3+2',
  '3+3': '3+3',
  大专: 'COLLEGE',
  专科: 'COLLEGE',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the classes' sheet as it is written. */
export const ORDER_CLASS_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '班级名称', { width: 32 }),
  column('kind', 'enum', '类别', { words: KINDS, width: 14 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('partner', 'text', '合作企业', { width: 32 }),
  column('programme', 'text', '专业', { width: 22 }),
  column('department', 'text', '系部', { width: 18 }),
  column('gradeYear', 'int', '年级'),
  column('plannedSeats', 'int', '计划人数'),
  column('students', 'int', '在册人数'),
  column('startedOn', 'date', '开班日期', { width: 14 }),
];

/** A class as a row of a ledger to import. */
export type OrderClassImportKey =
  | (
      | 'name'
      | 'kind'
      | 'state'
      | 'partner'
      | 'creditCode'
      | 'programme'
      | 'gradeYear'
      | 'track'
      | 'startedOn'
      | 'endedOn'
    )
  | ('plannedSeats' | 'students' | 'headTeacher' | 'mentorName' | 'enterpriseHours' | 'totalHours' | 'planVersion')
  | ('scholarship' | 'promisedJobs' | 'agreement' | 'remark');
type ImportSpec = ColumnSpec<never, OrderClassImportKey>;

function read(
  key: OrderClassImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of ledgers of classes, by the names that colleges give them. */
export const ORDER_CLASS_IMPORT_SPECS: readonly ImportSpec[] = [
  read('name', 'text', ['班级名称', '班级', '班名', '订单班名称', '合作班名称', '订单班'], {
    required: true,
    maxLength: 80,
  }),
  read(
    'kind',
    'enum',
    ['类型', '类别', '班级类型', '培养方式', '办班类型', '班级类别', '班级性质', '培养类型', '合作类型', '办班形式'],
    { words: KINDS },
  ),
  read('programme', 'text', ['专业', '专业名称', '专业/代码', '所属专业', '面向专业', '专业及代码', '对应专业'], {
    maxLength: 80,
  }),
  read('gradeYear', 'int', ['年级', '入学年份', '届次', '届别', '级别年份', '入学年级', '入学年'], {
    min: 2000,
    max: 2100,
  }),
  read('track', 'enum', ['层次', '培养层次', '学制层次', '学历层次', '办学层次', '培养模式'], { words: TRACKS }),
  read(
    'partner',
    'text',
    [
      '合作企业',
      '企业名称',
      '合作单位',
      '企业',
      '订单企业',
      '合作企业名称',
      '合作单位名称',
      '订单企业名称',
      '订单单位',
      '冠名企业',
      '企业全称',
      '单位名称',
    ],
    { required: true, maxLength: 120 },
  ),
  read(
    'creditCode',
    'code',
    [
      '企业信用代码',
      '统一社会信用代码',
      '信用代码',
      '企业统一社会信用代码',
      '社会信用代码',
      '统一信用代码',
      '单位信用代码',
    ],
    { check: 'credit-code' },
  ),
  read('agreement', 'text', ['协议编号', '合作协议编号', '协议号', '协议号码', '合同编号'], { maxLength: 60 }),
  read('startedOn', 'date', [
    '组班日期',
    '开班日期',
    '组建日期',
    '成立日期',
    '开班时间',
    '组班时间',
    '组建时间',
    '成立时间',
    '建班日期',
    '建班时间',
    '起始日期',
    '开始日期',
  ]),
  read('endedOn', 'date', ['结业日期', '结束日期', '毕业日期', '结业时间', '结束时间', '毕业时间', '结班日期']),
  read(
    'plannedSeats',
    'int',
    ['计划人数', '计划招生数', '招生计划', '计划招生人数', '招生计划人数', '计划数', '拟招人数', '订单人数'],
    { min: 1, max: 1_000 },
  ),
  read(
    'students',
    'int',
    [
      '实有人数',
      '在册人数',
      '实际人数',
      '学生人数',
      '实有学生数',
      '在籍人数',
      '在校人数',
      '现有人数',
      '班级人数',
      '实际招生人数',
    ],
    { min: 0, max: 1_000 },
  ),
  read(
    'headTeacher',
    'text',
    ['校内班主任', '班主任', '学校班主任', '班主任姓名', '校内班主任姓名', '校方班主任', '学院班主任'],
    { maxLength: 40 },
  ),
  read(
    'mentorName',
    'text',
    ['企业班主任', '企业导师', '企业联系人', '企业班主任姓名', '企业导师姓名', '企方班主任', '企业辅导员'],
    { maxLength: 40 },
  ),
  read(
    'enterpriseHours',
    'int',
    ['企业课程学时', '企业课时', '企业授课学时', '企业学时', '企业课程课时', '企业承担学时', '企业课程时数'],
    { min: 0, max: 10_000 },
  ),
  read('totalHours', 'int', ['总学时', '总课时', '课程总学时', '总学时数', '总课时数', '学时总数'], {
    min: 0,
    max: 10_000,
  }),
  read('planVersion', 'text', ['培养方案版本', '人才培养方案', '培养方案', '人才培养方案版本'], { maxLength: 40 }),
  read('scholarship', 'money', ['奖助金', '奖助学金', '企业奖助金', '奖学金', '企业奖学金']),
  read('promisedJobs', 'int', ['留用承诺数', '承诺留用数', '承诺岗位数', '承诺就业数', '承诺录用数', '拟录用人数'], {
    min: 0,
    max: 10_000,
  }),
  read('state', 'enum', ['状态', '班级状态', '办班状态', '当前状态', '班级现状', '运行状态'], { words: STATES }),
  read('remark', 'text', ['备注', '说明', '备注说明', '其他说明'], { maxLength: 2_000 }),
];
