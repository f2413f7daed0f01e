import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { TOPICS } from '@/lib/modules/placements/words';
import { mentorPhoneColumns } from '@/lib/modules/placements/writes';
import { searchTokens } from '@/lib/search/tokens';
import type { DemoProgramme } from './programmes';
import { type DemoPartner, type Member, memberOf, personName, type Rows, type World } from './world';

export type PlacementRows = Pick<
  Rows,
  | 'unitInspection'
  | 'internshipPost'
  | 'internshipPlan'
  | 'placement'
  | 'placementWeek'
  | 'journal'
  | 'incident'
  | 'internVisit'
  | 'internVisitPlacement'
  | 'planPost'
  | 'postPreference'
  | 'employment'
>;
export type Student = Rows['student'][number];
export type Classes = { programmes: DemoProgramme[]; classes: Rows['schoolClass'] };
type Plan = { id: string; teacher: Member };
type Spell = { student: Student; partner: DemoPartner; from: Day; to: Day };
type Kind = { plan: Plan; platformId: string | null; state: 'APPROVED' | 'STARTED' | 'ENDED'; n: number };

export const JOBS = ['技术员', '操作工', '质检员', '实验员', '电气维护', '生产管理员', '仓储管理员'];
/** Regions in the college's own city. */
export const LOCAL = ['150203', '150202', '150204', '150207'];
/** Of an enterprise's staff, how many may be interns (article 10), and of one whose staff is not known. */
const CAP = 0.1;
const UNCOUNTED = 40;
/** Every how many interns one lacks a document. */
const LACKS = 45;
/** Every how many running ones one is insured for too short a time. */
const SHORT = 120;

/** The enterprise of each of so many interns, none above its cap while another has room. */
export function spread(partners: DemoPartner[], count: number): DemoPartner[] {
  const room = partners.map((partner) => ({
    partner,
    left: partner.headcount === null ? UNCOUNTED : Math.floor(partner.headcount * CAP),
  }));
  const given: DemoPartner[] = [];
  while (given.length < count && room.length > 0) {
    const open = room.filter(({ left }) => left > 0);
    for (const each of open.length > 0 ? open : room) {
      each.left -= 1;
      given.push(each.partner);
    }
  }
  return given.slice(0, count);
}

/** Each enterprise was looked at, decided on and published before its first intern began. */
export function inspectUnits(world: World, partners: DemoPartner[], first: Day, rows: PlacementRows): void {
  const { college, random, institutionId } = world;
  for (const partner of new Set(partners)) {
    const inspectedOn = addDays(first, -random.between(45, 70));
    rows.unitInspection.push({
      ...{ institutionId, id: random.id(), partnerId: partner.id, topics: [...TOPICS], result: 'FIT' },
      inspectors: memberOf(world, partner.departmentId, ['DEPARTMENT', 'TEACHER']).name,
      findings: college.mark('证照齐全，岗位与专业对口，作息、住宿和安全防护符合要求'),
      meetingNo: college.tag(`DW${first.slice(0, 4)}-${Number(first.slice(5, 7))}`),
      inspectedOn: toDbDate(inspectedOn),
      decidedOn: toDbDate(addDays(first, -38)),
      publishedOn: toDbDate(addDays(first, -30)),
    });
  }
}

