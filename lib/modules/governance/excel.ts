import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { ResolutionRow } from './types';
import type { DueState } from './words';

/** A resolution as a row of the exported sheet. */
export type ResolutionSheetRow = Pick<ResolutionRow, 'text' | 'state' | 'owner' | 'dueOn' | 'doneOn' | 'result'> &
  Record<'meeting' | 'heldOn' | 'platform', string>;
type Key = keyof ResolutionSheetRow;
type Spec = ColumnSpec<ResolutionSheetRow, Key>;

/** The words of the states in the sheets of resolutions and tasks. */
export const DUE_WORDS: Readonly<Record<string, DueState>> = {
  进行中: 'OPEN',
  已逾期: 'OVERDUE',
  已完成: 'DONE',
  已取消: 'DROPPED',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the resolutions' sheet, which is only written. */
export const RESOLUTION_COLUMN_SPECS: readonly Spec[] = [
  column('text', 'text', '决议', { width: 48 }),
  column('state', 'enum', '状态', { words: DUE_WORDS }),
  column('owner', 'text', '负责人', { width: 14 }),
  column('dueOn', 'date', '完成期限', { width: 14 }),
  column('doneOn', 'date', '完成日期', { width: 14 }),
  column('result', 'text', '落实情况', { width: 40 }),
  column('meeting', 'text', '会议', { width: 28 }),
  column('heldOn', 'date', '会议日期', { width: 14 }),
  column('platform', 'text', '平台', { width: 36 }),
];
