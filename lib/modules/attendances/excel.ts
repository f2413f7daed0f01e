import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { Category, Purpose } from '@/lib/modules/centres/words';
import type { AttendanceRow } from './types';

/** An attendance as a row of the exported sheet. */
export type AttendanceSheetRow = Pick<
  AttendanceRow,
  'heldOn' | 'room' | 'title' | 'purpose' | 'category' | 'people' | 'attendances'
> & { centre: string; orderClass: string | null; training: string | null; partner: string | null };
type Key = keyof AttendanceSheetRow;
type Spec = ColumnSpec<AttendanceSheetRow, Key>;
const PURPOSE_WORDS: Readonly<Record<string, Purpose>> = {
  实践教学: 'TEACHING',
  社会培训: 'TRAINING',
  真实生产: 'PRODUCTION',
  技术服务: 'SERVICE',
};
const CATEGORY_WORDS: Readonly<Record<string, Category>> = {
  学生: 'STUDENT',
  企业职工: 'EMPLOYEE',
  社会人员: 'PUBLIC',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the attendances' sheet, which is only written. */
export const ATTENDANCE_COLUMN_SPECS: readonly Spec[] = [
  column('heldOn', 'date', '日期', { width: 14 }),
  column('centre', 'text', '实践中心', { width: 36 }),
  column('room', 'text', '场地', { width: 18 }),
  column('title', 'text', '内容', { width: 32 }),
  column('purpose', 'enum', '用途', { words: PURPOSE_WORDS, width: 14 }),
  column('orderClass', 'text', '共育班', { width: 32 }),
  column('training', 'text', '培训项目', { width: 32 }),
  column('partner', 'text', '合作单位', { width: 32 }),
  column('category', 'enum', '人员类别', { words: CATEGORY_WORDS, width: 14 }),
  column('people', 'int', '人数'),
  column('attendances', 'int', '人次'),
];
