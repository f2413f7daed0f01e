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

type Given = Classes & { members: DemoPartner[]; others: DemoPartner[]; graduates: Student[] };

/** Regions outside of the college's own city. */
const AWAY = ['150102', '150602', '150802', '110105', '320583'];
/** The last internship of those who left in 2024, and the day on which they left. */
const SPELL = { from: '2023-12-04', to: '2024-05-31', state: 'ENDED' } as const;
const LEFT = '2024-07-01';

/** What became of the graduates of 2024: hired where they had interned, at members, elsewhere, or studying on. */
export function makeGraduates(world: World, given: Given, rows: PlacementRows): void {
  const plan = world.college.education.internships;
  // Where they interned the cooperation was there before, if any goes back that far.
  const old = given.others.filter(({ since }) => since < '2023-09-01');
  const hosts = spread(old.length > 0 ? old : given.others, plan.hired);
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
    const employer = host ?? (byMember ? given.members[n % given.members.length] : undefined);
    rows.employment.push(employmentOf(world, { student, n, employer, placementId }));
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
    ...(placementId && { followedOn: toDbDate('2025-07-10'), stillThere: n % 5 !== 0 }),
  };
}
