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

/** A vacancy as a row of a ledger to import. */
export type VacancyImportKey =
  | ('title' | 'partner' | 'creditCode' | 'places' | 'payFrom' | 'payTo')
  | ('place' | 'programmes' | 'opensOn' | 'lastOn' | 'description');
type ImportSpec = ColumnSpec<never, VacancyImportKey>;

function read(
  key: VacancyImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the vacancies' ledger, by our own names and those of colleges. */
export const VACANCY_IMPORT_SPECS: readonly ImportSpec[] = [
  read('title', 'text', ['岗位名称', '招聘岗位', '岗位', '职位'], { required: true, maxLength: 80 }),
  read('partner', 'text', ['用人单位', '单位名称', '企业名称', '招聘单位'], { required: true, maxLength: 120 }),
  read('creditCode', 'code', ['统一社会信用代码', '信用代码'], { check: 'credit-code' }),
  read('places', 'int', ['招聘人数', '需求人数', '人数'], { required: true, min: 1, max: 10_000 }),
  read('payFrom', 'int', ['薪酬下限（元/月）', '薪酬下限', '最低月薪'], { min: 0, max: 1_000_000 }),
  read('payTo', 'int', ['薪酬上限（元/月）', '薪酬上限', '最高月薪'], { min: 0, max: 1_000_000 }),
  read('place', 'text', ['工作地点', '工作地区', '地点'], { maxLength: 60 }),
  read('programmes', 'text', ['适合专业', '专业要求', '所需专业'], { maxLength: 500 }),
  read('opensOn', 'date', ['开始日期', '发布日期']),
  read('lastOn', 'date', ['截止日期', '招聘截止日期', '有效期至']),
  read('description', 'text', ['岗位说明', '岗位要求', '备注'], { maxLength: 2_000 }),
];