/** The plan of the student's class, written when its first student comes. */
export function plansOf(
  world: World,
  { programmes, classes }: Classes,
  spell: Omit<Kind, 'plan' | 'platformId' | 'n'> & { from: Day; to: Day },
  rows: PlacementRows,
) {
  const { institutionId, random, college, staff } = world;
  const made = new Map<string, Plan>();
  return ({ schoolClassId, programmeId }: Student): Plan => {
    const key = schoolClassId ?? programmeId;
    const known = made.get(key);
    if (known) return known;
    const departmentId = programmes.find((p) => p.id === programmeId)?.departmentId ?? '';
    // The demo's own teacher comes first among its department's.
    const teacher =
      made.size === 0
        ? staff.find((m) => m.role === 'TEACHER' && m.departmentId === departmentId)
        : memberOf(world, departmentId, ['TEACHER']);
    if (!teacher) throw new Error('a department without teachers');
    const id = random.id();
    const name = `${classes.find((each) => each.id === schoolClassId)?.name ?? ''}${college.mark('岗位实习')}`;
    const { from, to, state } = spell;
    rows.internshipPlan.push({
      ...{ institutionId, id, name, departmentId, programmeId, schoolClassId, teacherId: teacher.id },
      ...{ kind: 'POST', stage: 'GRADUATION', state: state === 'ENDED' ? 'CLOSED' : 'APPROVED' },
      filingNo: `SX${from.slice(0, 4)}${String(rows.internshipPlan.length + 1).padStart(3, '0')}`,
      ...{ startsOn: toDbDate(from), endsOn: toDbDate(to), madeOn: toDbDate(addDays(from, -40)) },
      ...{ safetyRulesOn: toDbDate(addDays(from, -35)), filedOn: toDbDate(addDays(from, -20)) },
      ...{ journalEvery: 'WEEKLY', visitEvery: 30, credits: 18 },
      tasks: college.mark('熟悉岗位规程，完成典型工作任务，撰写实习总结'),
      safetyRules: college.mark('上岗前三级安全教育；突发情况先报告企业导师与指导教师'),
      searchTokens: searchTokens({ text: [name] }),
    });
    const plan = { id, teacher };
    made.set(key, plan);
    return plan;
  };
}

/**
 * A mentor's number, of a range that belongs to nobody (students have 19900…): another one in each college and for those who have left, so that
 * whoever is invited is one person.
 */
export function mentorPhone({ college }: World, n: number, state: string): string {
  return `19901${college.seed % 10}${state === 'ENDED' ? 1 : 0}${String(1000 + (n % 9000))}`;
}

/** A placement with its evidence. Gives its row. */
export function writePlacement(world: World, { student, partner, from, to }: Spell, kind: Kind, rows: PlacementRows) {
  const { college, random, institutionId } = world;
  const { plan, platformId, state, n } = kind;
  const job = college.mark(JOBS[n % JOBS.length] ?? '');
  const before = toDbDate(addDays(from, -10));
  // Some of those being prepared lack a document; whoever has started has all.
  const lacks = (every: number) => state === 'APPROVED' && n % every === 0;
  // Of a few the insurance ends too early.
  const short = state === 'STARTED' && n % SHORT === 9;
  const row: Rows['placement'][number] = {
    ...{ institutionId, id: random.id(), planId: plan.id, platformId, studentId: student.id ?? '' },
    ...{ partnerId: partner.id, job, state, teacherId: plan.teacher.id, placeCode: LOCAL[n % LOCAL.length] },
    ...{ kind: 'POST', stage: 'GRADUATION', form: n % 2 ? 'SCATTERED' : 'CENTRAL', pay: 2600 + (n % 9) * 200 },
    mentorName: personName(world),
    ...(n % LACKS !== 0 && mentorPhoneColumns(mentorPhone(world, n, state))),
    ...{ startsOn: toDbDate(from), endsOn: toDbDate(to), submittedOn: before },
    ...{ consentOn: lacks(4) ? null : before, guardianConsentOn: lacks(4) ? null : before, guardianRelation: '父母' },
    agreementNo: `XY${from.slice(0, 4)}${String(n + 1).padStart(4, '0')}`,
    agreementSignedOn: lacks(3) ? null : before,
    ...{ insurer: college.mark('校方实习责任险'), policyNo: `ZR${from.replaceAll('-', '')}` },
    ...{ insuredFrom: before, insuredTo: toDbDate(addDays(to, short ? -90 : 5)) },
    ...{ trainedOn: lacks(5) ? null : before, trainingHours: 8 },
    ...(state !== 'APPROVED' && { startedOn: toDbDate(from) }),
    ...(state === 'ENDED' && { endedOn: toDbDate(to), schoolScore: 77 + (n % 12) }),
    // A few enterprises have yet to say how it went.
    ...(state === 'ENDED' && n % 100 !== 7 && { enterpriseScore: 80 + (n % 10), grade: 'GOOD' }),
    searchTokens: searchTokens({ text: [student.name, partner.name, job], code: [student.studentNo] }),
  };
  rows.placement.push(row);
  return row;
}
