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

/** The columns of the programmes' sheet as it is written. */
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

/** A training programme as a row of a ledger to import; its state follows from its days. */
export type TrainingImportKey = 'name' | 'centre' | 'hours' | 'audience' | 'plannedOn' | 'offeredOn' | 'retiredOn';
type ImportSpec = ColumnSpec<never, TrainingImportKey>;

function read(
  key: TrainingImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the programmes' ledger, by our own names and those of colleges. */
export const TRAINING_IMPORT_SPECS: readonly ImportSpec[] = [
  read('name', 'text', ['培训项目', '培训项目名称', '项目名称', '名称'], { required: true, maxLength: 80 }),
  read('centre', 'text', ['实践中心', '所属实践中心', '产教融合实践中心', '所属中心'], {
    required: true,
    maxLength: 120,
  }),
  read('hours', 'int', ['学时', '总学时', '课时'], { min: 1, max: 2_000 }),
  read('audience', 'text', ['对象', '培训对象', '适用对象', '面向对象'], { maxLength: 120 }),
  read('plannedOn', 'date', ['立项日期', '立项时间']),
  read('offeredOn', 'date', ['开设日期', '开设时间', '开班日期']),
  read('retiredOn', 'date', ['停办日期', '停办时间']),
];
