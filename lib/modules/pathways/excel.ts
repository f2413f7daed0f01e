import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { PathwayRow } from './types';
import type { Mode } from './words';

/** A class as a row of the exported sheet. */
export type PathwaySheetRow = Omit<PathwayRow, 'id' | 'school' | 'enterprise' | 'programme'> &
  Record<'school' | 'enterprise' | 'programme', string | null>;
type Key = keyof PathwaySheetRow;
type Spec = ColumnSpec<PathwaySheetRow, Key>;

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the classes' sheet as it is written. */
export const PATHWAY_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '班级名称', { width: 36 }),
  column('mode', 'text', '模式'),
  column('school', 'text', '中职学校', { width: 28 }),
  column('enterprise', 'text', '合作企业', { width: 28 }),
  column('programme', 'text', '高职专业', { width: 22 }),
  column('gradeYear', 'int', '年级'),
  column('plannedSeats', 'int', '计划人数'),
  column('enrolled', 'int', '录取人数'),
  column('transferred', 'int', '转段人数'),
  column('graduated', 'int', '毕业人数'),
];

/** A class as a row of a ledger to import. */
export type PathwayImportKey =
  | ('name' | 'mode' | 'school' | 'enterprise' | 'programme' | 'schoolProgrammeCode' | 'schoolProgrammeName')
  | ('gradeYear' | 'plannedSeats' | 'planVersion' | 'agreedOn');
type ImportSpec = ColumnSpec<never, PathwayImportKey>;
const MODE_WORDS: Readonly<Record<string, Mode>> = { '3+2': '3+2', '3+3': '3+3', 三二分段: '3+2', 三三分段: '3+3' };

function read(
  key: PathwayImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the classes' ledger, by our own names and those of colleges. */
export const PATHWAY_IMPORT_SPECS: readonly ImportSpec[] = [
  read('name', 'text', ['班级名称', '贯通班名称', '班级'], { required: true, maxLength: 80 }),
  read('mode', 'enum', ['模式', '学制模式', '贯通模式', '培养模式'], { required: true, words: MODE_WORDS }),
  read('school', 'text', ['中职学校', '合作中职学校', '学校名称'], { required: true, maxLength: 120 }),
  read('enterprise', 'text', ['合作企业', '企业名称'], { maxLength: 120 }),
  read('programme', 'text', ['高职专业', '对接高职专业', '高职专业名称'], { maxLength: 80 }),
  read('schoolProgrammeCode', 'text', ['中职专业代码'], { maxLength: 12 }),
  read('schoolProgrammeName', 'text', ['中职专业', '中职专业名称'], { maxLength: 80 }),
  read('gradeYear', 'int', ['年级', '招生年份', '入学年份'], { required: true, min: 2000, max: 2100 }),
  read('plannedSeats', 'int', ['计划人数', '招生计划', '计划招生数'], { required: true, min: 1, max: 1_000 }),
  read('planVersion', 'text', ['培养方案版本', '方案版本'], { maxLength: 40 }),
  read('agreedOn', 'date', ['签约日期', '协议日期', '备案日期']),
];
