import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { PlatformRow } from './types';
import type { Builder, Campus, Level, PlatformKind, PlatformState, Subkind } from './words';

/** A platform as a row of the exported sheet. */
export type PlatformSheetRow = Omit<PlatformRow, 'id' | 'partners'> &
  Record<'partners' | 'leads' | 'initiators' | 'programmes', string[]>;
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
  column('leads', 'list', '牵头单位', { width: 32 }),
  column('initiators', 'list', '发起单位', { width: 32 }),
  column('partners', 'list', '合作单位', { width: 40 }),
  column('programmes', 'list', '面向专业', { width: 32 }),
  column('department', 'text', '牵头系部', { width: 18 }),
  column('responsible', 'text', '负责人'),
  column('establishedOn', 'date', '建立时间', { width: 14 }),
  column('validTo', 'date', '有效期至', { width: 14 }),
  column('capacity', 'int', '每次可接纳人数', { width: 16 }),
  column('equipmentValue', 'money', '设备值（万元）', { width: 16 }),
  column('agreement', 'text', '协议', { width: 20 }),
];

/** A platform as a row of a ledger to import. */
export type PlatformImportKey =
  | ('name' | 'kind' | 'subkind' | 'state' | 'level' | 'department' | 'responsible' | 'agreement' | 'programmes')
  | ('partners' | 'leads' | 'initiators' | 'plannedOn' | 'establishedOn' | 'introduction' | 'remark')
  | ('campus' | 'builtBy' | 'validTo' | 'capacity' | 'workplaces' | 'equipmentValue' | 'address');
type ImportSpec = ColumnSpec<never, PlatformImportKey>;
type Words<T extends string> = Readonly<Record<string, T>>;
const BUILT_BY: Words<Builder> = { 学校建设: 'SCHOOL', 校企共建: 'JOINT', 企业建设: 'ENTERPRISE' };

function read(
  key: PlatformImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
): ImportSpec {
  return { key, kind, names, ...more };
}

/** Columns that all kinds have: the name as our own export calls it, and as ledgers of the kind do. */
const nameOf = (...names: string[]) =>
  read('name', 'text', ['平台名称', ...names, '名称'], { required: true, maxLength: 120 });
const subkindOf = (words: Words<Subkind>, ...names: string[]) => read('subkind', 'enum', ['类型', ...names], { words });
const levelOf = (...names: string[]) =>
  read('level', 'enum', ['级别', ...names], { words: { ...LEVELS, 院级: 'SCHOOL', 省级: 'REGION' } });
const KIND = read('kind', 'enum', ['平台类别'], { words: KINDS });
const DEPARTMENT = read('department', 'text', ['牵头系部', '所属系部', '依托系部', '院系', '系部'], { maxLength: 80 });
const RESPONSIBLE = read('responsible', 'text', ['负责人', '校内负责人'], { maxLength: 40 });
const AGREEMENT = read('agreement', 'text', ['协议', '协议编号', '合作协议'], { maxLength: 120 });
const PROGRAMMES = read('programmes', 'list', ['面向专业', '服务专业', '对应专业', '适用专业']);

/** Columns of the kinds that are founded with partners that have parts, beside name, type and level. */
const FOUNDED: readonly ImportSpec[] = [
  KIND,
  read('state', 'enum', ['状态', '运行状态', '建设状态'], {
    words: { ...STATES, 筹备: 'PLANNED', 运行中: 'OPERATING', 已运行: 'OPERATING', 已撤销: 'CLOSED' },
  }),
  read('leads', 'list', ['牵头单位', '牵头企业']),
  read('initiators', 'list', ['发起单位', '发起企业']),
  read('partners', 'list', ['合作单位', '成员单位', '参与单位', '共建单位', '合作企业', '共建企业']),
  DEPARTMENT,
  RESPONSIBLE,
  PROGRAMMES,
  read('plannedOn', 'date', ['筹建时间', '筹建日期']),
  read('establishedOn', 'date', ['建立时间', '成立时间', '成立日期', '建立日期', '挂牌时间']),
  AGREEMENT,
  read('introduction', 'text', ['简介', '平台简介', '概况'], { maxLength: 5000 }),
  read('remark', 'text', ['备注'], { maxLength: 2000 }),
];

