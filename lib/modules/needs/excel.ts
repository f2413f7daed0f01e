import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { Day } from '@/lib/kernel/day';
import type { NeedKind, NeedState } from './words';

/** A need as a row of the exported sheet. */
export type NeedSheetRow = {
  partner: string;
  kind: NeedKind;
  title: string;
  description: string | null;
  quantity: number | null;
  raisedOn: Day;
  wantedBy: Day | null;
  state: NeedState;
  department: string | null;
  /** One line an answer. */
  answers: string | null;
  closedOn: Day | null;
  reason: string | null;
};
type Key = keyof NeedSheetRow;
type Spec = ColumnSpec<NeedSheetRow, Key>;

const KINDS: Readonly<Record<string, NeedKind>> = {
  核心产品: 'PRODUCT',
  技术需求: 'TECHNOLOGY',
  人才需求: 'TALENT',
};
const STATES: Readonly<Record<string, NeedState>> = {
  待对接: 'OPEN',
  已对接: 'MATCHED',
  已解决: 'MET',
  已撤回: 'WITHDRAWN',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the needs' sheet, which is only written. */
export const NEED_COLUMN_SPECS: readonly Spec[] = [
  column('partner', 'text', '合作单位', { width: 34 }),
  column('kind', 'enum', '清单', { words: KINDS, width: 12 }),
  column('title', 'text', '名称', { width: 36 }),
  column('description', 'text', '说明', { width: 50 }),
  column('quantity', 'int', '数量', { width: 10 }),
  column('raisedOn', 'date', '提出日期', { width: 14 }),
  column('wantedBy', 'date', '期望日期', { width: 14 }),
  column('state', 'enum', '状态', { words: STATES, width: 10 }),
  column('department', 'text', '对接部门', { width: 18 }),
  column('answers', 'text', '回应', { width: 50 }),
  column('closedOn', 'date', '办结日期', { width: 14 }),
  column('reason', 'text', '撤回原因', { width: 30 }),
];
