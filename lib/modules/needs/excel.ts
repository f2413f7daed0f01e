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
/** The states of a need, as a sheet says them. */
export const NEED_STATE_WORDS: Readonly<Record<string, NeedState>> = {
  待对接: 'OPEN',
  已对接: 'MATCHED',
  已解决: 'MET',
  已撤回: 'WITHDRAWN',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the needs' sheet as it is written. */
export const NEED_COLUMN_SPECS: readonly Spec[] = [
  column('partner', 'text', '合作单位', { width: 34 }),
  column('kind', 'enum', '清单', { words: KINDS, width: 12 }),
  column('title', 'text', '名称', { width: 36 }),
  column('description', 'text', '说明', { width: 50 }),
  column('quantity', 'int', '数量', { width: 10 }),
  column('raisedOn', 'date', '提出日期', { width: 14 }),
  column('wantedBy', 'date', '期望日期', { width: 14 }),
  column('state', 'enum', '状态', { words: NEED_STATE_WORDS, width: 10 }),
  column('department', 'text', '对接部门', { width: 18 }),
  column('answers', 'text', '回应', { width: 50 }),
  column('closedOn', 'date', '办结日期', { width: 14 }),
  column('reason', 'text', '撤回原因', { width: 30 }),
];

/** A need as a row of a ledger to import. */
export type NeedImportKey =
  | ('partner' | 'creditCode' | 'kind' | 'title' | 'description' | 'quantity')
  | ('raisedOn' | 'wantedBy' | 'state' | 'department' | 'closedOn' | 'reason');
type ImportSpec = ColumnSpec<never, NeedImportKey>;
const KIND_WORDS: Readonly<Record<string, NeedKind>> = {
  ...KINDS,
  ...{ 产品: 'PRODUCT', 产品清单: 'PRODUCT', 核心产品清单: 'PRODUCT', 技术: 'TECHNOLOGY', 技术需求清单: 'TECHNOLOGY' },
  ...{ 人才: 'TALENT', 用工需求: 'TALENT', 人才需求清单: 'TALENT' },
};

function read(
  key: NeedImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the needs' ledger, by our own names and those of colleges. Answers are given under somebody's name, on the need's page. */
export const NEED_IMPORT_SPECS: readonly ImportSpec[] = [
  read('partner', 'text', ['合作单位', '企业名称', '单位名称'], { required: true, maxLength: 120 }),
  read('creditCode', 'code', ['统一社会信用代码', '信用代码'], { check: 'credit-code' }),
  read('kind', 'enum', ['清单', '清单类型', '需求类型', '需求类别'], { required: true, words: KIND_WORDS }),
  read('title', 'text', ['名称', '需求名称', '产品名称', '岗位名称'], { required: true, maxLength: 120 }),
  read('description', 'text', ['说明', '需求说明', '需求描述', '具体内容'], { maxLength: 5_000, lines: true }),
  read('quantity', 'int', ['数量', '需求数量', '需求人数'], { min: 1, max: 1_000_000 }),
  read('raisedOn', 'date', ['提出日期', '提出时间', '登记日期']),
  read('wantedBy', 'date', ['期望日期', '期望完成日期', '需求时间']),
  read('state', 'enum', ['状态', '对接状态', '落实情况'], { words: NEED_STATE_WORDS }),
  read('department', 'text', ['对接部门', '对接系部', '院系'], { maxLength: 60 }),
  read('closedOn', 'date', ['办结日期', '完成日期', '解决日期']),
  read('reason', 'text', ['撤回原因'], { maxLength: 500, lines: true }),
];
