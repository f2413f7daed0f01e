import { addDays, type Day } from '@/lib/kernel/day';
import type { ImportModule } from '@/lib/modules/imports/words';

export type Cells = Record<string, string | number | null>;
/** A row with faults, the cells that are refused and why, and what mends it. */
export type FaultyRow = { row: Cells; told: [key: string, code: string][]; mended: Cells };
/** Names that rows can mean. */
export type Names = Record<
  'firm' | 'school' | 'centre' | 'base' | 'consortium' | 'programme' | 'studentNo' | 'student' | 'orderClass',
  string
>;

const who = (named: Names) => ({ studentNo: named.studentNo, student: named.student });

/** A founded platform of another kind, with a type or level that there is not, somebody unknown and days in the wrong order. */
const founded = (named: Names, name: string, over: Partial<FaultyRow> = {}): FaultyRow => ({
  row: {
    ...{ name, level: '宇宙级', leads: '没有甲、没有乙', plannedOn: '2022-01-01', establishedOn: '2021-01-01' },
    ...over.row,
  },
  told: [
    ['leads', 'unknown-partner'],
    ['leads', 'unknown-partner'],
    ['level', 'unknown-choice'],
    ['plannedOn', 'after-established'],
    ...(over.told ?? []),
  ],
  mended: { level: '院级', leads: named.firm, plannedOn: '2020-01-01', ...over.mended },
});

const partnersRow = (): FaultyRow => ({
  row: { name: '全甲新来的公司', creditCode: null, noCodeReason: null, state: '不明', since: '2024-13-1' },
  told: [
    ['creditCode', 'no-code'],
    ['since', 'date-impossible'],
    ['state', 'unknown-choice'],
  ],
  mended: { noCodeReason: '未登记', state: '合作中', since: '2024-03-01' },
});

const orderClassesRow = (named: Names): FaultyRow => ({
  row: {
    ...{ name: '全甲新班', kind: '速成班', partner: '没有这家', startedOn: '2025-09-10', endedOn: '2025-09-01' },
    ...{ enterpriseHours: 500, totalHours: 100, plannedSeats: '许多' },
  },
  told: [
    ['endedOn', 'ends-before-start'],
    ['enterpriseHours', 'more-than-all'],
    ['kind', 'unknown-choice'],
    ['partner', 'unknown-partner'],
    ['plannedSeats', 'not-a-number'],
  ],
  mended: { kind: '订单班', partner: named.firm, endedOn: null, totalHours: 1800, plannedSeats: 40 },
});

const rostersRow = (named: Names, today: Day): FaultyRow => ({
  row: {
    ...{ studentNo: null, name: null, idCard: '123', orderClass: named.orderClass, joinedOn: addDays(today, 400) },
    ...{ leftOn: '2025-09-01', programme: '没有的专业' },
  },
  told: [
    ['idCard', 'id-length'],
    ['joinedOn', 'in-the-future'],
    ['name', 'required'],
    ['programme', 'no-programme'],
    ['studentNo', 'required'],
  ],
  mended: {
    studentNo: '990001',
    name: '全甲新生',
    idCard: null,
    joinedOn: '2025-09-01',
    leftOn: null,
    programme: named.programme,
  },
});

const placementsRow = (named: Names): FaultyRow => ({
  row: {
    ...{ studentNo: '9900009', student: null, partner: '没有这家', startsOn: '2025-09-10', endsOn: '2025-09-01' },
    ...{ job: null, pay: '面议' },
  },
  told: [
    ['endsOn', 'ends-before-start'],
    ['job', 'required'],
    ['partner', 'unknown-partner'],
    ['pay', 'not-a-number'],
    ['student', 'required'],
    ['studentNo', 'unknown-student'],
  ],
  mended: { ...who(named), partner: named.firm, endsOn: '2025-12-01', job: '质检员', pay: 3000 },
});

