import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { ChainSheetRow } from './types';

type Key = keyof ChainSheetRow;
type Spec = ColumnSpec<ChainSheetRow, Key>;
const STATES = { 在用: 'IN_USE', 停用: 'RETIRED' } as const;

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the chains' sheet as it is written. */
export const CHAIN_COLUMN_SPECS: readonly Spec[] = [
  column('labelZh', 'text', '产业链名称', { width: 24 }),
  column('labelEn', 'text', '英文名称', { width: 28 }),
  column('code', 'code', '代码', { width: 18 }),
  column('aliases', 'text', '别名', { width: 28, write: ({ aliases }) => aliases.join('、') }),
  column('introduction', 'text', '简介', { width: 40, lines: true }),
  column('retired', 'text', '状态', { write: ({ retired }) => (retired ? '停用' : '在用') }),
  column('active', 'int', '在招专业'),
  column('students', 'int', '在校生数'),
  column('stopped', 'int', '停招专业'),
  column('partners', 'int', '合作企业'),
  column('orderClasses', 'int', '订单班'),
  column('posts', 'int', '实习岗位'),
  column('needs', 'int', '人才需求'),
];

/** A chain as a row of a ledger to import. */
export type ChainImportKey = 'labelZh' | 'labelEn' | 'code' | 'aliases' | 'introduction' | 'state';
type ImportSpec = ColumnSpec<never, ChainImportKey>;

function read(
  key: ChainImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the chains' ledger, by our own names and those of colleges. */
export const CHAIN_IMPORT_SPECS: readonly ImportSpec[] = [
  read('labelZh', 'text', ['产业链名称', '产业链', '名称', '产业集群'], { required: true, maxLength: 40 }),
  read('labelEn', 'text', ['英文名称', '英文名'], { maxLength: 80 }),
  read('code', 'text', ['代码', '产业链代码', '编码'], { maxLength: 60 }),
  read('aliases', 'text', ['别名', '又称', '曾用名'], { maxLength: 500 }),
  read('introduction', 'text', ['简介', '产业链简介', '说明'], { maxLength: 5000, lines: true }),
  read('state', 'enum', ['状态', '使用状态'], { words: { ...STATES, 启用: 'IN_USE', 使用中: 'IN_USE' } }),
];
