import 'server-only';
import type { ColumnSpec, WrittenValue } from '@/lib/excel/columns';
import type { Day } from '@/lib/kernel/day';
import type { PartnerKind, PartnerState, Scale, Tier } from './words';

/** A partner as a row of a sheet holds it: words where a sheet has words, stored values where the map has words for them. */
export type PartnerSheetRow = {
  name: string;
  kind: PartnerKind;
  creditCode: string | null;
  noCodeReason: string | null;
  shortName: string | null;
  formerNames: string[];
  industry: string | null;
  chains: string[];
  scale: Scale | null;
  tier: Tier | null;
  ownership: string | null;
  region: string | null;
  address: string | null;
  contactName: string | null;
  contactTitle: string | null;
  contactPhone: string | null;
  contactWechat: string | null;
  contactEmail: string | null;
  headcount: number | null;
  legalPerson: string | null;
  /** 万元 */
  capital: number | null;
  listed: boolean | null;
  website: string | null;
  cooperation: string[];
  programmes: string[];
  departments: string[];
  owner: string | null;
  since: Day | null;
  state: PartnerState;
  introduction: string | null;
  remark: string | null;
};
export type PartnerColumn = keyof PartnerSheetRow;
type Spec = ColumnSpec<PartnerSheetRow, PartnerColumn>;

/** Words of the college's own dictionaries: word or alias → code. */
export type PartnerWords = Readonly<Record<'chains' | 'ownership' | 'cooperation', Readonly<Record<string, string>>>>;
export const NO_WORDS: PartnerWords = { chains: {}, ownership: {}, cooperation: {} };

const KINDS: Readonly<Record<string, PartnerKind>> = {
  企业: 'ENTERPRISE',
  中职学校: 'SECONDARY_SCHOOL',
  中职: 'SECONDARY_SCHOOL',
  园区: 'PARK',
  产业园区: 'PARK',
  行业协会: 'ASSOCIATION',
  协会: 'ASSOCIATION',
  政府部门: 'GOVERNMENT',
  政府: 'GOVERNMENT',
  本科院校: 'UNIVERSITY',
  高校: 'UNIVERSITY',
  科研院所: 'RESEARCH',
};
const SCALES: Readonly<Record<string, Scale>> = {
  大型: 'LARGE',
  大: 'LARGE',
  大型企业: 'LARGE',
  中型: 'MEDIUM',
  中: 'MEDIUM',
  中型企业: 'MEDIUM',
  小型: 'SMALL',
  小: 'SMALL',
  小型企业: 'SMALL',
  微型: 'MICRO',
  微: 'MICRO',
  微型企业: 'MICRO',
};
const TIERS: Readonly<Record<string, Tier>> = {
  龙头: 'LEADING',
  龙头企业: 'LEADING',
  骨干: 'BACKBONE',
  骨干企业: 'BACKBONE',
  一般: 'GENERAL',
  一般企业: 'GENERAL',
};
const STATES: Readonly<Record<string, PartnerState>> = {
  合作中: 'ACTIVE',
  正常: 'ACTIVE',
  在合作: 'ACTIVE',
  已合作: 'ACTIVE',
  合作: 'ACTIVE',
  意向: 'PROSPECT',
  意向合作: 'PROSPECT',
  洽谈中: 'PROSPECT',
  拟合作: 'PROSPECT',
  中止: 'SUSPENDED',
  暂停: 'SUSPENDED',
  暂停合作: 'SUSPENDED',
  终止: 'ENDED',
  已终止: 'ENDED',
  终止合作: 'ENDED',
  结束: 'ENDED',
};

/** Names under which ledgers keep a column, ours first, in one text: the list is long and read as a whole. */
function column(key: PartnerColumn, kind: Spec['kind'], names: string, more: Partial<Spec> = {}): Spec {
  const [ours = key, ...known] = names.split('|');
  return { key, kind, names: [ours, ...known], write: (row): WrittenValue => row[key], ...more };
}

