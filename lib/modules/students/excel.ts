import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { StudentRow } from './types';
import type { StudentState } from './words';

/** A student as a row of the exported sheet; numbers stay masked. */
export type StudentSheetRow = Omit<StudentRow, 'id' | 'orderClass' | 'minor'> & { orderClass: string | null };
type Key = keyof StudentSheetRow;
type Spec = ColumnSpec<StudentSheetRow, Key>;

const STATES: Readonly<Record<string, StudentState>> = {
  在读: 'ENROLLED',
  休学: 'SUSPENDED',
  退学: 'WITHDRAWN',
  毕业: 'GRADUATED',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the students' sheet as it is written. */
export const STUDENT_COLUMN_SPECS: readonly Spec[] = [
  column('studentNo', 'code', '学号', { width: 16 }),
  column('name', 'text', '姓名', { width: 12 }),
  column('programme', 'text', '专业', { width: 22 }),
  column('schoolClass', 'text', '行政班', { width: 22 }),
  column('gradeYear', 'int', '年级'),
  column('orderClass', 'text', '共育班', { width: 32 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('idCard', 'text', '身份证', { width: 22 }),
  column('phone', 'text', '电话', { width: 16 }),
  column('enrolledOn', 'date', '入学日期', { width: 14 }),
];
