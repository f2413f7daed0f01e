import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { ProgrammeRow } from './types';
import type { ProgrammeLevel, ProgrammeState } from './words';

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

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

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
