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

/** The columns of the agreements' sheet as it is written. */
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

/** An agreement as a row of a ledger to import. */
export type AgreementImportKey =
  | ('number' | 'title' | 'kind' | 'partners' | 'signedOn' | 'validFrom' | 'validTo' | 'state' | 'autoRenew')
  | ('terminatedOn' | 'reason' | 'department' | 'responsible' | 'amount' | 'summary' | 'remark');
type ImportSpec = ColumnSpec<never, AgreementImportKey>;
const KIND_WORDS: Readonly<Record<string, AgreementKind>> = {
  ...KINDS,
  ...{ 框架: 'FRAMEWORK', 校企合作框架协议: 'FRAMEWORK', 共建: 'CO_BUILDING', 产业学院共建协议: 'CO_BUILDING' },
  ...{ 订单班: 'ORDER_CLASS', 订单培养协议: 'ORDER_CLASS', 基地: 'BASE', 实训基地协议: 'BASE' },
  ...{ 实习: 'INTERNSHIP', 岗位实习协议: 'INTERNSHIP', 科研: 'RESEARCH', 贯通培养协议: 'PATHWAY' },
};
const STATE_WORDS: Readonly<Record<string, ShownState>> = {
  ...STATES,
  ...{ 履约中: 'IN_FORCE', 执行中: 'IN_FORCE', 有效: 'IN_FORCE', 到期: 'EXPIRED', 终止: 'TERMINATED' },
};

function read(
  key: AgreementImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the agreements' ledger, by our own names and those of colleges. What renews what is said on an agreement's page. */
export const AGREEMENT_IMPORT_SPECS: readonly ImportSpec[] = [
  read('number', 'text', ['协议编号', '编号', '合同编号'], { maxLength: 60 }),
  read('title', 'text', ['协议名称', '名称', '合同名称'], { required: true, maxLength: 120 }),
  read('kind', 'enum', ['协议类型', '类型', '协议类别'], { required: true, words: KIND_WORDS }),
  read('partners', 'list', ['合作单位', '甲乙丙方', '签约单位', '合作企业', '企业名称'], { required: true }),
  read('signedOn', 'date', ['签订日期', '签订时间', '签约日期']),
  read('validFrom', 'date', ['生效日期', '开始日期', '起始日期']),
  read('validTo', 'date', ['截止日期', '到期日期', '终止期限', '有效期至']),
  read('state', 'enum', ['状态', '履约情况', '协议状态'], { words: STATE_WORDS }),
  read('autoRenew', 'bool', ['自动续签', '是否自动续签']),
  read('terminatedOn', 'date', ['终止日期', '提前终止日期']),
  read('reason', 'text', ['终止原因'], { maxLength: 500, lines: true }),
  read('department', 'text', ['归口部门', '系部', '院系', '部门'], { maxLength: 60 }),
  read('responsible', 'text', ['负责人', '经办人'], { maxLength: 60 }),
  read('amount', 'money', ['金额（万元）', '金额', '经费', '合同金额'], { min: 0, max: 99_999_999_990_000 }),
  read('summary', 'text', ['主要内容', '协议内容', '内容摘要'], { maxLength: 5_000, lines: true }),
  read('remark', 'text', ['备注'], { maxLength: 2_000, lines: true }),
];
