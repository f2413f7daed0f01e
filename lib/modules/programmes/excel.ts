import 'server-only';
import { type ColumnSpec, writtenColumn } from '@/lib/excel/columns';
import type { Day } from '@/lib/kernel/day';
import type { Evidence, IntakeRow, MatrixRow, ProgrammeRow } from './types';
import {
  type AdjustmentKind,
  type AdjustmentState,
  FIRST_YEAR,
  LAST_YEAR,
  type ProgrammeLevel,
  type ProgrammeState,
} from './words';

/** A programme as a row of the exported sheet. */
export type ProgrammeSheetRow = Omit<ProgrammeRow, 'id' | 'chainCode'>;
type Key = keyof ProgrammeSheetRow;
type Spec = ColumnSpec<ProgrammeSheetRow, Key>;

const STATES: Readonly<Record<string, ProgrammeState>> = {
  新增: 'NEW',
  招生: 'ENROLLING',
  停招: 'STOPPED',
  撤销: 'WITHDRAWN',
};
const LEVELS: Readonly<Record<string, ProgrammeLevel>> = { 中职: 'SECONDARY', 高职: 'COLLEGE', 职业本科: 'BACHELOR' };

const column = writtenColumn<ProgrammeSheetRow>();

/** The columns of the programmes' sheet as it is written. */
export const PROGRAMME_COLUMN_SPECS: readonly Spec[] = [
  column('code', 'code', '专业代码', { width: 12 }),
  column('name', 'text', '专业名称', { width: 28 }),
  column('direction', 'text', '专业方向', { width: 18 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('department', 'text', '所属系部', { width: 18 }),
  column('chain', 'text', '产业链', { width: 24 }),
  column('level', 'enum', '层次', { words: LEVELS }),
  column('years', 'decimal', '学制（年）', { width: 12 }),
  column('students', 'int', '在校生数'),
  column('orderStudents', 'int', '订单班学生数', { width: 16 }),
  column('orderShare', 'decimal', '订单班占比（%）', { width: 18 }),
  column('needs', 'int', '人才需求（项）', { width: 16 }),
  column('places', 'int', '在招人数'),
  column('seekers', 'int', '求职人数'),
  column('unmet', 'int', '岗位缺口'),
  column('approvedOn', 'date', '批准日期', { width: 14 }),
];

/** A programme as a row of a ledger to import. */
export type ProgrammeImportKey =
  | ('code' | 'name' | 'direction' | 'state' | 'department')
  | ('chain' | 'level' | 'years' | 'approvedOn');
type ImportSpec = ColumnSpec<never, ProgrammeImportKey>;

function read(
  key: ProgrammeImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the programmes' ledger, by our own names and those of colleges. */
export const PROGRAMME_IMPORT_SPECS: readonly ImportSpec[] = [
  read('code', 'text', ['专业代码', '国标代码', '代码'], { maxLength: 12 }),
  read('name', 'text', ['专业名称', '专业'], { required: true, maxLength: 80 }),
  read('direction', 'text', ['专业方向', '方向'], { maxLength: 80 }),
  read('state', 'enum', ['状态', '招生状态', '专业状态'], { words: { ...STATES, 在招: 'ENROLLING', 新增专业: 'NEW' } }),
  read('department', 'text', ['所属系部', '系部', '所属院系', '院系', '二级学院'], { maxLength: 80 }),
  read('chain', 'text', ['产业链', '对接产业链', '服务产业链'], { maxLength: 80 }),
  read('level', 'enum', ['层次', '培养层次', '办学层次'], {
    words: { ...LEVELS, 专科: 'COLLEGE', 高职专科: 'COLLEGE' },
  }),
  read('years', 'decimal', ['学制（年）', '学制', '修业年限'], { min: 0.5, max: 8 }),
  read('approvedOn', 'date', ['批准日期', '设置时间', '批准时间', '首次招生日期']),
];

/** Enrolment of a programme in a year as a row of the exported sheet. */
export type IntakeSheetRow = Omit<IntakeRow, 'id' | 'programmeId'> & { rate: number | null };
type IntakeKey = keyof IntakeSheetRow;
type IntakeSpec = ColumnSpec<IntakeSheetRow, IntakeKey>;

const intake = writtenColumn<IntakeSheetRow>();

/** The columns of the enrolment's sheet as it is written. */
export const INTAKE_COLUMN_SPECS: readonly IntakeSpec[] = [
  intake('year', 'int', '招生年度', { width: 10 }),
  intake('code', 'code', '专业代码', { width: 12 }),
  intake('name', 'text', '专业名称', { width: 28 }),
  intake('direction', 'text', '专业方向', { width: 18 }),
  intake('department', 'text', '所属系部', { width: 18 }),
  intake('planned', 'int', '计划招生'),
  intake('enrolled', 'int', '录取'),
  intake('reported', 'int', '报到'),
  intake('rate', 'decimal', '计划完成率（%）', { width: 16 }),
];

/** Enrolment of a programme in a year as a row of a ledger to import. */
export type IntakeImportKey = 'year' | 'code' | 'name' | 'direction' | 'planned' | 'enrolled' | 'reported';
type IntakeImportSpec = ColumnSpec<never, IntakeImportKey>;
const COUNT = { min: 0, max: 100_000 };

/** The columns of a ledger of enrolment, by our own names and those of colleges. */
export const INTAKE_IMPORT_SPECS: readonly IntakeImportSpec[] = [
  {
    ...{ key: 'year', kind: 'int', names: ['招生年度', '年度', '招生年份', '年份', '学年'] },
    ...{ required: true, min: FIRST_YEAR, max: LAST_YEAR },
  },
  { key: 'code', kind: 'text', names: ['专业代码', '国标代码', '代码'], maxLength: 12 },
  { key: 'name', kind: 'text', names: ['专业名称', '专业', '招生专业'], required: true, maxLength: 80 },
  { key: 'direction', kind: 'text', names: ['专业方向', '方向'], maxLength: 80 },
  { key: 'planned', kind: 'int', names: ['计划招生', '招生计划', '计划数', '计划招生数', '招生计划数'], ...COUNT },
  { key: 'enrolled', kind: 'int', names: ['录取', '录取数', '录取人数', '实际录取', '实际录取数'], ...COUNT },
  { key: 'reported', kind: 'int', names: ['报到', '报到数', '报到人数', '实际报到', '实际报到数'], ...COUNT },
];

const LISTS: Readonly<Record<string, AdjustmentKind>> = {
  重点建设: 'BUILD_UP',
  改造升级: 'UPGRADE',
  限制撤销: 'RESTRICT',
  保持: 'KEEP',
};
const STEPS: Readonly<Record<string, AdjustmentState>> = {
  已提出: 'PROPOSED',
  系部已审: 'REVIEWED',
  已上报: 'FORWARDED',
  已决定: 'DECIDED',
  已退回: 'RETURNED',
};

/** A programme of the yearly matrix as a row of the exported sheet: its evidence, and what was proposed and decided. */
export type AdjustmentSheetRow = Pick<MatrixRow, 'code' | 'name' | 'state' | 'department' | 'frozen'> &
  Omit<Evidence, 'orderStudents'> & {
    year: number;
    rate: number | null;
    orderShare: number | null;
    unmet: number | null;
    proposal: AdjustmentKind | null;
    proposalReason: string | null;
    decision: AdjustmentKind | null;
    decisionReason: string | null;
    decidedOn: Day | null;
    step: AdjustmentState | null;
  };
type AdjustmentKey = keyof AdjustmentSheetRow;
type AdjustmentSpec = ColumnSpec<AdjustmentSheetRow, AdjustmentKey>;

const weighed = writtenColumn<AdjustmentSheetRow>();

/** The columns of the yearly matrix as it is written, in the order of its page. */
export const ADJUSTMENT_COLUMN_SPECS: readonly AdjustmentSpec[] = [
  weighed('year', 'int', '年度', { width: 8 }),
  weighed('code', 'code', '专业代码', { width: 12 }),
  weighed('name', 'text', '专业名称', { width: 28 }),
  weighed('state', 'enum', '状态', { words: STATES }),
  weighed('department', 'text', '所属系部', { width: 18 }),
  weighed('planned', 'int', '计划招生'),
  weighed('enrolled', 'int', '录取'),
  weighed('reported', 'int', '报到'),
  weighed('students', 'int', '在校生'),
  weighed('rate', 'decimal', '计划完成率（%）', { width: 16 }),
  weighed('orderShare', 'decimal', '订单班占比（%）', { width: 16 }),
  weighed('needs', 'int', '人才需求（项）', { width: 14 }),
  weighed('places', 'int', '在招人数'),
  weighed('seekers', 'int', '求职人数'),
  weighed('unmet', 'int', '岗位缺口'),
  weighed('graduates', 'int', '毕业生数'),
  weighed('settled', 'decimal', '就业率（%）', { width: 12 }),
  weighed('frozen', 'bool', '是否决定时数据', { width: 14 }),
  weighed('proposal', 'enum', '调整意见', { words: LISTS, width: 12 }),
  weighed('proposalReason', 'text', '意见理由', { width: 30 }),
  weighed('step', 'enum', '办理状态', { words: STEPS, width: 12 }),
  weighed('decision', 'enum', '决定', { words: LISTS, width: 12 }),
  weighed('decisionReason', 'text', '决定理由', { width: 30 }),
  weighed('decidedOn', 'date', '决定日期', { width: 14 }),
];
