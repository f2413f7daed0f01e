/** What one demo college teaches and runs with its partners. How many of everything stands here; the builders make the records. */
export type EducationPlan = {
  /** Active programmes by chain (code of the dictionary CHAIN), with how many students are in school. */
  chains: { chain: string; students: number; programmes: ProgrammePlan[] }[];
  /** Programmes that stopped enrolling. */
  stopped: ProgrammePlan[];
  /** Running classes by kind, and their students, counted once each. */
  classes: Record<'ORDER' | 'CRAFTSMAN' | 'NAMED' | 'APPRENTICESHIP', number>;
  classStudents: number;
  /** Of the running classes, how many belong to the consortium. */
  consortiumClasses: number;
  consortium: { name: string; members: number };
  industryColleges: PlatformPlan[];
  centres: (PlatformPlan & { offered: string[]; inDevelopment: string[] })[];
  onCampus: string[];
  pathway: { name: string; classes: number; seats: number; enterprises: number };
  internships: InternshipsPlan;
};
/** Interns now, and what became of the graduates of 2024. */
export type InternshipsPlan = {
  /** At members of the consortium, and of those through an industry college. */
  alliance: number;
  colleges: number;
  /** Being prepared, with checks still open. */
  preparing: number;
  graduates2024: number;
  /** Of the graduates: hired where they had interned, hired by members, working in the college's own city, without a job. */
  hired: number;
  byMembers: number;
  local: number;
  unemployed: number;
};
export type ProgrammePlan = { name: string; code: string | null; department: string; added?: true };
/** `partner` is the short name of the partner that it is run with. */
export type PlatformPlan = { name: string; department: string; partner?: string; planned?: true };

const p = (name: string, code: string | null, department: string, added?: true): ProgrammePlan => ({
  ...{ name, code, department },
  ...(added && { added }),
});

