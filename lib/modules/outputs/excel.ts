import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { Purpose } from '@/lib/modules/centres/words';
import type { OutputRow } from './types';

/** An output as a row of the exported sheet. */
export type OutputSheetRow = Pick<OutputRow, 'purpose' | 'happenedOn' | 'title' | 'quantity' | 'unit' | 'income'> & {
  centre: string;
  partner: string | null;
};
type Key = keyof OutputSheetRow;
type Spec = ColumnSpec<OutputSheetRow, Key>;
const PURPOSE_WORDS: Readonly<Record<string, Purpose>> = {
  实践教学: 'TEACHING',
  社会培训: 'TRAINING',
  真实生产: 'PRODUCTION',
  技术服务: 'SERVICE',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the outputs' sheet as it is written. */
export const OUTPUT_COLUMN_SPECS: readonly Spec[] = [
  column('happenedOn', 'date', '日期', { width: 14 }),
  column('centre', 'text', '实践中心', { width: 36 }),
  column('purpose', 'enum', '功能', { words: PURPOSE_WORDS, width: 14 }),
  column('title', 'text', '内容', { width: 36 }),
  column('partner', 'text', '服务单位', { width: 32 }),
  column('quantity', 'money', '数量', { width: 12 }),
  column('unit', 'text', '单位', { width: 10 }),
  column('income', 'money', '收入（万元）', { width: 14 }),
];

/** An output as a row of a ledger to import. */
export type OutputImportKey =
  | ('happenedOn' | 'centre' | 'purpose' | 'title' | 'partner')
  | ('quantity' | 'unit' | 'income');
type ImportSpec = ColumnSpec<never, OutputImportKey>;

function read(
  key: OutputImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the outputs' ledger, by our own names and those of colleges; an amount without a unit is in 元. */
export const OUTPUT_IMPORT_SPECS: readonly ImportSpec[] = [
  read('happenedOn', 'date', ['日期', '发生日期', '完成日期', '时间'], { required: true }),
  read('centre', 'text', ['实践中心', '所属实践中心', '产教融合实践中心', '所属中心'], {
    required: true,
    maxLength: 120,
  }),
  read('purpose', 'enum', ['功能', '类别', '用途'], { required: true, words: PURPOSE_WORDS }),
  read('title', 'text', ['内容', '产出内容', '服务内容', '项目'], { required: true, maxLength: 120 }),
  read('partner', 'text', ['服务单位', '合作单位', '委托单位', '服务企业'], { maxLength: 120 }),
  read('quantity', 'decimal', ['数量', '产量'], { min: 0, max: 999_999_999 }),
  read('unit', 'text', ['单位', '计量单位'], { maxLength: 20 }),
  read('income', 'money', ['收入（万元）', '收入', '收入（元）', '金额'], { min: 0, max: 100_000_000_000 }),
];
