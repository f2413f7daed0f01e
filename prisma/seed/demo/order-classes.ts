import { addDays, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import type { DemoAgreement } from './agreement-book';
import type { EarlierClass } from './graduates';
import type { Student } from './placing';
import type { DemoProgramme } from './programmes';
import type { DemoStudent } from './students';
import { type DemoPartner, memberOf, momentOf, personName, type Rows, type World } from './world';

type Written = Pick<Rows, 'orderClass' | 'orderClassStep' | 'orderClassCourse' | 'roster'>;
type Kind = keyof World['college']['education']['classes'];
type State = 'REQUESTED' | 'REVIEWED' | 'RECRUITING' | 'RUNNING' | 'FINISHED' | 'REJECTED' | 'CANCELLED';
export type DemoClass = { id: string; partner: DemoPartner; departmentId: string; state: State };

const WORD: Record<Kind, string> = { ORDER: '订单', CRAFTSMAN: '工匠', NAMED: '冠名', APPRENTICESHIP: '学徒制' };
const COURSES = ['企业文化与安全', '岗位技能训练', '生产工艺与设备', '专业核心课程', '公共基础课程'];
/** Requests at every step, classes that are over and one that came to nothing. */
const OTHERS: State[] = ['REQUESTED', 'REQUESTED', 'REVIEWED', 'RECRUITING', 'REJECTED', 'CANCELLED'];
/** The way to each state: event and state after it. */
const WAY: Record<State, [event: string, to: State][]> = {
  REQUESTED: [],
  REVIEWED: [['review', 'REVIEWED']],
  RECRUITING: [
    ['review', 'REVIEWED'],
    ['approve', 'RECRUITING'],
  ],
  RUNNING: [
    ['review', 'REVIEWED'],
    ['approve', 'RECRUITING'],
    ['start', 'RUNNING'],
  ],
  FINISHED: [
    ['review', 'REVIEWED'],
    ['approve', 'RECRUITING'],
    ['start', 'RUNNING'],
    ['finish', 'FINISHED'],
  ],
  REJECTED: [['reject', 'REJECTED']],
  CANCELLED: [
    ['review', 'REVIEWED'],
    ['cancel', 'CANCELLED'],
  ],
};

type Given = {
  agreements: DemoAgreement[];
  programmes: DemoProgramme[];
  students: DemoStudent[];
  consortiumId: string | null;
};

/** Jointly trained classes: those that run with their rosters, those that are over, and requests on their way. */
export function makeOrderClasses(world: World, given: Given): { classes: DemoClass[]; rows: Written } {
  const { education } = world.college;
  const rows: Written = { orderClass: [], orderClassStep: [], orderClassCourse: [], roster: [] };
  const pool = poolOf(
    world,
    given.students.filter((s) => !s.graduated),
  );
  const kinds = (Object.entries(education.classes) as [Kind, number][]).flatMap(([kind, n]) =>
    Array.from({ length: n }, () => kind),
  );
  const running = kinds.map((kind, at) => {
    // So that the rosters add up to the plan's students.
    const size =
      Math.floor(education.classStudents / kinds.length) + (at < education.classStudents % kinds.length ? 1 : 0);
    const consortiumId = at < education.consortiumClasses ? given.consortiumId : null;
    return writeClass(world, given, { kind, at, state: 'RUNNING', roster: takeFrom(pool, size), consortiumId }, rows);
  });
  const graduates = given.students.filter((s) => s.graduated);
  const finished = [0, 1, 2].map((n) => {
    const roster = graduates.slice((n * graduates.length) / 3, ((n + 1) * graduates.length) / 3);
    return writeClass(
      world,
      given,
      { kind: 'ORDER', at: 200 + n, state: 'FINISHED', roster, consortiumId: null },
      rows,
    );
  });
  const others = OTHERS.map((state, n) =>
    writeClass(world, given, { kind: 'ORDER', at: 300 + n, state, roster: [], consortiumId: null }, rows),
  );
  return { classes: [...running, ...finished, ...others], rows };
}

type Earlier = Pick<Given, 'agreements' | 'programmes'> & {
  earlier: EarlierClass[];
  graduates: Student[];
  grade: number;
};

/** The classes of a grade that has left, each with the agreement of its enterprise. */
export function writeEarlier(world: World, given: Earlier, rows: Written): void {
  const programmeOf = new Map(given.graduates.map(({ id, programmeId }) => [id, programmeId]));
  given.earlier.forEach(({ partner, studentIds }, n) => {
    const agreements = given.agreements.filter((each) => each.partners[0]?.id === partner.id).slice(0, 1);
    const roster = studentIds.map((id) => ({
      ...{ id, programmeId: programmeOf.get(id) ?? '', gradeYear: given.grade, graduated: true },
    }));
    const at = { kind: 'ORDER', at: 400 + n, state: 'FINISHED', roster, consortiumId: null } as const;
    writeClass(world, { ...given, agreements }, at, rows);
  });
}

/** Students by programme, newest grade first, so that a class is of one programme; each is given away once. */
function poolOf(world: World, students: DemoStudent[]): DemoStudent[][] {
  const groups = new Map<string, DemoStudent[]>();
  for (const student of world.random.shuffled(students)) {
    const key = student.programmeId;
    groups.set(key, [...(groups.get(key) ?? []), student]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => b.gradeYear - a.gradeYear));
}

/** So many students of the programme that has most left. */
function takeFrom(pool: DemoStudent[][], size: number): DemoStudent[] {
  pool.sort((a, b) => b.length - a.length);
  const group = pool[0];
  if (!group || group.length < size) throw new Error('not enough students of one programme for a class');
  return group.splice(0, size);
}

type Plan = { kind: Kind; at: number; state: State; roster: DemoStudent[]; consortiumId: string | null };

function writeClass(
  world: World,
  given: Pick<Given, 'agreements' | 'programmes'>,
  plan: Plan,
  rows: Written,
): DemoClass {
  const { college, random, institutionId, today } = world;
  const { kind, at, state } = plan;
  const id = random.id();
  const agreement = given.agreements[at % given.agreements.length];
  const partner = agreement?.partners[0];
  if (!agreement || !partner) throw new Error('no agreement for a class');
  const first = plan.roster[0];
  const programme = given.programmes.find((p) => p.id === first?.programmeId) ?? given.programmes[at % 10];
  const departmentId = programme?.departmentId ?? partner.departmentId;
  const grade = first?.gradeYear ?? Number(today.slice(0, 4));
  const begun = ['RUNNING', 'FINISHED'].includes(state);
  const startedOn = begun ? addDays(`${grade}-09-20`, random.between(0, 30)) : null;
  const endedOn = state === 'FINISHED' ? `${grade + 3}-07-01` : null;
  const requestedOn = startedOn ? addDays(startedOn, -random.between(60, 120)) : addDays(today, -random.between(3, 40));
  const name = college.mark(`${grade}级${partner.shortName}${WORD[kind]}${at + 1}班`);
  const [total, enterprise] = [1800, random.between(470, 640)];
  rows.orderClass.push({
    ...{
      institutionId,
      id,
      kind,
      name,
      partnerId: partner.id,
      programmeId: programme?.id ?? null,
      departmentId,
      state,
      gradeYear: grade,
    },
    platformId: plan.consortiumId,
    agreementId: begun ? agreement.id : null,
    track: at % 3 === 2 ? '3+2' : 'COLLEGE',
    plannedSeats: Math.max(plan.roster.length, 30) + random.between(0, 5),
    promisedJobs: random.between(15, 30),
    headTeacherId: memberOf(world, departmentId, ['TEACHER']).id,
    mentorName: personName(world),
    ...{ enterpriseHours: enterprise, totalHours: total, planVersion: college.tag(`V${grade}`) },
    request: college.mark('企业扩产用工，希望定向培养'),
    reason: state === 'REJECTED' || state === 'CANCELLED' ? college.mark('企业用工计划调整') : null,
    requestedOn: toDbDate(requestedOn),
    startedOn: startedOn ? toDbDate(startedOn) : null,
    endedOn: endedOn ? toDbDate(endedOn) : null,
    searchTokens: searchTokens({ text: [name, partner.name, programme?.name] }),
  });
  writeSteps(world, { id, departmentId, requestedOn, state }, rows);
  writeCourses(
    world,
    id,
    [Math.floor(enterprise / 3), enterprise - Math.floor(enterprise / 3), 0, total - enterprise - 500, 500],
    rows,
  );
  for (const student of plan.roster)
    rows.roster.push({
      ...{ institutionId, id: random.id(), orderClassId: id, partnerId: partner.id, studentId: student.id },
      joinedOn: toDbDate(startedOn ?? today),
      leftOn: endedOn ? toDbDate(endedOn) : null,
      ...(kind === 'APPRENTICESHIP' && {
        apprenticeAgreementNo: college.tag(`XT-${grade}-${rows.roster.length + 1}`),
        apprenticeSignedOn: toDbDate(startedOn ?? today),
      }),
    });
  return { id, partner, departmentId, state };
}

type Life = { id: string; departmentId: string; requestedOn: string; state: State };

function writeSteps(world: World, { id, departmentId, requestedOn, state }: Life, rows: Written): void {
  const { random, institutionId, college } = world;
  let [fromState, day] = ['REQUESTED', requestedOn];
  for (const [event, toState] of WAY[state]) {
    day = addDays(day, random.between(3, 15));
    const role =
      event === 'review' || event === 'start' || event === 'finish' ? ('DEPARTMENT' as const) : ('OFFICE' as const);
    const reason = event === 'reject' || event === 'cancel' ? college.mark('企业用工计划调整') : null;
    rows.orderClassStep.push({
      ...{ institutionId, id: random.id(), orderClassId: id, event, fromState, toState, reason },
      membershipId: memberOf(world, departmentId, [role]).id,
      at: momentOf(random, day),
    });
    fromState = toState;
  }
}

function writeCourses(world: World, orderClassId: string, hours: number[], rows: Written): void {
  const { college, random, institutionId } = world;
  COURSES.forEach((name, at) => {
    const own = hours[at] ?? 0;
    if (own === 0) return;
    rows.orderClassCourse.push({
      ...{ institutionId, id: random.id(), orderClassId, name: college.mark(name), hours: own, byEnterprise: at < 3 },
      ...{ teacher: personName(world), term: Math.min(at + 1, 6), position: at },
    });
  });
}