const employmentRow = (named: Names, today: Day): FaultyRow => ({
  row: {
    ...{ studentNo: '9900009', student: null, graduatedOn: addDays(today, 400), code: '10', employer: null },
    creditCode: '91150203MA0NXXXXX0',
  },
  told: [
    ['creditCode', 'code-check'],
    ['employer', 'required'],
    ['graduatedOn', 'in-the-future'],
    ['student', 'required'],
    ['studentNo', 'unknown-student'],
  ],
  mended: { ...who(named), graduatedOn: '2024-06-30', employer: '全甲别处的公司', creditCode: null },
});

const standardsRow = (named: Names): FaultyRow => ({
  row: {
    ...{ platform: '没有这个平台', first: '基础条件', second: null, code: '1', name: null, kind: '胡说' },
    ...{ maxScore: 5, selfScore: 8 },
  },
  told: [
    ['kind', 'unknown-choice'],
    ['name', 'required'],
    ['platform', 'unknown-platform'],
    ['second', 'required'],
    ['selfScore', 'more-than-full'],
  ],
  mended: { platform: named.consortium, second: '治理结构', name: '章程', kind: '基础性', selfScore: 4 },
});

const vacanciesRow = (named: Names, today: Day): FaultyRow => ({
  row: {
    ...{ title: null, partner: '没有这家', places: 0, payFrom: 5000, payTo: 3000 },
    ...{ opensOn: addDays(today, 60), lastOn: addDays(today, 51) },
  },
  told: [
    ['lastOn', 'ends-before-start'],
    ['partner', 'unknown-partner'],
    ['payTo', 'below-from'],
    ['places', 'out-of-range'],
    ['title', 'required'],
  ],
  mended: { title: '全甲钳工', partner: named.firm, places: 3, payTo: 6000, lastOn: addDays(today, 69) },
});

const equipmentRow = (named: Names, today: Day): FaultyRow => ({
  row: {
    ...{ name: null, platform: '没有这个中心', room: '一室', owner: '没有这家', count: 0 },
    acquiredOn: addDays(today, 400),
  },
  told: [
    ['acquiredOn', 'in-the-future'],
    ['count', 'out-of-range'],
    ['name', 'required'],
    ['owner', 'unknown-partner'],
    ['platform', 'unknown-equipped'],
  ],
  mended: { name: '车床', platform: named.centre, owner: named.firm, count: 2, acquiredOn: '2024-01-01' },
});

const programmesRow = (_named: Names, today: Day): FaultyRow => ({
  row: { code: '4603', name: null, state: '不知道', years: 20, approvedOn: addDays(today, 400) },
  told: [
    ['approvedOn', 'in-the-future'],
    ['code', 'programme-code'],
    ['name', 'required'],
    ['state', 'unknown-choice'],
    ['years', 'out-of-range'],
  ],
  mended: { code: '460399', name: '全甲新专业', state: '在招', years: 3, approvedOn: '2020-09-01' },
});

const trainingBasesRow = (named: Names): FaultyRow => ({
  row: {
    ...{ name: '全甲新基地', campus: null, partners: '没有甲、没有乙', establishedOn: '2021-03-01' },
    ...{ validTo: '2020-01-01', capacity: -1 },
  },
  told: [
    ['campus', 'required'],
    ['capacity', 'out-of-range'],
    ['partners', 'unknown-partner'],
    ['partners', 'unknown-partner'],
    ['validTo', 'ends-before-start'],
  ],
  mended: { campus: '校外', partners: named.firm, validTo: '2030-01-01', capacity: 40 },
});

const consortiaRow = (named: Names): FaultyRow =>
  founded(named, '全甲新联合体', {
    row: { subkind: '胡说' },
    told: [['subkind', 'unknown-choice']],
    mended: { subkind: '行业共同体' },
  });

const industryCollegesRow = (named: Names): FaultyRow => founded(named, '全甲新学院');

const practiceCentresRow = (named: Names): FaultyRow =>
  founded(named, '全甲新中心', {
    row: { subkind: '胡说' },
    told: [['subkind', 'unknown-choice']],
    mended: { subkind: '学校' },
  });