/** 包头轻工职业技术学院 after its report of 2025; programmes that the report does not name are invented after the national catalogue. */
export const BTQY_EDUCATION: EducationPlan = {
  chains: [
    {
      chain: 'NEW_ENERGY',
      students: 2571,
      programmes: [
        p('风力发电工程技术', '430302', 'NY'),
        p('光伏工程技术', '430301', 'NY'),
        p('发电厂及电力系统', '430101', 'NY'),
        p('新能源装备技术', '460205', 'NY', true),
        p('光伏材料制备技术', '430307', 'HC', true),
        p('电气自动化技术', '460306', 'ZDH'),
        p('新能源汽车技术', '460702', 'CL'),
        p('煤化工技术', '470205', 'HC'),
        p('环境工程技术', '420802', 'HC'),
        p('机电一体化技术', '460301', 'ZDH'),
        p('工业机器人技术', '460305', 'ZDH'),
        p('智能控制技术', '460303', 'ZDH'),
        p('数控技术', '460103', 'ZDH'),
        p('汽车检测与维修技术', '500211', 'CL'),
        p('智能网联汽车技术', '460704', 'CL'),
        p('应用化工技术', '470201', 'HC'),
        p('分析检验技术', '470208', 'HC'),
        p('安全技术与管理', '420901', 'HC'),
        p('储能材料技术', '430504', 'HC'),
      ],
    },
    {
      chain: 'AGRI_FOOD',
      students: 4132,
      programmes: [
        p('食品智能加工技术', '490101', 'SW'),
        p('食品生物技术', '470101', 'SW'),
        p('食品检验检测技术', '490104', 'SW'),
        p('农产品加工与质量检测', '410119', 'SW'),
        p('畜牧兽医', '410303', 'NM'),
        p('设施农业与装备', '410105', 'NM'),
        p('酿酒技术', '490105', 'SW'),
        p('食品质量与安全', '490102', 'SW'),
        p('食品营养与健康', '490103', 'SW'),
        p('药品生物技术', '490202', 'SW'),
        p('现代农业技术', '410103', 'NM'),
        p('园艺技术', '410108', 'NM'),
        p('动物医学', '410301', 'NM'),
        p('宠物医疗技术', '410305', 'NM'),
        p('饲料与动物营养', '410312', 'NM'),
        p('种子生产与经营', '410101', 'NM'),
        p('现代物流管理', '530802', 'JG'),
        p('电子商务', '530701', 'JG'),
        p('大数据与会计', '530302', 'JG'),
        p('连锁经营与管理', '530602', 'JG'),
        p('旅游管理', '540101', 'JG'),
        p('农村金融', '530203', 'JG'),
      ],
    },
  ],
  stopped: [
    p('市场营销', '530605', 'JG'),
    p('烹饪工艺与营养', '540202', 'SW'),
    p('文秘', '590401', 'JG'),
    p('酒店管理与数字化运营', '540106', 'JG'),
    p('工商企业管理', '530601', 'JG'),
    p('会展策划与管理', '540112', 'JG'),
    p('应用电子技术', '510103', 'ZDH'),
    p('模具设计与制造', '460113', 'ZDH'),
    p('绿色食品生产技术', '410113', 'SW'),
    p('汽车技术服务与营销', '500210', 'CL'),
  ],
  classes: { ORDER: 95, CRAFTSMAN: 12, NAMED: 1, APPRENTICESHIP: 6 },
  classStudents: 4143,
  consortiumClasses: 25,
  consortium: { name: '包头市新能源硅材料产教联合体', members: 22 },
  industryColleges: [
    { name: '绿色食品现代产业学院', department: 'SW', partner: '丹妮娅' },
    { name: '弘元学院', department: 'NY', partner: '弘元' },
    { name: '现代农牧业产业学院', department: 'NM', partner: '九原农牧局' },
    { name: '新能源现代产业学院', department: 'NY', partner: '优利康达' },
    { name: '比亚迪汽车现代产业学院', department: 'CL', partner: '比亚迪' },
    { name: '智慧民航产业学院', department: 'JG' },
    { name: '晶澳产业学院', department: 'NY', partner: '晶澳', planned: true },
    { name: '乡村振兴产业学院', department: 'NM', planned: true },
  ],
  centres: [
    {
      name: '酿酒技术产教融合实践中心',
      department: 'SW',
      offered: ['白酒酿造', '啤酒酿造', '葡萄酒酿造'],
      inDevelopment: [],
    },
    { name: '乳品智能加工产教融合实践中心', department: 'SW', offered: ['乳品加工'], inDevelopment: [] },
    {
      name: '新能源智能制造产教融合实践中心',
      department: 'NY',
      partner: '弘元',
      offered: ['低压电工作业'],
      inDevelopment: ['车工', '钳工', '电工', '工业机器人操作工'],
    },
    { name: '安全生产与应急救援产教融合实践中心', department: 'HC', offered: ['特种作业安全'], inDevelopment: [] },
    { name: '食品烘焙产教融合实践中心', department: 'SW', partner: '丹妮娅', offered: ['烘焙工艺'], inDevelopment: [] },
    {
      name: '太阳能光伏组件产教融合实践中心',
      department: 'NY',
      partner: '晶澳',
      offered: [],
      inDevelopment: [],
      planned: true,
    },
  ],
  onCampus: [
    '乳品智能加工产教融合实践中心',
    '葡萄酒啤酒生产与研发车间',
    '内蒙古丹妮娅百嘉食品有限公司校企合作生产车间',
    '内蒙古路易精普检测科技有限公司实践基地',
    '大学生电商直播基地',
    '优利康达培训基地',
    '内蒙古森艾科技有限公司实践基地',
    '学以致用实践基地',
    '消防培训实践基地',
  ],
  pathway: { name: '包头市中高企一体化联盟', classes: 150, seats: 4745, enterprises: 35 },
  internships: {
    ...{ alliance: 630, colleges: 247, preparing: 38, graduates2024: 1185 },
    ...{ hired: 512, byMembers: 264, local: 532, unemployed: 46 },
  },
};

/** The small second college. */
export const CANARY_EDUCATION: EducationPlan = {
  chains: [
    { chain: 'NEW_ENERGY', students: 40, programmes: [p('风能应用', null, 'NY'), p('光能应用', null, 'NY', true)] },
    { chain: 'AGRI_FOOD', students: 60, programmes: [p('食品工艺', null, 'SW')] },
  ],
  stopped: [p('管理实务', null, 'JG')],
  classes: { ORDER: 3, CRAFTSMAN: 1, NAMED: 1, APPRENTICESHIP: 1 },
  classStudents: 70,
  consortiumClasses: 2,
  consortium: { name: '产教联合体', members: 4 },
  industryColleges: [
    { name: '风能学院', department: 'NY' },
    { name: '食品学院', department: 'SW', planned: true },
  ],
  centres: [{ name: '风能中心', department: 'NY', offered: ['塔筒检修'], inDevelopment: ['叶片维护'] }],
  onCampus: ['校内车间'],
  pathway: { name: '一体化联盟', classes: 4, seats: 120, enterprises: 3 },
  internships: {
    ...{ alliance: 4, colleges: 2, preparing: 2, graduates2024: 6 },
    ...{ hired: 2, byMembers: 2, local: 3, unemployed: 1 },
  },
};
