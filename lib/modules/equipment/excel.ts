import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { EquipmentRow } from './types';
import type { EquipmentState } from './words';

/** Equipment as a row of the exported sheet; the owner is empty where it is the college's. */
export type EquipmentSheetRow = Pick<
  EquipmentRow,
  'name' | 'model' | 'count' | 'unitValue' | 'value' | 'acquiredOn' | 'retiredOn' | 'state'
> & { platform: string; room: string | null; owner: string | null };
type Key = keyof EquipmentSheetRow;
type Spec = ColumnSpec<EquipmentSheetRow, Key>;
const STATES: Readonly<Record<string, EquipmentState>> = { 在用: 'IN_USE', 已停用: 'RETIRED' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the equipment's sheet as it is written. */
export const EQUIPMENT_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '设备名称', { width: 28 }),
  column('model', 'text', '型号', { width: 20 }),
  column('platform', 'text', '平台', { width: 36 }),
  column('room', 'text', '场地', { width: 18 }),
  column('owner', 'text', '产权单位（空为学校）', { width: 32 }),
  column('count', 'int', '台套数'),
  column('unitValue', 'money', '单价（万元）', { width: 14 }),
  column('value', 'money', '总值（万元）', { width: 14 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('acquiredOn', 'date', '购置日期', { width: 14 }),
  column('retiredOn', 'date', '停用日期', { width: 14 }),
];

/** A piece of equipment as a row of a ledger to import. */
export type EquipmentImportKey =
  | ('name' | 'model' | 'platform' | 'room' | 'owner')
  | ('count' | 'unitValue' | 'acquiredOn');
type ImportSpec = ColumnSpec<never, EquipmentImportKey>;

/** How a ledger says that something is the college's own. */
export const COLLEGE_WORDS: readonly string[] = ['学校', '本校', '我校', '学院', '校方', '自有'];

function read(
  key: EquipmentImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the equipment's ledger, by our own names and those of colleges; a price without a unit is in 元. */
export const EQUIPMENT_IMPORT_SPECS: readonly ImportSpec[] = [
  read('name', 'text', ['设备名称', '仪器设备名称', '资产名称', '名称'], { required: true, maxLength: 80 }),
  read('model', 'text', ['型号', '规格型号', '型号规格', '规格'], { maxLength: 80 }),
  read('platform', 'text', ['平台', '所属平台', '实训基地', '实践中心', '使用单位'], {
    required: true,
    maxLength: 120,
  }),
  read('room', 'text', ['场地', '存放地点', '实训室', '房间'], { maxLength: 80 }),
  read('owner', 'text', ['产权单位（空为学校）', '产权单位', '产权归属', '捐赠企业', '提供单位'], { maxLength: 120 }),
  read('count', 'int', ['台套数', '数量', '数量（台套）', '台数'], { required: true, min: 1, max: 100_000 }),
  read('unitValue', 'money', ['单价（万元）', '单价', '单价（元）', '设备单价'], { min: 0, max: 1_000_000_000 }),
  read('acquiredOn', 'date', ['购置日期', '入账日期', '购置时间', '投用日期']),
];