/** The columns of the ledger of consortia of a city or an industry. */
export const CONSORTIUM_IMPORT_SPECS: readonly ImportSpec[] = [
  nameOf('联合体名称', '产教联合体名称', '共同体名称', '产教融合共同体名称'),
  subkindOf(
    {
      ...{ 市域产教联合体: 'MUNICIPAL', 行业产教融合共同体: 'INDUSTRY', 市域联合体: 'MUNICIPAL' },
      ...{ 产教联合体: 'MUNICIPAL', 行业共同体: 'INDUSTRY', 产教融合共同体: 'INDUSTRY' },
    },
    '联合体类型',
  ),
  levelOf('联合体级别'),
  ...FOUNDED,
];

/** The columns of the ledger of modern industry colleges, which have no types. */
export const COLLEGE_IMPORT_SPECS: readonly ImportSpec[] = [
  nameOf('产业学院名称', '现代产业学院名称'),
  levelOf('产业学院级别'),
  ...FOUNDED,
];

/** The columns of the ledger of alliances of secondary schools and enterprises, which have no types. */
export const ALLIANCE_IMPORT_SPECS: readonly ImportSpec[] = [
  nameOf('联盟名称', '中高企联盟名称'),
  levelOf('联盟级别'),
  ...FOUNDED,
];

/** The columns of the ledger of practice centres. */
export const CENTRE_IMPORT_SPECS: readonly ImportSpec[] = [
  nameOf('实践中心名称', '产教融合实践中心名称', '中心名称'),
  subkindOf(
    {
      ...{ 学校实践中心: 'SCHOOL', 公共实践中心: 'PUBLIC', 企业实践中心: 'ENTERPRISE' },
      ...{ 学校: 'SCHOOL', 公共: 'PUBLIC', 企业: 'ENTERPRISE' },
    },
    '中心类型',
  ),
  levelOf('中心级别'),
  ...FOUNDED,
];

/** The columns of the bases' ledger, by our own names and those of colleges; a value without a unit is in 元. */
export const BASE_IMPORT_SPECS: readonly ImportSpec[] = [
  nameOf('基地名称', '实训基地名称'),
  KIND,
  read('campus', 'enum', ['校内/校外', '校内外', '基地类别', '校内校外'], {
    words: { ...CAMPUSES, 校内基地: 'ON', 校外基地: 'OFF' },
  }),
  subkindOf(
    {
      ...{ 生产性基地: 'PRODUCTIVE', 虚拟仿真基地: 'VIRTUAL', 一般基地: 'GENERAL' },
      ...{ 生产性: 'PRODUCTIVE', 虚拟仿真: 'VIRTUAL' },
    },
    '基地类型',
  ),
  levelOf('基地级别'),
  read('builtBy', 'enum', ['建设性质', '共建方式'], { words: BUILT_BY }),
  DEPARTMENT,
  RESPONSIBLE,
  read('partners', 'list', ['合作单位', '依托单位', '合作企业', '共建企业']),
  PROGRAMMES,
  read('establishedOn', 'date', ['建立时间', '建立日期', '挂牌时间']),
  read('validTo', 'date', ['有效期至', '协议到期']),
  read('capacity', 'int', ['每次可接纳人数', '可接纳人数', '接纳人数'], { min: 0, max: 100_000 }),
  read('workplaces', 'int', ['工位数'], { min: 0, max: 100_000 }),
  read('equipmentValue', 'money', ['设备值（万元）', '设备值', '设备总值', '设备总值（元）'], {
    min: 0,
    max: 1_000_000_000_000,
  }),
  AGREEMENT,
  read('address', 'text', ['地址', '基地地址'], { maxLength: 200 }),
];
