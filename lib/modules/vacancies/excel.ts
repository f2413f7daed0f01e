import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { VacancyRow } from './types';
import type { VacancyState } from './words';

/** A vacancy as a row of the exported sheet. */
export type VacancySheetRow = Omit<VacancyRow, 'id' | 'partner' | 'programmes' | 'public'> & {
  partner: string;
  programmes: string;
};
type Key = keyof VacancySheetRow;
type Spec = ColumnSpec<VacancySheetRow, Key>;
const STATES: Readonly<Record<string, VacancyState>> = {
  未开始: 'PLANNED',
  招聘中: 'OPEN',
  已到期: 'EXPIRED',
  已撤回: 'WITHDRAWN',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the vacancies' sheet as it is written. */
export const VACANCY_COLUMN_SPECS: readonly Spec[] = [
  column('title', 'text', '岗位名称', { width: 24 }),
  column('partner', 'text', '用人单位', { width: 32 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('places', 'int', '招聘人数'),
  column('payFrom', 'int', '薪酬下限（元/月）'),
  column('payTo', 'int', '薪酬上限（元/月）'),
  column('place', 'text', '工作地点', { width: 18 }),
  column('programmes', 'text', '适合专业', { width: 30 }),
  column('opensOn', 'date', '开始日期', { width: 14 }),
  column('lastOn', 'date', '截止日期', { width: 14 }),
];
