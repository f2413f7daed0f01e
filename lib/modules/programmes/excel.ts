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

/** The columns of the programmes' sheet, which is only written. */
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
