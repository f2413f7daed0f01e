import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { PlatformRow } from './types';
import type { Builder, Campus, Level, PlatformKind, PlatformState, Subkind } from './words';

/** A platform as a row of the exported sheet. */
export type PlatformSheetRow = Omit<PlatformRow, 'id' | 'partners'> & { partners: string[] };
type Key = keyof PlatformSheetRow;
type Spec = ColumnSpec<PlatformSheetRow, Key>;

const KINDS: Readonly<Record<string, PlatformKind>> = {
  产教联合体: 'CONSORTIUM',
  产业学院: 'INDUSTRY_COLLEGE',
  产教融合实践中心: 'PRACTICE_CENTRE',
  实习实训基地: 'TRAINING_BASE',
  中高企联盟: 'PATHWAY_ALLIANCE',
};
const STATES: Readonly<Record<string, PlatformState>> = { 筹建: 'PLANNED', 运行: 'OPERATING', 撤销: 'CLOSED' };
const LEVELS: Readonly<Record<string, Level>> = {
  校级: 'SCHOOL',
  市级: 'CITY',
  自治区级: 'REGION',
  国家级: 'NATIONAL',
};
const CAMPUSES: Readonly<Record<string, Campus>> = { 校内: 'ON', 校外: 'OFF' };
const SUBKINDS: Readonly<Record<string, Subkind>> = {
  市域产教联合体: 'MUNICIPAL',
  行业产教融合共同体: 'INDUSTRY',
  学校实践中心: 'SCHOOL',
  公共实践中心: 'PUBLIC',
  企业实践中心: 'ENTERPRISE',
  生产性基地: 'PRODUCTIVE',
  虚拟仿真基地: 'VIRTUAL',
  一般基地: 'GENERAL',
};

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the platforms' sheet as it is written. */
export const PLATFORM_COLUMN_SPECS: readonly Spec[] = [
  column('name', 'text', '平台名称', { width: 36 }),
  column('kind', 'enum', '平台类别', { words: KINDS, width: 18 }),
  column('subkind', 'enum', '类型', { words: SUBKINDS, width: 18 }),
  column('campus', 'enum', '校内/校外', { words: CAMPUSES }),
  column('state', 'enum', '状态', { words: STATES }),
  column('level', 'enum', '级别', { words: LEVELS }),
  column('partners', 'list', '合作单位', { width: 40 }),
  column('department', 'text', '牵头系部', { width: 18 }),
  column('responsible', 'text', '负责人'),
  column('establishedOn', 'date', '建立时间', { width: 14 }),
  column('validTo', 'date', '有效期至', { width: 14 }),
  column('capacity', 'int', '每次可接纳人数', { width: 16 }),
  column('equipmentValue', 'money', '设备值（万元）', { width: 16 }),
  column('agreement', 'text', '协议', { width: 20 }),
];

/** A training base as a row of a ledger to import. */
export type BaseImportKey =
  | ('name' | 'campus' | 'subkind' | 'level' | 'builtBy' | 'department' | 'partners' | 'programmes')
  | ('establishedOn' | 'validTo' | 'capacity' | 'workplaces' | 'equipmentValue' | 'address');
type ImportSpec = ColumnSpec<never, BaseImportKey>;
const BUILT_BY: Readonly<Record<string, Builder>> = { 学校建设: 'SCHOOL', 校企共建: 'JOINT', 企业建设: 'ENTERPRISE' };

function read(
  key: BaseImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the bases' ledger, by our own names and those of colleges; a value without a unit is in 元. */
export const BASE_IMPORT_SPECS: readonly ImportSpec[] = [
  read('name', 'text', ['平台名称', '基地名称', '实训基地名称', '名称'], { required: true, maxLength: 120 }),
  read('campus', 'enum', ['校内/校外', '校内外', '基地类别', '校内校外'], {
    words: { ...CAMPUSES, 校内基地: 'ON', 校外基地: 'OFF' },
  }),
  read('subkind', 'enum', ['类型', '基地类型'], {
    words: {
      生产性基地: 'PRODUCTIVE',
      虚拟仿真基地: 'VIRTUAL',
      一般基地: 'GENERAL',
      生产性: 'PRODUCTIVE',
      虚拟仿真: 'VIRTUAL',
    },
  }),
  read('level', 'enum', ['级别', '基地级别'], { words: LEVELS }),
  read('builtBy', 'enum', ['建设性质', '共建方式'], { words: BUILT_BY }),
  read('department', 'text', ['牵头系部', '所属系部', '院系', '系部'], { maxLength: 80 }),
  read('partners', 'list', ['合作单位', '依托单位', '合作企业', '共建企业'], { maxLength: 500 }),
  read('programmes', 'list', ['面向专业', '服务专业', '适用专业'], { maxLength: 500 }),
  read('establishedOn', 'date', ['建立时间', '建立日期', '挂牌时间']),
  read('validTo', 'date', ['有效期至', '协议到期']),
  read('capacity', 'int', ['每次可接纳人数', '可接纳人数', '接纳人数'], { min: 0, max: 100_000 }),
  read('workplaces', 'int', ['工位数'], { min: 0, max: 100_000 }),
  read('equipmentValue', 'money', ['设备值（万元）', '设备值', '设备总值', '设备总值（元）'], {
    min: 0,
    max: 1_000_000_000_000,
  }),
  read('address', 'text', ['地址', '基地地址'], { maxLength: 200 }),
];
