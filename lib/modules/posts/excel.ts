import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { PostRow } from './types';
import type { PostState } from './words';

/** A post as a row of the exported sheet. */
export type PostSheetRow = Omit<PostRow, 'id' | 'partner'> & { partner: string };
type Key = keyof PostSheetRow;
type Spec = ColumnSpec<PostSheetRow, Key>;
const STATES: Readonly<Record<string, PostState>> = { 草稿: 'DRAFT', 已发布: 'PUBLISHED', 已关闭: 'CLOSED' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the posts' sheet as it is written. */
export const POST_COLUMN_SPECS: readonly Spec[] = [
  column('title', 'text', '岗位名称', { width: 24 }),
  column('partner', 'text', '实习单位', { width: 32 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('slots', 'int', '岗位数'),
  column('taken', 'int', '已安排'),
  column('pay', 'int', '报酬（元/月）'),
  column('place', 'text', '地区', { width: 18 }),
  column('validFrom', 'date', '生效日期', { width: 14 }),
  column('validTo', 'date', '截止日期', { width: 14 }),
];