const COLUMNS: readonly Spec[] = [
  column(
    'name',
    'text',
    '企业名称|单位名称|合作企业|合作企业名称|合作单位|合作单位名称|公司名称|企业全称|单位全称|名称|企业|Company|Company name|Name|Enterprise',
    { required: true, maxLength: 120, width: 34 },
  ),
  column('kind', 'enum', '单位类别|合作单位类别|Kind', { words: KINDS, width: 12 }),
  column(
    'creditCode',
    'code',
    '统一社会信用代码|企业信用代码|信用代码|社会信用代码|单位统一社会信用代码|企业统一社会信用代码|统一信用代码|税号|纳税人识别号|Credit code|USCC|Unified social credit code',
    { check: 'credit-code', width: 24 },
  ),
  column('noCodeReason', 'text', '无信用代码原因|无代码原因|Reason for no code', { maxLength: 200 }),
  column('shortName', 'text', '企业简称|简称|单位简称|Short name', { maxLength: 40 }),
  column('formerNames', 'list', '曾用名|原名称|企业曾用名|Former names', { maxLength: 120 }),
  column('industry', 'ref', '所属行业|行业|行业类别|所属行业(3级)|行业名称|国民经济行业|企业行业|Industry', {
    maxLength: 60,
    width: 20,
  }),
  column('chains', 'list', '所属产业|产业链|所属产业链|对应产业链|Industry chain', {
    words: {},
  }),
  column('scale', 'enum', '企业规模|规模|单位规模|规模类型|企业规模类型|Scale|Size', { words: SCALES }),
  column('tier', 'enum', '分级|企业分级|企业层次|企业等级|Tier', { words: TIERS }),
  column(
    'ownership',
    'enum',
    '单位性质|单位性质(多选)|企业性质|所有制|所有制性质|经济性质|企业类型|单位类型|单位属性|Ownership',
    {
      words: {},
      maxLength: 60,
    },
  ),
  column(
    'region',
    'ref',
    '行政区域|行政区划|所在地区|所在地|所属地区|地区|区域|行政区域(省市县)|省市区|省市|所在城市|所在市|城市|市|Region|Area|City',
    {
      maxLength: 60,
      width: 24,
    },
  ),
  column('address', 'text', '地址|详细地址|企业地址|单位地址|通讯地址|注册地址|办公地址|Address', {
    maxLength: 200,
    width: 30,
  }),
  column(
    'contactName',
    'text',
    '联系人|企业联系人|联系人姓名|联络人|企业联系人姓名|单位联系人|企业联络人|对方联系人|企业负责人|Contact|Contact person|Contact name',
    { maxLength: 60 },
  ),
  column('contactTitle', 'text', '联系人职务|职务|联络人职务|联系人职位|Contact title|Title', {
    maxLength: 60,
  }),
  column(
    'contactPhone',
    'phone',
    '电话|联系电话|联系方式|手机|手机号|手机号码|联系人电话|联系人手机|电话号码|企业联系电话|企业联系方式|企业负责人电话|Phone|Mobile|Telephone',
    { width: 18 },
  ),
  column('contactWechat', 'text', '微信|微信号|联系人微信|WeChat', { maxLength: 60 }),
  column('contactEmail', 'text', '邮箱|电子邮箱|联系邮箱|联系人邮箱|E-mail|Email', {
    maxLength: 200,
    width: 24,
  }),
  column(
    'headcount',
    'int',
    '职工人数|员工人数|企业人数|从业人数|在职人数|职工总数|员工总数|员工规模|职工规模|人数|员工数|企业员工数|Headcount|Employees|Staff',
    { min: 0, max: 5_000_000 },
  ),
  column('legalPerson', 'text', '法定代表人|法人|法人代表|企业法人|Legal person|Legal representative', {
    maxLength: 60,
  }),
  column('capital', 'money', '注册资本（万元）|注册资本|注册资金|Registered capital', {
    min: 0,
    max: 99_999_999_990_000,
  }),
  column('listed', 'bool', '是否上市|上市|是否上市公司|上市公司|Listed'),
  column('website', 'text', '网址|官网|企业网址|网站|Website', { maxLength: 200 }),
  column(
    'cooperation',
    'list',
    '合作性质|合作类型|合作方式|合作形式|合作内容|合作模式|Cooperation|Kind of cooperation',
    { words: {}, width: 20 },
  ),
  column(
    'programmes',
    'list',
    '对应专业|合作专业|对接专业|相关专业|专业|适配专业|面向专业|服务专业|Programmes|Majors',
    { width: 26 },
  ),
  column(
    'departments',
    'list',
    '对接系部|系部|院系|合作系部|所属系部|二级学院|对接院系|对接部门|合作院系|Department|Departments',
    { width: 20 },
  ),
  column('owner', 'ref', '校内对接人|对接人|校方联系人|校内联系人|学校联系人|Owner|Looked after by', {
    maxLength: 60,
  }),
  column(
    'since',
    'date',
    '首次合作日期|合作日期|首次合作时间|合作开始时间|合作时间|合作起始日期|合作起始时间|合作开始日期|开始合作时间|开始合作日期|建立合作时间|Cooperating since|Since|First cooperation|Start date',
    { width: 14 },
  ),
  column('state', 'enum', '合作状态|状态|当前状态|State|Status', { words: STATES }),
  column('introduction', 'text', '企业概述|企业简介|企业介绍|单位简介|简介|Introduction', {
    maxLength: 5000,
    width: 40,
  }),
  column('remark', 'text', '备注|说明|备注说明|其他说明|其他|Remark|Remarks|Notes', {
    maxLength: 2000,
    width: 30,
  }),
];

/** The one map of the partners' sheet: import, export and template are made from it. The words of dictionaries are the college's. */
export function partnerColumnSpecs(words: PartnerWords = NO_WORDS): Spec[] {
  const own: Readonly<Partial<Record<PartnerColumn, Spec['words']>>> = words;
  return COLUMNS.map((spec) => ({ ...spec, words: own[spec.key] ?? spec.words }));
}

/** Columns of money whose header may leave out the unit: ledgers then mean 万元, which is ten to this power of 元. */
export const PARTNER_USUAL_UNITS: Partial<Record<PartnerColumn, number>> = { capital: 4 };
