import { addDays, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import type { DemoAgreement } from './agreement-book';
import { type PlatformRows, writePlatform } from './platforms';
import type { DemoProgramme } from './programmes';
import { type DemoPartner, personName, type Rows, type World } from './world';

type Written = Pick<Rows, 'pathwayClass' | 'pathwayStudent'>;
type Given = { partners: DemoPartner[]; agreements: DemoAgreement[]; programmes: DemoProgramme[] };

/** A class of every how many has its pupils recorded. */
const LISTED = 6;

/** The alliance of secondary schools and enterprises, and its 3+2 and 3+3 classes; their planned seats add up to the plan's. */
export function makePathways(world: World, given: Given, platformRows: PlatformRows): Written {
  const { pathway } = world.college.education;
  const rows: Written = { pathwayClass: [], pathwayStudent: [] };
  const active = given.partners.filter((p) => p.state === 'ACTIVE');
  const schools = active.filter((p) => p.kind === 'SECONDARY_SCHOOL');
  const agreements = given.agreements.filter((a) => a.kind === 'PATHWAY');
  const enterprises = [...new Set(agreements.flatMap((a) => a.partners).filter((p) => p.kind === 'ENTERPRISE'))].slice(
    0,
    pathway.enterprises,
  );
  const rest = active
    .filter((p) => p.kind === 'ENTERPRISE' && !enterprises.includes(p))
    .slice(0, pathway.enterprises - enterprises.length);
  const members = [...schools, ...enterprises, ...rest];
  const alliance = writePlatform(
    world,
    'PATHWAY_ALLIANCE',
    { name: pathway.name, department: world.college.departments[0]?.code ?? '' },
    members,
    { startedOn: '2022-09-01', columns: { level: 'CITY' } },
    platformRows,
  );
  const seats = Math.floor(pathway.seats / pathway.classes);
  for (let at = 0; at < pathway.classes; at++) {
    const more = at < pathway.seats - seats * pathway.classes ? 1 : 0;
    const agreement = agreements[at % Math.max(1, agreements.length)];
    const school = agreement?.partners.find((p) => p.kind === 'SECONDARY_SCHOOL') ?? schools[at % schools.length];
    if (school) writeClass(world, given, { at, seats: seats + more, school, agreement, allianceId: alliance.id }, rows);
  }
  return rows;
}

type Plan = {
  at: number;
  seats: number;
  school: DemoPartner;
  agreement: DemoAgreement | undefined;
  allianceId: string;
};

function writeClass(
  world: World,
  { programmes }: Given,
  { at, seats, school, agreement, allianceId }: Plan,
  rows: Written,
): void {
  const { college, random, institutionId, today } = world;
  const id = random.id();
  const active = programmes.filter((p) => p.active);
  const programme = active[at % active.length];
  const mode = at % 4 === 3 ? '3+3' : '3+2';
  const gradeYear = Number(today.slice(0, 4)) - (at % 4);
  const name = college.mark(
    `${gradeYear}级${school.shortName}${programme?.name.replace(college.mark(''), '') ?? ''}${mode}第${at + 1}班`,
  );
  const enterprise = agreement?.partners.find((p) => p.kind === 'ENTERPRISE');
  rows.pathwayClass.push({
    ...{
      institutionId,
      id,
      platformId: allianceId,
      mode,
      name,
      schoolId: school.id,
      enterpriseId: enterprise?.id ?? null,
      programmeId: programme?.id ?? null,
    },
    schoolProgrammeName: programme?.name ?? null,
    ...{
      gradeYear,
      plannedSeats: seats,
      agreementId: agreement?.id ?? null,
      planVersion: college.tag(`V${gradeYear}`),
    },
    agreedOn: toDbDate(`${gradeYear}-06-0${1 + (at % 9)}`),
    searchTokens: searchTokens({ text: [name, school.name, enterprise?.name] }),
  });
  if (at % LISTED !== 0) return;
  for (let n = 0; n < Math.min(seats, 25); n++) {
    const transferred = gradeYear + 3 <= Number(today.slice(0, 4)) && today >= `${gradeYear + 3}-09-01` && n % 8 !== 7;
    const left = n === 24;
    rows.pathwayStudent.push({
      ...{
        institutionId,
        id: random.id(),
        pathwayClassId: id,
        schoolId: school.id,
        pupilNo: college.tag(`${gradeYear}${String(at).padStart(3, '0')}${String(n + 1).padStart(2, '0')}`),
      },
      ...{ name: personName(world), sex: n % 2 === 0 ? 'M' : 'F', enrolledOn: toDbDate(`${gradeYear}-09-01`) },
      transferredOn: transferred && !left ? toDbDate(`${gradeYear + 3}-09-01`) : null,
      ...(left &&
        gradeYear < Number(today.slice(0, 4)) && {
          leftOn: toDbDate(addDays(`${gradeYear}-09-01`, 120)),
          leftReason: college.mark('转学'),
        }),
    });
  }
}
