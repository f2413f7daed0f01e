import 'server-only';
import type { ColumnSpec } from '@/lib/excel/columns';
import type { Hazard } from '@/lib/modules/placements/words';
import type { PostRow } from './types';
import type { Accommodation, PostState } from './words';

/** A post as a row of the exported sheet. */
export type PostSheetRow = Omit<PostRow, 'id' | 'partner'> & { partner: string };
type Key = keyof PostSheetRow;
type Spec = ColumnSpec<PostSheetRow, Key>;
const STATES: Readonly<Record<string, PostState>> = { 草稿: 'DRAFT', 已发布: 'PUBLISHED', 已关闭: 'CLOSED' };

function column(key: Key, kind: Spec['kind'], name: string, more: Partial<Spec> = {}): Spec {
  return { key, kind, names: [name], write: (row) => row[key], ...more };
}

/** The columns of the posts' sheet as it is written. */
export const POST_COLUMN_SPECS: readonly Spec[] = [
  column('title', 'text', '岗位名称', { width: 24 }),
  column('partner', 'text', '实习单位', { width: 32 }),
  column('state', 'enum', '状态', { words: STATES }),
  column('slots', 'int', '岗位数'),
  column('taken', 'int', '已安排'),
  column('pay', 'int', '报酬（元/月）'),
  column('place', 'text', '地区', { width: 18 }),
  column('validFrom', 'date', '生效日期', { width: 14 }),
  column('validTo', 'date', '截止日期', { width: 14 }),
];

/** A post as a row of a ledger to import. */
export type PostImportKey =
  | ('title' | 'partner' | 'creditCode' | 'state' | 'slots' | 'pay' | 'peerPay' | 'peers' | 'place' | 'address')
  | ('validFrom' | 'validTo' | 'programmes' | 'hoursPerDay' | 'daysPerWeek' | 'nightShift' | 'overtime' | 'hazards')
  | ('intensity' | 'accommodation' | 'description' | 'requirements');
type ImportSpec = ColumnSpec<never, PostImportKey>;
/** The states of a post, as a sheet says them. */
export const POST_STATE_WORDS: Readonly<Record<string, PostState>> = { ...STATES, 发布: 'PUBLISHED', 关闭: 'CLOSED' };
/** What is dangerous at a post, as a sheet says it. */
export const HAZARD_WORDS: Readonly<Record<string, Hazard>> = {
  高处作业: 'HEIGHT',
  井下作业: 'UNDERGROUND',
  放射性: 'RADIATION',
  有毒有害: 'TOXIC',
  易燃易爆: 'EXPLOSIVE',
  其他高风险: 'HIGH_RISK',
  有害身心健康: 'HARMFUL',
  重体力负重: 'HEAVY_LOAD',
  未成年工禁忌: 'BARRED_FOR_MINORS',
  娱乐场所: 'ENTERTAINMENT',
  劳务派遣: 'AGENCY',
};
const INTENSITY_WORDS = { Ⅰ级: '1', Ⅱ级: '2', Ⅲ级: '3', Ⅳ级: '4', Ⅰ: '1', Ⅱ: '2', Ⅲ: '3', Ⅳ: '4' };
const ACCOMMODATION_WORDS: Readonly<Record<string, Accommodation>> = {
  ...{ 不提供: 'NONE', 免费提供: 'FREE', 收费提供: 'PAID' },
  ...{ 不提供住宿: 'NONE', 无: 'NONE', 免费: 'FREE', 免费住宿: 'FREE', 收费: 'PAID', 收费住宿: 'PAID' },
};

function read(
  key: PostImportKey,
  kind: ImportSpec['kind'],
  names: ImportSpec['names'],
  more: Partial<ImportSpec> = {},
) {
  return { key, kind, names, ...more };
}

/** The columns of the posts' ledger, by our own names and those of colleges; how many are taken follows from the placements. */
export const POST_IMPORT_SPECS: readonly ImportSpec[] = [
  read('title', 'text', ['岗位名称', '实习岗位', '实习岗位名称', '岗位'], { required: true, maxLength: 80 }),
  read('partner', 'text', ['实习单位', '实习单位名称', '企业名称', '单位名称'], { required: true, maxLength: 120 }),
  read('creditCode', 'code', ['实习单位统一社会信用代码', '统一社会信用代码', '信用代码'], { check: 'credit-code' }),
  read('state', 'enum', ['状态', '岗位状态'], { words: POST_STATE_WORDS }),
  read('slots', 'int', ['岗位数', '可接纳人数', '招收人数', '需求人数'], { required: true, min: 0, max: 10_000 }),
  read('pay', 'int', ['报酬（元/月）', '实习报酬（元/月）', '实习报酬', '报酬'], { min: 0, max: 100_000 }),
  read('peerPay', 'int', ['同岗位职工工资（元/月）', '岗位同岗工资', '同岗工资'], { min: 0, max: 100_000 }),
  read('peers', 'int', ['同岗位在岗人数', '同岗人数'], { min: 0, max: 100_000 }),
  read('place', 'text', ['地区', '实习地区', '实习地区及代码', '所在地区'], { maxLength: 60 }),
  read('address', 'text', ['详细地址', '实习详细地址', '地址'], { maxLength: 200 }),
  read('validFrom', 'date', ['生效日期', '开始日期', '起始日期']),
  read('validTo', 'date', ['截止日期', '有效期', '有效期至', '结束日期']),
  read('programmes', 'list', ['适合专业', '面向专业', '对应专业', '专业要求']),
  read('hoursPerDay', 'decimal', ['每日工时', '每日工作小时'], { min: 0, max: 24 }),
  read('daysPerWeek', 'int', ['每周天数', '每周工作天数'], { min: 0, max: 7 }),
  read('nightShift', 'bool', ['夜班', '是否夜班', '有无夜班']),
  read('overtime', 'bool', ['加班', '是否加班', '有无加班']),
  read('hazards', 'list', ['危险因素', '危险有害因素'], { words: HAZARD_WORDS }),
  read('intensity', 'enum', ['劳动强度等级', '劳动强度'], { words: INTENSITY_WORDS }),
  read('accommodation', 'enum', ['住宿', '住宿条件'], { words: ACCOMMODATION_WORDS }),
  read('description', 'text', ['岗位说明', '岗位职责', '工作内容'], { maxLength: 2_000, lines: true }),
  read('requirements', 'text', ['任职要求', '岗位要求'], { maxLength: 2_000, lines: true }),
];
