import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { MemberRow } from './types';
import type { TeamSide } from './words';

/** Somebody of a team as a row of the exported sheet. */
export type MemberSheetRow = Pick<MemberRow, 'name' | 'side' | 'duty' | 'startedOn' | 'hours' | 'courses'> & {
  college: string;
  partner: string | null;
};
type Key = keyof MemberSheetRow;
type Spec = ColumnSpec<MemberSheetRow, Key>;
const SIDES: Readonly<Record<string, TeamSide>> = { 学校: 'COLLEGE', 企业: 'ENTERPRISE' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the teams' sheet, which is only written. */
export const MEMBER_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '姓名', { width: 14 }),
  column('college', 'text', '产业学院', { width: 32 }),
  column('side', 'enum', '来源', { words: SIDES }),
  column('partner', 'text', '所在企业', { width: 32 }),
  column('duty', 'text', '职务', { width: 16 }),
  column('courses', 'list', '授课课程', { width: 48 }),
  column('hours', 'int', '授课课时'),
  column('startedOn', 'date', '加入日期', { width: 14 }),
];
