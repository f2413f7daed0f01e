import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { PlacementRow } from './types';
import type { Grade, PlacementForm, PlacementSource, PlacementState } from './words';

/** A placement as a row of the exported sheet. */
export type PlacementSheetRow = Omit<PlacementRow, 'id' | 'version' | 'student' | 'partner' | 'broken'> & {
  student: string;
  partner: string;
  broken: string;
};
type Key = keyof PlacementSheetRow;
type Spec = ColumnSpec<PlacementSheetRow, Key>;

const STATES: Readonly<Record<string, PlacementState>> = {
  草稿: 'DRAFT',
  待审批: 'SUBMITTED',
  已批准: 'APPROVED',
  实习中: 'STARTED',
  已结束: 'ENDED',
  已取消: 'CANCELLED',
};
const GRADES: Readonly<Record<string, Grade>> = { 优秀: 'EXCELLENT', 良好: 'GOOD', 合格: 'PASSED', 不合格: 'FAILED' };
/** Kinds as ledgers name them: the regulation's two, and the college's stages of the second. */
const KINDS: Readonly<Record<string, string>> = {
  岗位实习: 'POST',
  认识实习: 'ORIENTATION',
  顶岗实习: 'POST',
  跟岗实习: 'POST',
  专业实习: 'POST PROFESSIONAL',
  毕业实习: 'POST GRADUATION',
};
const FORMS: Readonly<Record<string, PlacementForm>> = {
  集中: 'CENTRAL',
  分散: 'SCATTERED',
  集中实习: 'CENTRAL',
  分散实习: 'SCATTERED',
};
const SOURCES: Readonly<Record<string, PlacementSource>> = {
  学校安排: 'SCHOOL',
  自主联系: 'OWN',
  学校推荐: 'SCHOOL',
  统一安排: 'SCHOOL',
  自主选择: 'OWN',
  自主: 'OWN',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the placements' sheet as it is written: names that the import reads again. */
export const PLACEMENT_COLUMN_SPECS: readonly Spec[] = [
  column('studentNo', 'code', '学号', { width: 14 }),
  column('student', 'text', '学生姓名', { width: 12 }),
  column('schoolClass', 'text', '班级', { width: 24 }),
  column('programme', 'text', '专业', { width: 20 }),
  column('kind', 'enum', '实习类型', { words: KINDS }),
  column('partner', 'text', '实习单位名称', { width: 32 }),
  column('job', 'text', '实习岗位', { width: 16 }),
  column('startsOn', 'date', '实习开始时间', { width: 14 }),
  column('endsOn', 'date', '实习结束时间', { width: 14 }),
  column('teacher', 'text', '校内指导教师', { width: 12 }),
  column('mentor', 'text', '企业指导人员姓名', { width: 12 }),
  column('pay', 'int', '实习报酬（元/月）'),
  column('state', 'enum', '审核状态', { words: STATES }),
  column('grade', 'enum', '成绩', { words: GRADES }),
  column('broken', 'text', '违反规则', { width: 20 }),
];

/** A placement as a row of a ledger to import. */
export type PlacementImportKey =
  | ('studentNo' | 'student' | 'gradeYear' | 'schoolClass' | 'programme' | 'kind' | 'form' | 'source' | 'teacher')
  | ('partner' | 'creditCode' | 'place' | 'address' | 'liability' | 'accident' | 'training' | 'agreement' | 'emergency')
  | ('startsOn' | 'endsOn' | 'actualDays' | 'job' | 'pay' | 'mentor' | 'mentorPhone');
type ImportSpec = ColumnSpec<never, PlacementImportKey>;

/** Names under which ledgers keep a column, ours first, in one text: the list is long and read as a whole. */
function read(key: PlacementImportKey, kind: ImportSpec['kind'], names: string, more: Partial<ImportSpec> = {}) {
  const [ours = key, ...known] = names.split('|');
  return { key, kind, names: [ours, ...known] as ImportSpec['names'], ...more };
}

/** The columns of ledgers of internships, by the names that colleges and the state's form give them. */
export const PLACEMENT_IMPORT_SPECS: readonly ImportSpec[] = [
  read('studentNo', 'code', '学号|学生学号|学籍号|学生编号', { required: true, maxLength: 30 }),
  read('student', 'text', '学生姓名|姓名|学生|实习学生|实习生姓名', { required: true, maxLength: 60 }),
  read('gradeYear', 'int', '入学年份|年级|入学年|入学年级|级别年份', { min: 1950, max: 2100 }),
  read('schoolClass', 'text', '班级|行政班|行政班级|班级名称|所在班级|学生班级|教学班', {
    maxLength: 80,
  }),
  read('programme', 'text', '专业|专业名称|所学专业|专业名称及代码|就读专业', { maxLength: 80 }),
  read('kind', 'enum', '实习类型|实习类别|类型|实习性质|实习阶段', { words: KINDS }),
  read('form', 'enum', '实习方式|实习组织形式|组织形式|实习形式|安排方式', { words: FORMS }),
  read('source', 'enum', '实习单位获取方式|单位获取方式|实习来源|实习单位来源|单位来源', {
    words: SOURCES,
  }),
  read(
    'teacher',
    'text',
    '校内指导教师|指导教师|校内导师|学校指导教师|校内指导老师|指导老师|学校指导老师|校内指导教师姓名|实习指导教师',
    { maxLength: 40 },
  ),
  read('partner', 'text', '实习单位名称|实习单位|企业名称|单位名称|实习企业|实习企业名称|接收单位|接收企业|单位全称', {
    required: true,
    maxLength: 120,
  }),
  read(
    'creditCode',
    'code',
    '实习单位统一社会信用代码|统一社会信用代码|信用代码|企业信用代码|实习单位信用代码|实习企业统一社会信用代码|单位统一社会信用代码|单位信用代码|社会信用代码',
    {
      check: 'credit-code',
    },
  ),
  read('place', 'text', '实习地区及代码|实习地区|实习地点|实习所在地区|实习所在地|实习单位所在地|实习城市', {
    maxLength: 60,
  }),
  read('address', 'text', '实习详细地址|实习地址|详细地址|实习单位地址|单位地址|实习企业地址|企业地址', {
    maxLength: 200,
  }),
  read(
    'liability',
    'bool',
    '是否有实习责任险|实习责任险|责任险|是否购买实习责任险|是否购买实习责任保险|实习责任保险|是否投保实习责任险',
  ),
  read(
    'accident',
    'bool',
    '是否有人身意外险|人身意外险|意外险|是否购买人身意外险|是否购买意外险|人身意外伤害险|意外伤害保险',
  ),
  read(
    'training',
    'bool',
    '是否进行实习安全教育和培训|安全教育和培训|是否安全培训|是否进行安全教育|是否安全教育|安全教育|岗前安全培训|是否进行岗前培训',
  ),
  read(
    'agreement',
    'bool',
    '是否签订实习三方协议|是否签订三方协议|三方协议|是否签三方协议|是否签订协议|三方协议签订情况|实习协议',
  ),
  read(
    'emergency',
    'bool',
    '实习单位是否有安全应急|实习单位是否有安全应急预案|实习单位是否有安全应急(预案)|应急预案|单位应急预案|是否有应急预案|安全应急预案',
  ),
  read(
    'startsOn',
    'date',
    '实习开始时间|开始时间|实习开始日期|开始日期|起始日期|实习起始日期|实习起始时间|起始时间|上岗日期|实习开始',
    { required: true },
  ),
  read(
    'endsOn',
    'date',
    '实习结束时间|结束时间|实习结束日期|结束日期|终止日期|实习终止日期|实习终止时间|终止时间|实习截止日期|离岗日期|实习结束',
    { required: true },
  ),
  read('actualDays', 'int', '实际实习天数|实习天数|天数|实习总天数|实际天数', { min: 0, max: 2_000 }),
  read('job', 'text', '实习岗位|岗位|岗位名称|实习岗位名称|岗位（工种）|工作岗位|实习工种', {
    required: true,
    maxLength: 80,
  }),
  read(
    'pay',
    'int',
    '实习报酬（元/月）|实习报酬|报酬|月报酬|实习补贴（元/月）|实习补贴|实习工资|月薪|月工资|薪酬|实习津贴',
    { min: 0, max: 100_000 },
  ),
  read(
    'mentor',
    'text',
    '企业指导人员姓名|企业指导人员|企业导师|企业指导教师|企业指导老师|企业指导老师姓名|企业导师姓名|企业指导人|企业指导教师姓名|企业带教师傅|企业师傅',
    { maxLength: 40 },
  ),
  read(
    'mentorPhone',
    'phone',
    '企业指导人员电话|企业导师电话|企业指导人员联系电话|企业指导老师电话|企业指导教师电话|企业指导人电话|企业导师联系方式|企业导师联系电话|企业师傅电话',
    { maxLength: 40 },
  ),
];
