import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { FindingRow } from './types';
import type { FindingState } from './words';

/** A finding as a row of the exported sheet. */
export type FindingSheetRow = Pick<FindingRow, 'what' | 'state' | 'owner' | 'dueOn' | 'doneOn' | 'mending'> &
  Record<'base' | 'inspectedOn', string>;
type Key = keyof FindingSheetRow;
type Spec = ColumnSpec<FindingSheetRow, Key>;

const STATES: Readonly<Record<string, FindingState>> = { 整改中: 'OPEN', 已逾期: 'OVERDUE', 已整改: 'DONE' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the findings' sheet, which is only written. */
export const FINDING_COLUMN_SPECS: readonly Spec[] = [
  column('base', 'text', '基地', { width: 36 }),
  column('inspectedOn', 'date', '检查日期', { width: 14 }),
  column('what', 'text', '检查问题', { width: 48 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('owner', 'text', '整改责任人', { width: 14 }),
  column('dueOn', 'date', '整改期限', { width: 14 }),
  column('doneOn', 'date', '整改日期', { width: 14 }),
  column('mending', 'text', '整改情况', { width: 40 }),
];
