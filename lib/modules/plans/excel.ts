import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { JournalEvery } from '@/lib/modules/following/words';
import type { Stage } from '@/lib/modules/placements/words';
import type { PlanForm } from './types';
import type { PlanState } from './words';

type Id = 'id' | 'version' | 'departmentId' | 'programmeId' | 'schoolClassId' | 'orderClassId' | 'teacherId';
/** A plan as a row of the exported sheet. */
export type PlanSheetRow = Omit<PlanForm, Id> & { state: PlanState; students: number } & Record<
    'department' | 'programme' | 'schoolClass' | 'orderClass' | 'teacher',
    string | null
  >;
type Key = keyof PlanSheetRow;
type Spec = ColumnSpec<PlanSheetRow, Key>;

const STATES: Readonly<Record<string, PlanState>> = {
  ...{ 草稿: 'DRAFT', 待审批: 'IN_REVIEW', 已批准: 'APPROVED', 已关闭: 'CLOSED', 已取消: 'CANCELLED' },
};
/** Kinds as ledgers name them: the regulation's two, and the college's stages of the second. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ 岗位实习: 'POST', 认识实习: 'ORIENTATION', 顶岗实习: 'POST', 跟岗实习: 'POST' },
  ...{ 专业实习: 'POST PROFESSIONAL', 毕业实习: 'POST GRADUATION' },
};
const STAGES: Readonly<Record<string, Stage>> = { 专业实习: 'PROFESSIONAL', 毕业实习: 'GRADUATION' };
const JOURNALS: Readonly<Record<string, JournalEvery>> = {
  ...{ 每天: 'DAILY', 每周: 'WEEKLY', 不要求: 'NONE' },
  ...{ 日志: 'DAILY', 每日: 'DAILY', 周记: 'WEEKLY', 无: 'NONE', 不写: 'NONE' },
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the plans' sheet as it is written: names that the import reads again. */
export const PLAN_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '计划名称', { width: 36 }),
  column('kind', 'enum', '实习类型', { words: KINDS }),
  column('stage', 'enum', '实习阶段', { words: STAGES }),
  column('state', 'enum', '状态', { words: STATES }),
  column('department', 'text', '系部', { width: 20 }),
  column('programme', 'text', '专业', { width: 22 }),
  column('schoolClass', 'text', '行政班', { width: 24 }),
  column('orderClass', 'text', '共育班', { width: 24 }),
  column('teacher', 'text', '指导教师', { width: 12 }),
  column('startsOn', 'date', '开始日期', { width: 14 }),
  column('endsOn', 'date', '结束日期', { width: 14 }),
  column('students', 'int', '学生人数'),
  column('tasks', 'text', '实习任务', { width: 40 }),
  column('madeOn', 'date', '共同制定计划日期', { width: 14 }),
  column('safetyRulesOn', 'date', '安全预案日期', { width: 14 }),
  column('safetyRules', 'text', '安全规定与应急预案', { width: 40 }),
  column('filedOn', 'date', '上级备案日期', { width: 14 }),
  column('filingNo', 'text', '备案号', { width: 16 }),
  column('journalEvery', 'enum', '日志要求', { words: JOURNALS }),
  column('visitEvery', 'int', '巡访间隔（天）'),
  column('credits', 'decimal', '学分'),
];

/** A plan as a row of a ledger to import. */
export type PlanImportKey = Exclude<Key, 'state' | 'students'>;
type ImportSpec = ColumnSpec<never, PlanImportKey>;

function read(
  key: PlanImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the plans' ledger, by our own names and those of colleges; a plan's state changes by its steps alone, and its students follow from the placements. */
export const PLAN_IMPORT_SPECS: readonly ImportSpec[] = [
  read('name', 'text', ['计划名称', '实习计划名称', '实习计划', '实习项目名称'], { required: true, maxLength: 80 }),
  read('kind', 'enum', ['实习类型', '实习类别'], { words: KINDS }),
  read('stage', 'enum', ['实习阶段', '阶段'], { words: STAGES }),
  read('department', 'text', ['系部', '院系', '所属系部'], { maxLength: 60 }),
  read('programme', 'text', ['专业', '专业名称', '实习专业'], { maxLength: 80 }),
  read('schoolClass', 'text', ['行政班', '班级', '实习班级'], { maxLength: 80 }),
  read('orderClass', 'text', ['共育班', '订单班'], { maxLength: 80 }),
  read('teacher', 'text', ['指导教师', '校内指导教师', '负责教师'], { maxLength: 40 }),
  read('startsOn', 'date', ['开始日期', '实习开始时间', '起始日期', '开始时间'], { required: true }),
  read('endsOn', 'date', ['结束日期', '实习结束时间', '截止日期', '结束时间'], { required: true }),
  read('tasks', 'text', ['实习任务', '实习内容', '任务与要求'], { maxLength: 5_000, lines: true }),
  read('madeOn', 'date', ['共同制定计划日期', '计划制定日期', '制定日期']),
  read('safetyRulesOn', 'date', ['安全预案日期', '应急预案日期']),
  read('safetyRules', 'text', ['安全规定与应急预案', '安全预案', '应急预案'], { maxLength: 5_000, lines: true }),
  read('filedOn', 'date', ['上级备案日期', '备案日期']),
  read('filingNo', 'text', ['备案号', '备案编号'], { maxLength: 60 }),
  read('journalEvery', 'enum', ['日志要求', '日志', '实习日志'], { words: JOURNALS }),
  read('visitEvery', 'int', ['巡访间隔（天）', '巡访间隔'], { min: 1, max: 366 }),
  read('credits', 'decimal', ['学分', '实习学分'], { min: 0, max: 100 }),
];
