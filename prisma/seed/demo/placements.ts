import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import type { PlatformRows } from './platforms';
import { type DemoPartner, memberOf, personName, type Rows, type World } from './world';

type Written = Pick<Rows, 'internshipPost' | 'internshipPlan' | 'placement' | 'placementWeek' | 'employment'>;
type Student = Rows['student'][number];
type Given = {
  partners: DemoPartner[];
  students: Student[];
  graduates: Student[];
  platforms: PlatformRows;
  consortiumId: string;
};
type Spell = { student: Student; partner: DemoPartner; from: Day; to: Day };

const JOBS = ['技术员', '操作工', '质检员', '实验员', '电气维护', '生产管理员', '仓储管理员'];
/** Regions in the college's own city, and others. */
const LOCAL = ['150203', '150202', '150204', '150207'];
const AWAY = ['150102', '150602', '150802', '110105', '320583'];
/** So many plans, each of some forty students. */
const PLANS = 16;
/** Every how many interns one lacks a document. */
const LACKS = 45;

/** Interns at members of the consortium, those being prepared, and what became of the graduates of 2024. */
export function makePlacements(world: World, given: Given): Written {
  const rows: Written = { internshipPost: [], internshipPlan: [], placement: [], placementWeek: [], employment: [] };
  const members = membersOf(given);
  const others = given.partners.filter((p) => p.kind === 'ENTERPRISE' && p.state === 'ACTIVE' && !members.includes(p));
  const plan = world.college.education.internships;
  const eligible = given.students.filter(({ gradeYear, leftOn }) => !leftOn && gradeYear < newest(given.students));
  makePosts(world, members, rows);
  makeInterns(world, { plan, members, students: eligible, platforms: given.platforms }, rows);
  makeGraduates(world, { plan, members, others, graduates: given.graduates }, rows);
  return rows;
}

/** Posts that members offer: two each, some still a draft. */
function makePosts({ college, random, institutionId, today }: World, members: DemoPartner[], rows: Written): void {
  members.forEach((partner, m) => {
    for (const n of [0, 1]) {
      const title = college.mark(JOBS[(m + n) % JOBS.length] ?? '');
      rows.internshipPost.push({
        ...{ institutionId, id: random.id(), partnerId: partner.id, title, slots: 4 + ((m * 3 + n) % 12) },
        ...{
          state: (m + n) % 7 === 6 ? 'DRAFT' : 'PUBLISHED',
          pay: 2800 + (m % 8) * 150,
          peerPay: 3600 + (m % 5) * 100,
        },
        ...{
          peers: 30 + (m % 9) * 10,
          hoursPerDay: 8,
          daysPerWeek: 5,
          intensity: 2,
          accommodation: m % 2 ? 'FREE' : 'NONE',
        },
        ...{
          placeCode: LOCAL[m % LOCAL.length],
          description: college.mark('按岗位规程参与班组日常工作，由企业导师带教'),
        },
        ...{ validFrom: toDbDate(addDays(today, -60)), validTo: toDbDate(addDays(today, 120 - (m % 3) * 40)) },
        searchTokens: searchTokens({ text: [title, partner.name] }),
      });
    }
  });
}

const newest = (students: Student[]) => Math.max(...students.map(({ gradeYear }) => gradeYear));

function membersOf({ partners, platforms, consortiumId }: Given): DemoPartner[] {
  const ids = new Set(platforms.platformPartner.filter((p) => p.platformId === consortiumId).map((p) => p.partnerId));
  return partners.filter((p) => ids.has(p.id) && p.kind === 'ENTERPRISE');
}

type Plan = World['college']['education']['internships'];

function makeInterns(
  world: World,
  {
    plan,
    members,
    students,
    platforms,
  }: { plan: Plan; members: DemoPartner[]; students: Student[]; platforms: PlatformRows },
  rows: Written,
): void {
  const { random, institutionId, today } = world;
  const [from, to] = [addDays(today, -75), addDays(today, 105)];
  const plans = Array.from({ length: PLANS }, (_, n) => writePlan(world, n, { from, to }, rows));
  const collegeId = platforms.platform.find((p) => p.kind === 'INDUSTRY_COLLEGE' && p.establishedOn)?.id ?? null;
  const chosen = students.slice(0, plan.alliance + plan.preparing);
  chosen.forEach((student, n) => {
    const partner = members[n % members.length];
    const planId = plans[n % plans.length];
    if (!partner || !planId) return;
    const preparing = n >= plan.alliance;
    const spell = preparing
      ? { student, partner, from: addDays(today, 20), to: addDays(today, 200) }
      : { student, partner, from, to };
    const at = { planId, platformId: n < plan.colleges ? collegeId : null };
    const id = writePlacement(world, spell, { ...at, state: preparing ? 'APPROVED' : 'STARTED', n }, rows);
    if (preparing || n % 3 !== 0) return;
    for (let week = 1; week <= 4; week++)
      rows.placementWeek.push({
        ...{ institutionId, id: random.id(), placementId: id, present: true, confirmedBy: personName(world) },
        weekOn: toDbDate(monday(addDays(today, -7 * week))),
      });
  });
}

