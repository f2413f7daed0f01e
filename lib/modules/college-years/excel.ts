import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { YearRow } from './types';
import type { YearState } from './words';

/** A college's year as a row of the exported sheet. */
export type YearSheetRow = Omit<YearRow, 'id' | 'version' | 'college'> & { college: string };
type Key = keyof YearSheetRow;
type Spec = ColumnSpec<YearSheetRow, Key>;
const STATES: Readonly<Record<string, YearState>> = {
  编制中: 'DRAFT',
  计划待审: 'SUBMITTED',
  执行中: 'RUNNING',
  自评待审: 'ASSESSED',
  已审核: 'REVIEWED',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the sheet of yearly plans and self-assessments, which is only written. */
export const YEAR_COLUMN_SPECS: readonly Spec[] = [
  column('college', 'text', '产业学院', { width: 36 }),
  column('year', 'int', '年度'),
  column('state', 'enum', '状态', { words: STATES }),
  column('author', 'text', '计划提交人', { width: 14 }),
  column('submittedOn', 'date', '计划提交日期', { width: 14 }),
  column('approver', 'text', '计划审批人', { width: 14 }),
  column('approvedOn', 'date', '计划审批日期', { width: 14 }),
  column('score', 'money', '自评得分', { width: 12 }),
  column('assessor', 'text', '自评提交人', { width: 14 }),
  column('assessedOn', 'date', '自评提交日期', { width: 14 }),
  column('reviewer', 'text', '审核人', { width: 14 }),
  column('reviewedOn', 'date', '审核日期', { width: 14 }),
];
