import { addDays, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import type { DemoAgreement } from './agreement-book';
import type { PlatformPlan } from './education-plan';
import type { DemoProgramme } from './programmes';
import { type DemoPartner, memberOf, personName, type Rows, type World } from './world';

export type PlatformRows = Pick<
  Rows,
  | 'platform'
  | 'platformPartner'
  | 'platformProgramme'
  | 'councilSeat'
  | 'platformDocument'
  | 'meeting'
  | 'resolution'
  | 'platformTask'
  | 'standardNode'
  | 'standardEvidence'
  | 'platformCourse'
  | 'platformMember'
  | 'platformYear'
  | 'inspection'
  | 'inspectionFinding'
>;
export type DemoPlatform = {
  id: string;
  name: string;
  departmentId: string;
  partners: DemoPartner[];
  startedOn: string;
  planned: boolean;
};
type Kind = 'CONSORTIUM' | 'INDUSTRY_COLLEGE' | 'PRACTICE_CENTRE' | 'TRAINING_BASE' | 'PATHWAY_ALLIANCE';
type Given = { partners: DemoPartner[]; agreements: DemoAgreement[]; programmes: DemoProgramme[] };

export const emptyPlatformRows = (): PlatformRows => ({
  ...{
    platform: [],
    platformPartner: [],
    platformProgramme: [],
    councilSeat: [],
    platformDocument: [],
    meeting: [],
    resolution: [],
  },
  ...{
    platformTask: [],
    standardNode: [],
    standardEvidence: [],
    platformCourse: [],
    platformMember: [],
    platformYear: [],
    inspection: [],
    inspectionFinding: [],
  },
});

type More = {
  plannedOn?: string;
  startedOn: string | null;
  agreementId?: string;
  parts?: ('INITIATOR' | 'LEAD' | 'MEMBER')[];
  columns?: Partial<Rows['platform'][number]>;
};

/** Writes one platform and its partners. */
export function writePlatform(
  world: World,
  kind: Kind,
  plan: PlatformPlan,
  partners: DemoPartner[],
  more: More,
  rows: PlatformRows,
): DemoPlatform {
  const { college, random, institutionId, today, departments } = world;
  const id = random.id();
  const name = college.mark(plan.name);
  const departmentId = departments.find((d) => d.code === college.tag(plan.department))?.id ?? '';
  const responsible = memberOf(world, departmentId, ['DEPARTMENT', 'TEACHER']);
  rows.platform.push({
    ...{
      institutionId,
      id,
      kind,
      name,
      departmentId,
      responsibleId: responsible.id,
      agreementId: more.agreementId ?? null,
    },
    plannedOn: more.plannedOn ? toDbDate(more.plannedOn) : null,
    establishedOn: more.startedOn ? toDbDate(more.startedOn) : null,
    searchTokens: searchTokens({ text: [name, ...partners.slice(0, 20).map((p) => p.name)] }),
    ...more.columns,
  });
  partners.forEach((partner, at) => {
    rows.platformPartner.push({
      ...{ institutionId, id: random.id(), platformId: id, partnerId: partner.id, part: more.parts?.[at] ?? 'MEMBER' },
      joinedOn: toDbDate(more.startedOn ?? more.plannedOn ?? today),
    });
  });
  return { id, name, departmentId, partners, startedOn: more.startedOn ?? today, planned: !more.startedOn };
}

/** Enterprises in cooperation of the department's trades, the plan's own partner first. */
export function partnersOf(
  { college, departments }: World,
  plan: PlatformPlan,
  partners: DemoPartner[],
  n: number,
  from = 0,
): DemoPartner[] {
  const departmentId = departments.find((d) => d.code === college.tag(plan.department))?.id;
  const own = partners.find((p) => p.shortName === plan.partner);
  const near = partners.filter(
    (p) => p.state === 'ACTIVE' && p.kind === 'ENTERPRISE' && p.departmentId === departmentId && p !== own,
  );
  return [...(own ? [own] : []), ...near.slice(from, from + n)].slice(0, Math.max(1, n));
}

/** The municipal consortium, industry colleges and training bases, each with what belongs to it. */
export function makePlatforms(world: World, given: Given) {
  const rows = emptyPlatformRows();
  const consortium = makeConsortium(world, given, rows);
  const colleges = world.college.education.industryColleges.map((plan, at) =>
    makeIndustryCollege(world, given, plan, at, rows),
  );
  makeBases(world, given, rows);
  return { consortium, colleges, rows };
}

function makeConsortium(world: World, given: Given, rows: PlatformRows): DemoPlatform {
  const { college, random, institutionId, today } = world;
  const { name, members } = college.education.consortium;
  const active = given.partners.filter((p) => p.state === 'ACTIVE');
  const park = active.find((p) => p.kind === 'PARK');
  const initiator = active.find((p) => p.kind === 'ENTERPRISE');
  const others = active.filter((p) => p.kind === 'ENTERPRISE' && p !== initiator).slice(0, Math.max(0, members - 2));
  const partners = [park, initiator, ...others].flatMap((p) => p ?? []);
  const plan = { name, department: college.departments[0]?.code ?? '' };
  const more: More = {
    plannedOn: '2023-07-20',
    startedOn: '2024-05-15',
    parts: ['LEAD', 'INITIATOR'],
    columns: { subkind: 'MUNICIPAL', level: 'REGION' },
  };
  const made = writePlatform(world, 'CONSORTIUM', plan, partners, more, rows);
  const at = { institutionId, platformId: made.id };
  const ranks = ['CHAIR', 'VICE_CHAIR', 'VICE_CHAIR', 'MEMBER', 'MEMBER', 'MEMBER', 'SECRETARY'] as const;
  ranks.forEach((rank, n) => {
    const partnerId = n === 0 || n === 6 ? null : (partners[n - 1]?.id ?? null);
    rows.councilSeat.push({
      ...at,
      id: random.id(),
      partnerId,
      holder: personName(world),
      rank,
      startedOn: toDbDate(rank === 'SECRETARY' ? '2025-03-12' : '2024-05-15'),
    });
  });
  // The first secretary's term ended at the council's first meeting.
  rows.councilSeat.push({
    ...{ ...at, id: random.id(), holder: personName(world), rank: 'SECRETARY' },
    ...{ startedOn: toDbDate('2024-05-15'), endedOn: toDbDate('2025-03-12') },
  });
  const meetings = makeMeetings(world, made, rows);
  for (const [kind, title, edition, adoptedOn] of [
    ['CHARTER', '理事会章程', '2024版', '2024-05-15'],
    ['CHARTER', '理事会章程', '2025修订版', '2025-03-12'],
    ['MECHANISM', '执行机构工作机制', '2024版', '2024-06-20'],
    ['RULES', '联合体运行规则', '2025版', '2025-03-12'],
  ] as const)
    rows.platformDocument.push({
      ...at,
      id: random.id(),
      kind,
      title: college.mark(title),
      edition: college.mark(edition),
      adoptedOn: toDbDate(adoptedOn),
      effectiveOn: toDbDate(adoptedOn),
      meetingId: meetings.find(({ heldOn }) => heldOn === adoptedOn)?.id ?? null,
    });
  const year = Number(today.slice(0, 4));
  const tasks = ['联合招生工作组计划', '共建实训车间', '编写活页式教材', '开展岗前培训', '发布人才需求清单'];
  tasks.forEach((title, n) => {
    rows.platformTask.push({
      ...{
        ...at,
        id: random.id(),
        year,
        title: college.mark(title),
        ownerId: memberOf(world, made.departmentId, ['DEPARTMENT', 'TEACHER']).id,
      },
      dueOn: toDbDate(addDays(today, n * 20 - 30)),
      ...(n === 0 && { doneOn: toDbDate(addDays(today, -35)), result: college.mark('已完成，材料归档') }),
    });
  });
  makeStandard(world, made, year - 1, rows);
  makeStandard(world, made, year, rows);
  return made;
}

function makeMeetings(world: World, { id: platformId, departmentId }: DemoPlatform, rows: PlatformRows) {
  const { college, random, institutionId, today } = world;
  const made: { id: string; heldOn: string }[] = [];
  for (const [title, heldOn] of [
    ['启动大会', '2024-05-15'],
    ['理事会第一次会议', '2025-03-12'],
    ['理事会第二次会议', addDays(today, -60)],
  ] as const) {
    const meetingId = random.id();
    made.push({ id: meetingId, heldOn });
    rows.meeting.push({
      ...{
        institutionId,
        id: meetingId,
        platformId,
        title: college.mark(title),
        heldOn: toDbDate(heldOn),
        place: college.mark('学院会议中心'),
      },
      ...{
        agenda: college.mark('审议年度工作计划；通报任务进展'),
        minutes: college.mark('与会单位一致通过年度工作计划'),
      },
    });
    ['各成员单位报送人才需求清单', '组建联合招生工作组'].forEach((text, position) => {
      const done = heldOn < addDays(today, -90);
      rows.resolution.push({
        ...{
          institutionId,
          id: random.id(),
          meetingId,
          text: college.mark(text),
          position,
          ownerId: memberOf(world, departmentId, ['DEPARTMENT', 'TEACHER']).id,
        },
        dueOn: toDbDate(addDays(heldOn, 75 + position * 15)),
        ...(done && { doneOn: toDbDate(addDays(heldOn, 60)), result: college.mark('已落实') }),
      });
    });
  }
  return made;
}

/** The consortium's indicators of two years: last year's all assessed, this year's not yet all. */
function makeStandard(world: World, { id: platformId, departmentId }: DemoPlatform, year: number, rows: PlatformRows) {
  const { college, random, institutionId, today } = world;
  const at = { institutionId, platformId, year };
  const grow = (parentId: string | null, code: string, name: string, position: number, more: object = {}) => {
    const id = random.id();
    const depth = code.split('.').length;
    const node = { parentId, depth, code: college.tag(code), name: college.mark(name), position };
    rows.standardNode.push({ ...at, id, ...node, ...more });
    return id;
  };
  const current = year === Number(today.slice(0, 4));
  const on = toDbDate(current ? addDays(today, -7) : `${year}-10-15`);
  const scored = (n: number) => {
    const open = current && n % 3 === 2;
    const assessed = { selfScore: random.between(6, 10), evidence: college.mark('见会议纪要与年度总结') };
    return { maxScore: 10, ...(!open && { ...assessed, assessedOn: on }) };
  };
  let n = 0;
  STANDARD.forEach(([name, type, seconds], a) => {
    const first = grow(null, `${a + 1}`, name, a);
    seconds.forEach(([second, indicators], b) => {
      const middle = grow(first, `${a + 1}.${b + 1}`, second, b);
      indicators.forEach((indicator, c) => {
        const id = grow(middle, `${a + 1}.${b + 1}.${c + 1}`, indicator, c, {
          ...{ type, observation: college.mark('制度、记录与成果材料') },
          ownerId: memberOf(world, departmentId, ['DEPARTMENT', 'TEACHER']).id,
          ...(type === 'EXCLUDING' ? { met: true, assessedOn: on } : scored(n++)),
        });
        const charter = rows.platformDocument.find((each) => each.platformId === platformId);
        if (a === 0 && b === 0 && c === 0 && charter)
          rows.standardEvidence.push({ institutionId, id: random.id(), nodeId: id, documentId: charter.id });
      });
    });
  });
}

/** Branches of the first level with the kind of their indicators, branches of the second, indicators. */
const STANDARD = [
  [
    '基础条件',
    'BASIC',
    [
      ['治理结构', ['理事会按章程运行', '成员单位权责明确']],
      ['运行经费', ['年度经费足额到位']],
    ],
  ],
  [
    '实体运行',
    'SUBSTANTIVE',
    [
      ['人才培养', ['联合招生与订单培养', '共建课程与教材', '学生本地就业']],
      ['技术服务', ['技术服务到款', '成果转化']],
    ],
  ],
  ['负面清单', 'EXCLUDING', [['安全责任', ['未发生重大安全责任事故']]]],
] as const;

function makeIndustryCollege(
  world: World,
  given: Given,
  plan: PlatformPlan,
  at: number,
  rows: PlatformRows,
): DemoPlatform {
  const { college, random, institutionId, today } = world;
  const partners = partnersOf(world, plan, given.partners, 3 + (at % 3), at * 3);
  const agreement = given.agreements.filter((a) => a.kind === 'CO_BUILDING')[at];
  const startedOn = plan.planned ? null : `20${19 + (at % 5)}-09-0${1 + (at % 8)}`;
  const more: More = {
    plannedOn: plan.planned ? addDays(today, -90) : undefined,
    startedOn,
    agreementId: agreement?.id,
    parts: ['INITIATOR'],
    columns: { level: at < 2 ? 'REGION' : 'SCHOOL' },
  };
  const made = writePlatform(world, 'INDUSTRY_COLLEGE', plan, partners, more, rows);
  const own = given.programmes.filter((p) => p.active && p.departmentId === made.departmentId).slice(0, 3);
  for (const { id } of own)
    rows.platformProgramme.push({ institutionId, id: random.id(), platformId: made.id, programmeId: id });
  if (plan.planned) return made;
  const courses = 14 + at;
  // One in four and a little more: the bar is 25%.
  const byEnterprise = Math.floor(courses / 4) + 1;
  for (let n = 0; n < courses; n++)
    rows.platformCourse.push({
      ...{ institutionId, id: random.id(), platformId: made.id, programmeId: own[n % own.length]?.id ?? null },
      name: college.mark(
        `${own[n % own.length]?.name.replace(college.mark(''), '') ?? ''}${COURSE_WORDS[n % COURSE_WORDS.length]}${n >= COURSE_WORDS.length ? '（二）' : ''}`,
      ),
      ...{
        hours: 32 + 16 * (n % 3),
        byEnterprise: n < byEnterprise,
        teacher: personName(world),
        startedOn: toDbDate(startedOn ?? today),
      },
    });
  const team: PlatformRows['platformMember'] = [];
  for (let n = 0; n < 5; n++) {
    const partner = n < 2 ? partners[n % partners.length] : undefined;
    const member = partner ? null : memberOf(world, made.departmentId, ['TEACHER', 'DEPARTMENT']);
    team.push({
      ...{
        institutionId,
        id: random.id(),
        platformId: made.id,
        partnerId: partner?.id ?? null,
        membershipId: member?.id ?? null,
      },
      ...{
        name: member?.name ?? personName(world),
        duty: college.mark(n === 0 ? '企业院长' : n === 2 ? '院长' : '教师'),
        startedOn: toDbDate(startedOn ?? today),
      },
    });
  }
  rows.platformMember.push(...team);
  // Who teaches what: the enterprises' courses by their people, the others in turn.
  const [theirs, ours] = [team.filter((each) => each.partnerId), team.filter((each) => !each.partnerId)];
  rows.platformCourse
    .filter((course) => course.platformId === made.id)
    .forEach((course, n) => {
      const member = course.byEnterprise ? theirs[n % theirs.length] : ours[n % ours.length];
      if (member) Object.assign(course, { memberId: member.id, teacher: member.name });
    });
  rows.councilSeat.push({
    institutionId,
    id: random.id(),
    platformId: made.id,
    partnerId: partners[0]?.id ?? null,
    holder: personName(world),
    rank: 'CHAIR',
    startedOn: toDbDate(startedOn ?? today),
  });
  const year = Number(today.slice(0, 4));
  // Who writes of the year, and who decides upon it.
  const author = memberOf(world, made.departmentId, ['DEPARTMENT']).id;
  const office = memberOf(world, made.departmentId, ['OFFICE']).id;
  const planned = (of: number) => ({
    ...{ institutionId, id: random.id(), platformId: made.id, year: of, authorId: author, approvedById: office },
    ...{ submittedOn: toDbDate(`${of}-01-08`), approvedOn: toDbDate(`${of}-01-15`) },
  });
  rows.platformYear.push(
    { ...planned(year), plan: college.mark('建设课程、教材与师资，安排学生实习') },
    {
      ...planned(year - 1),
      ...{ plan: college.mark('建设课程与实训条件'), assessment: college.mark('完成年度任务'), score: 88 + at },
      ...{ assessorId: author, assessedOn: toDbDate(`${year - 1}-12-20`) },
      ...(at % 2 === 0 && { reviewedById: office, reviewedOn: toDbDate(`${year - 1}-12-28`) }),
      opinion: college.mark('同意'),
    },
  );
  return made;
}

const COURSE_WORDS = [
  '概论',
  '工艺',
  '设备操作',
  '检测与质量',
  '安全规范',
  '项目实训',
  '运行维护',
  '数字化应用',
  '综合实训',
  '案例分析',
  '标准解读',
  '生产管理',
  '新技术',
  '职业素养',
  '技能强化',
  '创新实践',
];

function makeBases(world: World, given: Given, rows: PlatformRows): void {
  const { college, random, institutionId, today } = world;
  const code = (departmentId: string) =>
    college.departments.find((d) => college.mark(d.name) === world.departments.find((w) => w.id === departmentId)?.name)
      ?.code ?? '';
  const agreements = given.agreements.filter((a) => a.kind === 'BASE');
  for (const [at, agreement] of agreements.entries()) {
    const partner = agreement.partners[0];
    if (!partner) continue;
    const plan = {
      name: `${partner.name.replace(college.mark(''), '')}实习实训基地`,
      department: code(partner.departmentId),
    };
    const columns = {
      campus: 'OFF',
      subkind: 'PRODUCTIVE',
      capacity: random.between(10, 80),
      builtBy: 'ENTERPRISE',
      validTo: toDbDate(agreement.to),
      equipmentValue: random.between(50, 800),
    };
    const made = writePlatform(
      world,
      'TRAINING_BASE',
      plan,
      [partner],
      { startedOn: agreement.from, agreementId: agreement.id, columns },
      rows,
    );
    if (at % 6 !== 5) inspect(world, made, at, rows);
  }
  for (const [at, name] of college.education.onCampus.entries()) {
    const columns = {
      campus: 'ON',
      subkind: 'PRODUCTIVE',
      capacity: 40 + at * 5,
      workplaces: 20 + at,
      builtBy: 'JOINT',
      equipmentValue: 120 + at * 35,
    };
    const plan = { name, department: college.departments[at % college.departments.length]?.code ?? '' };
    const made = writePlatform(world, 'TRAINING_BASE', plan, [], { startedOn: `20${15 + at}-09-01`, columns }, rows);
    inspect(world, made, at, rows);
  }
  if (rows.inspection.length === 0) throw new Error(`no base of ${institutionId} was inspected on ${today}`);
}

/** A safety inspection, now and then with a finding that is not mended yet. */
function inspect(world: World, { id: platformId, departmentId }: DemoPlatform, at: number, rows: PlatformRows): void {
  const { college, random, institutionId, today } = world;
  const id = random.id();
  const mending = at % 8 === 0;
  const inspectedOn = addDays(today, -random.between(10, 120));
  rows.inspection.push({
    ...{
      institutionId,
      id,
      platformId,
      inspectedOn: toDbDate(inspectedOn),
      inspectors: personName(world),
      result: mending ? 'MENDING' : 'PASSED',
    },
    ...{
      summary: college.mark(mending ? '发现隐患，限期整改' : '设备、消防与用电检查合格'),
      nextOn: toDbDate(addDays(inspectedOn, 180)),
    },
  });
  if (!mending) return;
  rows.inspectionFinding.push({
    ...{
      institutionId,
      id: random.id(),
      inspectionId: id,
      what: college.mark('灭火器过期'),
      ownerId: memberOf(world, departmentId, ['DEPARTMENT', 'TEACHER']).id,
    },
    dueOn: toDbDate(addDays(inspectedOn, 30)),
    ...(at % 16 === 0 && { doneOn: toDbDate(addDays(inspectedOn, 9)), mending: college.mark('已更换') }),
  });
}
