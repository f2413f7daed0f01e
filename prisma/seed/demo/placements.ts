import { addDays, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import { makeWindow } from './choosing';
import { follow } from './followed';
import { type EarlierClass, makeGraduates } from './graduates';
import {
  type Classes,
  inspectUnits,
  JOBS,
  LOCAL,
  type PlacementRows,
  plansOf,
  type Student,
  spread,
  writePlacement,
} from './placing';
import type { PlatformRows } from './platforms';
import type { DemoPartner, World } from './world';

type Given = Classes & {
  partners: DemoPartner[];
  students: Student[];
  graduates: Student[];
  /** Who has an agreement on a class. */
  sponsors: DemoPartner[];
  platforms: PlatformRows;
  consortiumId: string;
};

/** How many interns the demo's mentor guides. */
const GUIDED = 5;

/** Interns at members of the consortium, those being prepared, and what became of the graduates of 2024. */
export function makePlacements(world: World, given: Given): { rows: PlacementRows; earlier: EarlierClass[] } {
  const rows: PlacementRows = {
    ...{ unitInspection: [], internshipPost: [], internshipPlan: [], placement: [] },
    ...{ placementWeek: [], journal: [], incident: [], employment: [], internVisit: [], internVisitPlacement: [] },
    ...{ planPost: [], postPreference: [] },
  };
  const members = membersOf(given);
  const others = given.partners.filter((p) => p.kind === 'ENTERPRISE' && p.state === 'ACTIVE' && !members.includes(p));
  makePosts(world, members, rows);
  makeInterns(world, given, members, rows);
  const earlier = makeGraduates(world, { ...given, members, others }, rows);
  makeWindow(world, given.classes, given.students, rows);
  return { rows, earlier };
}

/** Posts that members offer: two each, some still a draft. */
function makePosts({ college, random, institutionId, today }: World, members: DemoPartner[], rows: PlacementRows) {
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

function membersOf({ partners, platforms, consortiumId }: Given): DemoPartner[] {
  const ids = new Set(platforms.platformPartner.filter((p) => p.platformId === consortiumId).map((p) => p.partnerId));
  return partners.filter((p) => ids.has(p.id) && p.kind === 'ENTERPRISE');
}

/** Those in the year before they leave: so many running, and of other classes so many being prepared. */
function chosenOf(world: World, students: Student[]): { running: Student[]; preparing: Student[] } {
  const { alliance, preparing } = world.college.education.internships;
  const last = students.filter(({ leftOn }) => !leftOn).reduce((year, s) => Math.min(year, s.gradeYear), 9999);
  const eligible = students.filter(({ leftOn, gradeYear }) => !leftOn && gradeYear === last);
  const running = eligible.slice(0, alliance);
  const begun = new Set(running.map(({ schoolClassId }) => schoolClassId));
  const rest = eligible.slice(alliance).filter(({ schoolClassId }) => !begun.has(schoolClassId));
  return { running, preparing: rest.slice(0, preparing) };
}

function makeInterns(world: World, given: Given, members: DemoPartner[], rows: PlacementRows): void {
  const { today, college } = world;
  const { running, preparing } = chosenOf(world, given.students);
  const hosts = spread(members, running.length + preparing.length);
  const now = { from: addDays(today, -75), to: addDays(today, 105), state: 'STARTED' } as const;
  const soon = { from: addDays(today, 20), to: addDays(today, 200), state: 'APPROVED' } as const;
  inspectUnits(world, hosts, now.from, rows);
  const collegeId = given.platforms.platform.find((p) => p.kind === 'INDUSTRY_COLLEGE' && p.establishedOn)?.id ?? null;
  const [planNow, planSoon] = [plansOf(world, given, now, rows), plansOf(world, given, soon, rows)];
  nameDemoStudent(world, running[0]);
  const mentor = world.members.find(({ role }) => role === 'MENTOR');
  let guided = 0;
  [...running, ...preparing].forEach((student, n) => {
    const partner = hosts[n];
    if (!partner) return;
    const isNow = n < running.length;
    const { state, ...spell } = isNow ? now : soon;
    const plan = isNow ? planNow(student) : planSoon(student);
    const platformId = n < college.education.internships.colleges ? collegeId : null;
    const placement = writePlacement(world, { student, partner, ...spell }, { plan, platformId, state, n }, rows);
    if (isNow && mentor && partner === members[0] && guided < GUIDED) {
      guided += 1;
      Object.assign(placement, { mentorId: mentor.id, mentorName: mentor.name });
    }
    if (isNow) follow(world, placement, n, rows);
  });
}

/** The demo's student is the first intern. */
function nameDemoStudent({ members }: World, student: Student | undefined): void {
  const account = members.find(({ role }) => role === 'STUDENT');
  if (!account || !student) return;
  student.name = account.name;
  student.searchTokens = searchTokens({ text: [account.name], code: [student.studentNo] });
}
