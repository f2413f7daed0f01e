import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { Day } from '@/lib/kernel/day';
import type { AgreementKind, ShownState } from './words';

/** An agreement as a row of the exported sheet. */
export type AgreementSheetRow = {
  number: string | null;
  title: string;
  kind: AgreementKind;
  partners: string[];
  signedOn: Day | null;
  validFrom: Day | null;
  validTo: Day | null;
  state: ShownState;
  department: string | null;
  responsible: string | null;
  amount: number | null;
  renewalOf: string | null;
  summary: string | null;
  remark: string | null;
};
type Key = keyof AgreementSheetRow;
type Spec = ColumnSpec<AgreementSheetRow, Key>;

const KINDS: Readonly<Record<string, AgreementKind>> = {
  框架协议: 'FRAMEWORK',
  共建协议: 'CO_BUILDING',
  订单班协议: 'ORDER_CLASS',
  基地协议: 'BASE',
  实习协议: 'INTERNSHIP',
  科研协议: 'RESEARCH',
  贯通培养三方协议: 'PATHWAY',
};
const STATES: Readonly<Record<string, ShownState>> = {
  草稿: 'DRAFT',
  审批中: 'IN_REVIEW',
  待生效: 'SIGNED',
  生效中: 'IN_FORCE',
  已到期: 'EXPIRED',
  已终止: 'TERMINATED',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the agreements' sheet, which is only written. */
export const AGREEMENT_COLUMN_SPECS: readonly Spec[] = [
  column('number', 'code', '协议编号', { width: 16 }),
  column('title', 'text', '协议名称', { width: 36 }),
  column('kind', 'enum', '协议类型', { words: KINDS, width: 16 }),
  column('partners', 'list', '合作单位', { width: 34 }),
  column('signedOn', 'date', '签订日期', { width: 14 }),
  column('validFrom', 'date', '生效日期', { width: 14 }),
  column('validTo', 'date', '截止日期', { width: 14 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('department', 'text', '归口部门', { width: 18 }),
  column('responsible', 'text', '负责人'),
  column('amount', 'money', '金额（万元）'),
  column('renewalOf', 'code', '续签自', { width: 16 }),
  column('summary', 'text', '主要内容', { width: 40 }),
  column('remark', 'text', '备注', { width: 30 }),
];
