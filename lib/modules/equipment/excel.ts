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

/** The columns of the equipment's sheet, which is only written. */
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
