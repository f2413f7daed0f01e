import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { IntentionRow } from './types';
import type { IntentionState } from './words';

/** An intention as a row of the exported sheet. */
export type IntentionSheetRow = Omit<IntentionRow, 'id' | 'student' | 'places'> & { student: string; places: string };
type Key = keyof IntentionSheetRow;
type Spec = ColumnSpec<IntentionSheetRow, Key>;
const STATES: Readonly<Record<string, IntentionState>> = { 求职中: 'LOOKING', 已结束: 'ENDED' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the intentions' sheet as it is written. */
export const INTENTION_COLUMN_SPECS: readonly Spec[] = [
  column('student', 'text', '姓名', { width: 12 }),
  column('studentNo', 'code', '学号', { width: 16 }),
  column('programme', 'text', '专业', { width: 24 }),
  column('schoolClass', 'text', '班级', { width: 20 }),
  column('wish', 'text', '意向岗位', { width: 20 }),
  column('places', 'text', '意向地区', { width: 30 }),
  column('payFrom', 'int', '期望薪酬（元/月）'),
  column('statedOn', 'date', '填报日期', { width: 14 }),
  column('state', 'enum', '状态', { words: STATES }),
];