function monday(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function writePlan(world: World, n: number, { from, to }: { from: Day; to: Day }, rows: Written): string {
  const { college, random, institutionId, departments } = world;
  const id = random.id();
  const department = departments[n % departments.length];
  if (!department) throw new Error('a college without departments');
  const name = college.mark(
    `${department.name}${from.slice(0, 4)}年岗位实习第${Math.floor(n / departments.length) + 1}组`,
  );
  rows.internshipPlan.push({
    ...{ institutionId, id, name, kind: 'POST', stage: 'GRADUATION', departmentId: department.id, state: 'APPROVED' },
    ...{
      teacherId: memberOf(world, department.id, ['TEACHER', 'DEPARTMENT']).id,
      filingNo: `SX${from.slice(0, 4)}${n + 1}`,
    },
    ...{ startsOn: toDbDate(from), endsOn: toDbDate(to), madeOn: toDbDate(addDays(from, -40)) },
    ...{ safetyRulesOn: toDbDate(addDays(from, -35)), filedOn: toDbDate(addDays(from, -20)) },
    tasks: college.mark('熟悉岗位规程，完成典型工作任务，撰写实习总结'),
    safetyRules: college.mark('上岗前三级安全教育；突发情况先报告企业导师与指导教师'),
    searchTokens: searchTokens({ text: [name] }),
  });
  return id;
}

type Kind = { planId: string | null; platformId: string | null; state: 'APPROVED' | 'STARTED' | 'ENDED'; n: number };

function writePlacement(world: World, { student, partner, from, to }: Spell, kind: Kind, rows: Written): string {
  const { college, random, institutionId } = world;
  const { planId, platformId, state, n } = kind;
  const id = random.id();
  const job = college.mark(JOBS[n % JOBS.length] ?? '');
  const before = toDbDate(addDays(from, -10));
  // Some of those being prepared lack a document; whoever has started has all.
  const lacks = (every: number) => state === 'APPROVED' && n % every === 0;
  const mentorPhone = n % LACKS === 0 ? null : `199****${String(1000 + (n % 9000))}`;
  rows.placement.push({
    ...{ institutionId, id, planId, platformId, studentId: student.id ?? '', partnerId: partner.id, job, state },
    ...{ kind: 'POST', stage: 'GRADUATION', form: n % 2 ? 'SCATTERED' : 'CENTRAL', pay: 2600 + (n % 9) * 200 },
    ...{
      placeCode: LOCAL[n % LOCAL.length],
      teacherId: memberOf(world, partner.departmentId, ['TEACHER', 'DEPARTMENT']).id,
    },
    ...{ mentorName: personName(world), mentorPhoneMasked: mentorPhone },
    ...{ startsOn: toDbDate(from), endsOn: toDbDate(to), submittedOn: before },
    ...{ consentOn: lacks(4) ? null : before, guardianConsentOn: lacks(4) ? null : before, guardianRelation: '父母' },
    ...{
      agreementNo: `XY${from.slice(0, 4)}${String(n + 1).padStart(4, '0')}`,
      agreementSignedOn: lacks(3) ? null : before,
    },
    ...{ insurer: college.mark('校方实习责任险'), policyNo: `ZR${from.replaceAll('-', '')}` },
    ...{ insuredFrom: before, insuredTo: toDbDate(addDays(to, 5)) },
    ...{ trainedOn: lacks(5) ? null : before, trainingHours: 8 },
    ...(state !== 'APPROVED' && { startedOn: toDbDate(from) }),
    ...(state === 'ENDED' && {
      endedOn: toDbDate(to),
      enterpriseScore: 80 + (n % 18),
      schoolScore: 82 + (n % 15),
      grade: 'GOOD',
    }),
    searchTokens: searchTokens({ text: [student.name, partner.name, job], code: [student.studentNo] }),
  });
  return id;
}

function makeGraduates(
  world: World,
  {
    plan,
    members,
    others,
    graduates,
  }: { plan: Plan; members: DemoPartner[]; others: DemoPartner[]; graduates: Student[] },
  rows: Written,
): void {
  const { college, random, institutionId } = world;
  const left = toDbDate('2024-07-01');
  graduates.slice(0, plan.graduates2024).forEach((student, n) => {
    const hired = n < plan.hired;
    const member = !hired && n < plan.hired + plan.byMembers;
    const idle = n >= plan.graduates2024 - plan.unemployed;
    const pool = hired ? others : member ? members : null;
    const partner = pool?.[n % pool.length];
    const from = '2023-12-04';
    const placementId =
      hired && partner
        ? writePlacement(
            world,
            { student, partner, from, to: '2024-05-31' },
            { planId: null, platformId: null, state: 'ENDED', n },
            rows,
          )
        : null;
    const working = !idle && (partner !== undefined || n % 3 !== 0);
    rows.employment.push({
      ...{ institutionId, id: random.id(), studentId: student.id ?? '', graduatedOn: left, placementId },
      destination: idle ? 'UNEMPLOYED' : working ? 'EMPLOYED' : 'FURTHER_STUDY',
      code: idle ? null : working ? '11' : '802',
      ...(working && { partnerId: partner?.id ?? null, employer: partner?.name ?? college.mark('其他用人单位') }),
      ...(working && {
        job: college.mark(JOBS[n % JOBS.length] ?? ''),
        pay: 3800 + (n % 12) * 250,
        matches: n % 6 !== 0,
      }),
      // The local ones come first, so that they are as many as the plan says.
      placeCode: idle ? null : n < plan.local ? LOCAL[n % LOCAL.length] : AWAY[n % AWAY.length],
      ...(working && { signedOn: toDbDate(addDays('2024-07-01', n % 60)), source: n % 4 ? 'CONTRACT' : 'AGREEMENT' }),
      ...(hired && { followedOn: toDbDate('2025-07-10'), stillThere: n % 5 !== 0 }),
    });
  });
}
