import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { NoticeRow } from './types';
import type { NoticeKind, NoticeState } from './words';

/** A notice as a row of the exported sheet. */
export type NoticeSheetRow = Omit<NoticeRow, 'id'>;
type Key = keyof NoticeSheetRow;
type Spec = ColumnSpec<NoticeSheetRow, Key>;
const KINDS: Readonly<Record<string, NoticeKind>> = {
  ...{ 产业规划: 'PLAN', 政策文件: 'POLICY', 用工需求: 'DEMAND', 调研报告: 'REPORT' },
};
const STATES: Readonly<Record<string, NoticeState>> = { 草稿: 'DRAFT', 已发布: 'PUBLISHED' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the notices' sheet as it is written. */
export const NOTICE_COLUMN_SPECS: readonly Spec[] = [
  column('title', 'text', '标题', { width: 40 }),
  column('kind', 'enum', '类别', { words: KINDS }),
  column('chain', 'text', '产业链', { width: 18 }),
  column('source', 'text', '来源', { width: 28 }),
  column('issuedOn', 'date', '日期', { width: 14 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('public', 'bool', '对外公开'),
];
