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

/** The columns of the visits' sheet, which is only written. */
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