const pathwaysRow = (named: Names): FaultyRow => ({
  row: {
    ...{ name: null, mode: '2+3', school: '没有这所学校', enterprise: named.school, schoolProgrammeCode: '66' },
    ...{ gradeYear: 1924, plannedSeats: 0 },
  },
  told: [
    ['enterprise', 'no-enterprise'],
    ['gradeYear', 'out-of-range'],
    ['mode', 'unknown-choice'],
    ['name', 'required'],
    ['plannedSeats', 'out-of-range'],
    ['school', 'unknown-school'],
    ['schoolProgrammeCode', 'programme-code'],
  ],
  mended: {
    ...{ name: '全甲贯通班', mode: '3+2', school: named.school, enterprise: named.firm },
    ...{ schoolProgrammeCode: '660301', gradeYear: 2025, plannedSeats: 40 },
  },
});

const postsRow = (named: Names): FaultyRow => ({
  row: {
    ...{ title: null, partner: '没有这家', slots: -1, hoursPerDay: '7.55', state: '暂停' },
    ...{ validFrom: '2026-05-01', validTo: '2026-04-30' },
  },
  told: [
    ['hoursPerDay', 'one-decimal'],
    ['partner', 'unknown-partner'],
    ['slots', 'out-of-range'],
    ['state', 'unknown-choice'],
    ['title', 'required'],
    ['validTo', 'ends-before-start'],
  ],
  mended: {
    ...{ title: '全甲装配工', partner: named.firm, slots: 3, hoursPerDay: '7.5', state: '草稿' },
    validTo: '2026-12-31',
  },
});

const visitsRow = (named: Names, today: Day): FaultyRow => ({
  row: { visitedOn: addDays(today, 1), partner: '没有这家', subject: null, kind: '喝茶', people: 'TEACHER' },
  told: [
    ['kind', 'unknown-choice'],
    ['partner', 'unknown-partner'],
    ['subject', 'required'],
    ['visitedOn', 'in-the-future'],
  ],
  mended: { visitedOn: '2026-03-05', partner: named.firm, subject: '全甲回访', kind: '走访' },
});

const needsRow = (named: Names): FaultyRow => ({
  row: {
    ...{ partner: '没有这家', kind: '资金', title: null, quantity: 0, state: '算了' },
    ...{ raisedOn: '2026-03-05', wantedBy: '2026-03-04' },
  },
  told: [
    ['kind', 'unknown-choice'],
    ['partner', 'unknown-partner'],
    ['quantity', 'out-of-range'],
    ['state', 'unknown-choice'],
    ['title', 'required'],
    ['wantedBy', 'before-raised'],
  ],
  mended: {
    ...{ partner: named.firm, kind: '人才', title: '全甲电工', quantity: 5, state: '待对接' },
    wantedBy: '2026-09-01',
  },
});

const agreementsRow = (named: Names, today: Day): FaultyRow => ({
  row: {
    ...{ number: '全甲〔2024〕1号', title: null, kind: '口头协议', partners: '没有甲、没有乙', state: '生效中' },
    ...{ signedOn: addDays(today, 1), validFrom: '2024-03-01', validTo: '2024-02-28', amount: -1 },
  },
  told: [
    ['amount', 'out-of-range'],
    ['kind', 'unknown-choice'],
    ['partners', 'unknown-partner'],
    ['partners', 'unknown-partner'],
    ['signedOn', 'in-the-future'],
    ['title', 'required'],
    ['validTo', 'ends-before-start'],
  ],
  mended: {
    ...{ title: '全甲共建', kind: '框架协议', partners: named.firm, signedOn: '2024-03-01', validTo: '2027-02-28' },
    amount: 3,
  },
});

const plansRow = (named: Names): FaultyRow => ({
  row: {
    ...{ name: null, kind: '散步', startsOn: '2026-03-01', endsOn: '2026-02-01', schoolClass: '没有的班' },
    ...{ orderClass: named.orderClass, credits: '7.3', visitEvery: 0 },
  },
  told: [
    ['credits', 'half-credits'],
    ['endsOn', 'ends-before-start'],
    ['kind', 'unknown-choice'],
    ['name', 'required'],
    ['schoolClass', 'unknown-class'],
    ['visitEvery', 'out-of-range'],
  ],
  mended: {
    ...{ name: '全甲实习', kind: '岗位实习', endsOn: '2026-08-31', schoolClass: null },
    ...{ credits: '7.5', visitEvery: 30 },
  },
});

