import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { OrderClassRow } from './types';
import type { ClassKind, ClassState } from './words';

/** A class as a row of the exported sheet. */
export type OrderClassSheetRow = Omit<OrderClassRow, 'id' | 'partner'> & { partner: string };
type Key = keyof OrderClassSheetRow;
type Spec = ColumnSpec<OrderClassSheetRow, Key>;

/** Kinds as ledgers name them. */
export const KINDS: Readonly<Record<string, ClassKind>> = {
  订单班: 'ORDER',
  工匠班: 'CRAFTSMAN',
  冠名班: 'NAMED',
  现代学徒制班: 'APPRENTICESHIP',
};
const STATES: Readonly<Record<string, ClassState>> = {
  申请: 'REQUESTED',
  已审核: 'REVIEWED',
  招生: 'RECRUITING',
  开班: 'RUNNING',
  结业: 'FINISHED',
  未通过: 'REJECTED',
  取消: 'CANCELLED',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the classes' sheet as it is written. */
export const ORDER_CLASS_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '班级名称', { width: 32 }),
  column('kind', 'enum', '类别', { words: KINDS, width: 14 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('partner', 'text', '合作企业', { width: 32 }),
  column('programme', 'text', '专业', { width: 22 }),
  column('department', 'text', '系部', { width: 18 }),
  column('gradeYear', 'int', '年级'),
  column('plannedSeats', 'int', '计划人数'),
  column('students', 'int', '在册人数'),
  column('startedOn', 'date', '开班日期', { width: 14 }),
];
