import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import { DUE_WORDS } from '@/lib/modules/governance/excel';
import type { TaskRow } from './types';

/** A task as a row of the exported sheet. */
export type TaskSheetRow = Pick<
  TaskRow,
  'title' | 'year' | 'state' | 'owner' | 'dueOn' | 'doneOn' | 'droppedOn' | 'result'
> & { platform: string };
type Key = keyof TaskSheetRow;
type Spec = ColumnSpec<TaskSheetRow, Key>;

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the tasks' sheet, which is only written. */
export const TASK_COLUMN_SPECS: readonly Spec[] = [
  column('title', 'text', '任务', { width: 48 }),
  column('platform', 'text', '平台', { width: 36 }),
  column('year', 'int', '年度'),
  column('state', 'enum', '状态', { words: DUE_WORDS }),
  column('owner', 'text', '负责人', { width: 14 }),
  column('dueOn', 'date', '完成期限', { width: 14 }),
  column('doneOn', 'date', '完成日期', { width: 14 }),
  column('droppedOn', 'date', '取消日期', { width: 14 }),
  column('result', 'text', '完成情况', { width: 40 }),
];
