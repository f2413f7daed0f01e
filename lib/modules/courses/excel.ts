import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { CourseRow } from './types';

/** A course as a row of the exported sheet. */
export type CourseSheetRow = Pick<CourseRow, 'name' | 'hours' | 'byEnterprise' | 'teacher' | 'startedOn'> &
  Record<'college' | 'programme', string | null>;
type Key = keyof CourseSheetRow;
type Spec = ColumnSpec<CourseSheetRow, Key>;

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the courses' sheet, which is only written. */
export const COURSE_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '课程', { width: 32 }),
  column('college', 'text', '产业学院', { width: 32 }),
  column('programme', 'text', '专业', { width: 22 }),
  column('hours', 'int', '课时'),
  column('byEnterprise', 'bool', '企业授课', { width: 12 }),
  column('teacher', 'text', '授课教师', { width: 14 }),
  column('startedOn', 'date', '开课日期', { width: 14 }),
];
