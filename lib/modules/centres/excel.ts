import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { TrainingRow } from './types';
import type { TrainingState } from './words';

/** A training programme as a row of the exported sheet. */
export type TrainingSheetRow = Omit<TrainingRow, 'id' | 'version' | 'centre' | 'mayWrite'> & { centre: string };
type Key = keyof TrainingSheetRow;
type Spec = ColumnSpec<TrainingSheetRow, Key>;
const STATES: Readonly<Record<string, TrainingState>> = { 开发中: 'DEVELOPMENT', 开设中: 'OFFERED', 已停办: 'RETIRED' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the programmes' sheet, which is only written. */
export const TRAINING_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '培训项目', { width: 32 }),
  column('centre', 'text', '实践中心', { width: 32 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('hours', 'int', '学时'),
  column('audience', 'text', '对象', { width: 20 }),
  column('plannedOn', 'date', '立项日期', { width: 14 }),
  column('offeredOn', 'date', '开设日期', { width: 14 }),
  column('retiredOn', 'date', '停办日期', { width: 14 }),
];
