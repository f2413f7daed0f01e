import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { Day } from '@/lib/kernel/day';
import type { VisitKind } from './words';

/** A visit as a row of the exported sheet. */
export type VisitSheetRow = {
  visitedOn: Day;
  partner: string;
  kind: VisitKind;
  subject: string;
  place: string | null;
  people: string[];
  others: string | null;
  findings: string | null;
  /** One line a follow-up. */
  followUps: string | null;
  open: number;
};
type Key = keyof VisitSheetRow;
type Spec = ColumnSpec<VisitSheetRow, Key>;

const KINDS: Readonly<Record<string, VisitKind>> = {
  走访: 'VISIT',
  调研: 'SURVEY',
  交流: 'EXCHANGE',
  回访: 'RETURN_VISIT',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the visits' sheet as it is written. */
export const VISIT_COLUMN_SPECS: readonly Spec[] = [
  column('visitedOn', 'date', '日期', { width: 14 }),
  column('partner', 'text', '合作单位', { width: 34 }),
  column('kind', 'enum', '类型', { words: KINDS, width: 10 }),
  column('subject', 'text', '主题', { width: 36 }),
  column('place', 'text', '地点', { width: 24 }),
  column('people', 'list', '本校参加人', { width: 24 }),
  column('others', 'text', '其他参加人', { width: 24 }),
  column('findings', 'text', '调研情况', { width: 50 }),
  column('followUps', 'text', '跟进事项', { width: 50 }),
  column('open', 'int', '未办结', { width: 10 }),
];

/** A visit as a row of a ledger to import. */
export type VisitImportKey =
  | ('visitedOn' | 'partner' | 'creditCode' | 'kind' | 'subject')
  | ('place' | 'people' | 'others' | 'findings');
type ImportSpec = ColumnSpec<never, VisitImportKey>;
const KIND_WORDS: Readonly<Record<string, VisitKind>> = {
  ...KINDS,
  ...{ 走访企业: 'VISIT', 访企拓岗: 'VISIT', 企业调研: 'SURVEY', 座谈: 'EXCHANGE', 座谈交流: 'EXCHANGE' },
};

function read(
  key: VisitImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the visits' ledger, by our own names and those of colleges. Follow-ups need somebody and a day, and are given on the visit's page. */
export const VISIT_IMPORT_SPECS: readonly ImportSpec[] = [
  read('visitedOn', 'date', ['日期', '走访日期', '走访时间', '调研日期'], { required: true }),
  read('partner', 'text', ['合作单位', '走访单位', '走访企业', '企业名称', '单位名称'], {
    ...{ required: true, maxLength: 120 },
  }),
  read('creditCode', 'code', ['统一社会信用代码', '信用代码'], { check: 'credit-code' }),
  read('kind', 'enum', ['类型', '走访类型'], { words: KIND_WORDS }),
  read('subject', 'text', ['主题', '走访主题', '走访目的', '事由'], { required: true, maxLength: 120 }),
  read('place', 'text', ['地点', '走访地点'], { maxLength: 120 }),
  read('people', 'list', ['本校参加人', '走访人员', '参加人员', '带队领导'], { required: true }),
  read('others', 'text', ['其他参加人', '企业参加人', '企业接待人'], { maxLength: 500, lines: true }),
  read('findings', 'text', ['调研情况', '走访情况', '走访纪要', '需求'], { maxLength: 5_000, lines: true }),
];
