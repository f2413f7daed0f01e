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

/** The columns of the outputs' sheet, which is only written. */
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
