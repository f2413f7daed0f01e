import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { FindingRow } from './types';
import type { FindingState, InspectionResult } from './words';

/** A finding as a row of the exported sheet. */
export type FindingSheetRow = Pick<FindingRow, 'what' | 'state' | 'owner' | 'dueOn' | 'doneOn' | 'mending'> &
  Record<'base' | 'inspectedOn', string>;
type Key = keyof FindingSheetRow;
type Spec = ColumnSpec<FindingSheetRow, Key>;

const STATES: Readonly<Record<string, FindingState>> = { 整改中: 'OPEN', 已逾期: 'OVERDUE', 已整改: 'DONE' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the findings' sheet as it is written: names that the import reads again. */
export const FINDING_COLUMN_SPECS: readonly Spec[] = [
  column('base', 'text', '基地', { width: 36 }),
  column('inspectedOn', 'date', '检查日期', { width: 14 }),
  column('what', 'text', '检查问题', { width: 48 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('owner', 'text', '整改责任人', { width: 14 }),
  column('dueOn', 'date', '整改期限', { width: 14 }),
  column('doneOn', 'date', '整改日期', { width: 14 }),
  column('mending', 'text', '整改情况', { width: 40 }),
];

const RESULTS: Readonly<Record<string, InspectionResult>> = {
  合格: 'PASSED',
  限期整改: 'MENDING',
  停用整改: 'FAILED',
  通过: 'PASSED',
  整改: 'MENDING',
  需整改: 'MENDING',
  停用: 'FAILED',
  不合格: 'FAILED',
};

/** A finding, or an inspection without one, as a row of a ledger to import. */
export type FindingImportKey =
  | ('base' | 'inspectedOn' | 'inspectors' | 'result' | 'summary' | 'nextOn')
  | ('what' | 'owner' | 'dueOn' | 'doneOn' | 'mending');
type ImportSpec = ColumnSpec<never, FindingImportKey>;

function read(
  key: FindingImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of ledgers of inspections, by the names that colleges give them. */
export const FINDING_IMPORT_SPECS: readonly ImportSpec[] = [
  read('base', 'text', ['基地', '基地名称', '实训基地', '实训基地名称', '被检查基地', '受检单位', '检查地点'], {
    required: true,
    maxLength: 120,
  }),
  read('inspectedOn', 'date', ['检查日期', '检查时间', '巡查日期', '巡查时间'], { required: true }),
  read('inspectors', 'text', ['检查人', '检查人员', '检查组成员', '巡查人员', '检查组'], { maxLength: 200 }),
  read('result', 'enum', ['检查结果', '检查结论', '结论', '结果'], { words: RESULTS }),
  read('summary', 'text', ['检查情况', '检查内容', '总体情况', '检查综述'], { maxLength: 4_000, lines: true }),
  read('nextOn', 'date', ['下次检查日期', '下次检查时间', '复查日期', '复查时间']),
  read('what', 'text', ['检查问题', '存在问题', '发现问题', '问题描述', '问题', '隐患', '安全隐患', '隐患内容'], {
    maxLength: 500,
  }),
  read('owner', 'text', ['整改责任人', '责任人', '整改负责人', '负责人'], { maxLength: 60 }),
  read('dueOn', 'date', ['整改期限', '整改时限', '限期', '应完成日期', '要求完成日期']),
  read('doneOn', 'date', ['整改日期', '整改完成日期', '整改完成时间', '完成日期', '销号日期']),
  read('mending', 'text', ['整改情况', '整改措施', '整改结果', '整改说明'], { maxLength: 1_000 }),
];