const industryChainsRow = (): FaultyRow => ({
  row: { labelZh: null, code: '一 二', state: '作废', labelEn: 'x'.repeat(90) },
  told: [
    ['code', 'chain-code'],
    ['labelEn', 'too-long'],
    ['labelZh', 'required'],
    ['state', 'unknown-choice'],
  ],
  mended: { labelZh: '全甲氢能链', code: '全甲H2', state: '在用', labelEn: 'Hydrogen' },
});

const intakesRow = ({ programme }: Names): FaultyRow => ({
  row: { year: 1900, name: '没有的专业', planned: -1, enrolled: '许多' },
  told: [
    ['enrolled', 'not-a-number'],
    ['name', 'unknown-intake-programme'],
    ['planned', 'out-of-range'],
    ['year', 'out-of-range'],
  ],
  mended: { year: 2024, name: programme, planned: 50, enrolled: 48 },
});

const trainingRow = (named: Names, today: Day): FaultyRow => ({
  row: {
    ...{ name: null, centre: '没有这个中心', hours: 0, plannedOn: '2025-03-01', offeredOn: '2025-02-01' },
    retiredOn: addDays(today, 1),
  },
  told: [
    ['centre', 'unknown-centre'],
    ['hours', 'out-of-range'],
    ['name', 'required'],
    ['offeredOn', 'ends-before-start'],
    ['retiredOn', 'in-the-future'],
  ],
  mended: { name: '全甲培训', centre: named.centre, hours: 40, offeredOn: '2025-04-01', retiredOn: null },
});

const outputsRow = (named: Names, today: Day): FaultyRow => ({
  row: {
    ...{ title: null, centre: '没有这个中心', purpose: '闲置', happenedOn: addDays(today, 1), partner: '没有这家' },
    ...{ quantity: 5, unit: null, income: -1 },
  },
  told: [
    ['centre', 'unknown-centre'],
    ['happenedOn', 'in-the-future'],
    ['income', 'out-of-range'],
    ['partner', 'unknown-partner'],
    ['purpose', 'unknown-choice'],
    ['title', 'required'],
    ['unit', 'required'],
  ],
  mended: {
    ...{ title: '全甲代工', centre: named.centre, purpose: '真实生产', happenedOn: '2026-03-01' },
    ...{ partner: named.firm, unit: '件', income: 2 },
  },
});

const findingsRow = (named: Names, today: Day): FaultyRow => ({
  row: {
    ...{
      base: '没有的基地',
      inspectedOn: addDays(today, 3),
      result: '还行',
      what: '长'.repeat(501),
      doneOn: '2025-13-01',
    },
  },
  told: [
    ['base', 'unknown-base'],
    ['doneOn', 'date-impossible'],
    ['inspectedOn', 'in-the-future'],
    ['result', 'unknown-choice'],
    ['what', 'too-long'],
  ],
  mended: {
    ...{ base: named.base, inspectedOn: '2025-05-01', result: '限期整改', what: '全甲漏电', dueOn: '2025-06-01' },
    ...{ doneOn: null },
  },
});

/** For each import a row in which several cells are wrong that have nothing to do with one another. */
export const FAULTY_ROWS = {
  partners: partnersRow,
  'order-classes': orderClassesRow,
  rosters: rostersRow,
  placements: placementsRow,
  employment: employmentRow,
  standards: standardsRow,
  vacancies: vacanciesRow,
  equipment: equipmentRow,
  programmes: programmesRow,
  'training-bases': trainingBasesRow,
  consortia: consortiaRow,
  'industry-colleges': industryCollegesRow,
  'practice-centres': practiceCentresRow,
  pathways: pathwaysRow,
  posts: postsRow,
  visits: visitsRow,
  needs: needsRow,
  agreements: agreementsRow,
  plans: plansRow,
  'industry-chains': industryChainsRow,
  intakes: intakesRow,
  training: trainingRow,
  outputs: outputsRow,
  findings: findingsRow,
} satisfies Partial<Record<ImportModule, (named: Names, today: Day) => FaultyRow>>;
