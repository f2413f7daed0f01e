import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { PathwayRow } from './types';

/** A class as a row of the exported sheet. */
export type PathwaySheetRow = Omit<PathwayRow, 'id' | 'school' | 'enterprise' | 'programme'> &
  Record<'school' | 'enterprise' | 'programme', string | null>;
type Key = keyof PathwaySheetRow;
type Spec = ColumnSpec<PathwaySheetRow, Key>;

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the classes' sheet, which is only written. */
export const PATHWAY_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '班级名称', { width: 36 }),
  column('mode', 'text', '模式'),
  column('school', 'text', '中职学校', { width: 28 }),
  column('enterprise', 'text', '合作企业', { width: 28 }),
  column('programme', 'text', '高职专业', { width: 22 }),
  column('gradeYear', 'int', '年级'),
  column('plannedSeats', 'int', '计划人数'),
  column('enrolled', 'int', '录取人数'),
  column('transferred', 'int', '转段人数'),
  column('graduated', 'int', '毕业人数'),
];
