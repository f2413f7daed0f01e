import { addDays, toDbDate } from '@/lib/kernel/day';
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
import type { DemoPartner, World } from './world';

type Given = Classes & { members: DemoPartner[]; others: DemoPartner[]; graduates: Student[]; sponsors: DemoPartner[] };

/** Regions outside of the college's own city. */
const AWAY = ['150102', '150602', '150802', '110105', '320583'];
/** The last internship of those who left in 2024, and the day on which they left. */
const SPELL = { from: '2023-12-04', to: '2024-05-31', state: 'ENDED' } as const;
const LEFT = '2024-07-01';
/** The day on which they were asked after: a year from whoever signed last. */
const SEEN = '2025-09-05';
/** So many enterprises had a class of that grade; of each class so many interned at its enterprise, the last of them found a job elsewhere. */
const SPONSORS = 3;
const INTERNED = 12;
/** Of each class so many interned elsewhere. */
const STRAYED = 4;

/** Enterprises that had cooperated before the grade began, have an agreement on a class, and may take so many interns. */
function sponsorsOf({ sponsors, others }: Given, hired: number): DemoPartner[] {
  if (hired < SPONSORS * INTERNED * 2) return [];
  const fit = sponsors.filter(
    ({ id, since, headcount }) =>
      since < '2021-09-01' && (headcount === null || headcount >= 200) && others.some((each) => each.id === id),
  );
  return [...new Set(fit)].slice(0, SPONSORS);
}

/** A class of those who left in 2024, with its enterprise. */
export type EarlierClass = { partner: DemoPartner; studentIds: string[] };

/** What became of the graduates of 2024: hired where they had interned, at members, elsewhere, or studying on. */
export function makeGraduates(world: World, given: Given, rows: PlacementRows): EarlierClass[] {
  const plan = world.college.education.internships;
  // Where they interned the cooperation was there before, if any goes back that far.
  const old = given.others.filter(({ since }) => since < '2023-09-01');
  const sponsors = sponsorsOf(given, plan.hired);
  const sponsored = sponsors.flatMap((sponsor) => Array.from({ length: INTERNED }, () => sponsor));
  const elsewhere = (old.length > 0 ? old : given.others).filter((each) => !sponsors.includes(each));
  const hosts = [...sponsored, ...spread(elsewhere, plan.hired - sponsored.length)];
  inspectUnits(world, hosts, SPELL.from, rows);
  const planOf = plansOf(world, given, SPELL, rows);
  given.graduates.slice(0, plan.graduates2024).forEach((student, n) => {
    const host = hosts[n];
    const placementId = host
      ? writePlacement(
          world,
          { student, partner: host, ...SPELL },
          { plan: planOf(student), platformId: null, state: 'ENDED', n },
          rows,
        ).id
      : null;
    const byMember = !host && n < plan.hired + plan.byMembers;
    const wentOn = n < sponsored.length && n % INTERNED === INTERNED - 1;
    const hirer = wentOn ? hosts.at(-1) : host;
    const employer = hirer ?? (byMember ? given.members[n % given.members.length] : undefined);
    rows.employment.push(employmentOf(world, { student, n, employer, placementId: wentOn ? null : placementId }));
  });
  return sponsors.map((partner, at) => {
    const own = given.graduates.slice(at * INTERNED, (at + 1) * INTERNED);
    const from = sponsored.length + at * STRAYED;
    const strayed = given.graduates.slice(from, from + STRAYED);
    return { partner, studentIds: [...own, ...strayed].map(({ id }) => id ?? '') };
  });
}

type Outcome = { student: Student; n: number; employer: DemoPartner | undefined; placementId: string | null };

function employmentOf(
  { college, random, institutionId }: World,
  { student, n, employer, placementId }: Outcome,
): PlacementRows['employment'][number] {
  const plan = college.education.internships;
  const idle = n >= plan.graduates2024 - plan.unemployed;
  const working = !idle && (employer !== undefined || n % 3 !== 0);
  return {
    ...{ institutionId, id: random.id(), studentId: student.id ?? '', graduatedOn: toDbDate(LEFT), placementId },
    destination: idle ? 'UNEMPLOYED' : working ? 'EMPLOYED' : 'FURTHER_STUDY',
    code: idle ? null : working ? '11' : '802',
    ...(working && { partnerId: employer?.id ?? null, employer: employer?.name ?? college.mark('其他用人单位') }),
    ...(working && {
      job: college.mark(JOBS[n % JOBS.length] ?? ''),
      pay: 3800 + (n % 12) * 250,
      matches: n % 6 !== 0,
    }),
    // The local ones come first, so that they are as many as the plan says.
    placeCode: idle ? null : n < plan.local ? LOCAL[n % LOCAL.length] : AWAY[n % AWAY.length],
    ...(working && { signedOn: toDbDate(addDays(LEFT, n % 60)), source: n % 4 ? 'CONTRACT' : 'AGREEMENT' }),
    ...(placementId && { followedOn: toDbDate(SEEN), stillThere: n % 5 !== 0 }),
  };
}
