import type { DemoAgreement } from './agreement-book';
import { makeCentres } from './centres';
import { makeOrderClasses, writeEarlier } from './order-classes';
import { makePathways } from './pathways';
import { makePlacements } from './placements';
import { makePlatforms, type PlatformRows } from './platforms';
import { makeProgrammes } from './programmes';
import { makeStudents, writeGrade } from './students';
import type { DemoPartner, World } from './world';

type EducationRows = PlatformRows &
  ReturnType<typeof makeProgrammes>['rows'] &
  ReturnType<typeof makeStudents>['rows'] &
  ReturnType<typeof makeOrderClasses>['rows'] &
  ReturnType<typeof makeCentres>['rows'] &
  ReturnType<typeof makePathways> &
  ReturnType<typeof makePlacements>['rows'];

/** The grade that left in 2024. */
const GRADUATED_GRADE = 2021;

/** Everything that the college teaches and runs with its partners, in the order in which it can be written. */
export function makeEducation(world: World, partners: DemoPartner[], agreements: DemoAgreement[]): EducationRows {
  const { programmes, rows: programmeRows } = makeProgrammes(world);
  const { students, rows: studentRows } = makeStudents(world, programmes);
  const { consortium, rows: platformRows } = makePlatforms(world, { partners, agreements, programmes });
  const forClasses = agreements.filter((a) => a.kind === 'ORDER_CLASS');
  const { classes, rows: classRows } = makeOrderClasses(world, {
    agreements: forClasses,
    programmes,
    students,
    consortiumId: consortium.id,
  });
  const { rows: centreRows } = makeCentres(world, partners, classes, platformRows);
  const pathwayRows = makePathways(world, { partners, agreements, programmes }, platformRows);
  const inSchool = [...studentRows.student];
  const before = studentRows.student.length;
  const old = programmes.filter((programme) => programme.active && !programme.added);
  const each = Math.ceil(world.college.education.internships.graduates2024 / old.length);
  for (const programme of old) writeGrade(world, programme, GRADUATED_GRADE, each, studentRows);
  const graduates = studentRows.student.slice(before);
  const { rows: placementRows, earlier } = makePlacements(world, {
    ...{ partners, programmes, platforms: platformRows, consortiumId: consortium.id },
    ...{ students: inSchool, graduates, classes: studentRows.schoolClass },
    sponsors: forClasses.flatMap((agreement) => agreement.partners[0] ?? []),
  });
  writeEarlier(world, { agreements: forClasses, programmes, earlier, graduates, grade: GRADUATED_GRADE }, classRows);
  return {
    ...programmeRows,
    ...studentRows,
    ...platformRows,
    ...classRows,
    ...centreRows,
    ...pathwayRows,
    ...placementRows,
  };
}
