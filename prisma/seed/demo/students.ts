import { idCardCheck, maskIdCard } from '@/lib/identifiers/id-card';
import { maskPhone } from '@/lib/identifiers/phone';
import { blindIndex, encryptText } from '@/lib/kernel/crypto';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import type { DemoProgramme } from './programmes';
import { intakeRows } from './programmes';
import words from './words.json';
import { memberOf, personName, type Rows, type World } from './world';

type Written = Pick<Rows, 'schoolClass' | 'student' | 'programmeIntake'>;
export type DemoStudent = { id: string; programmeId: string; gradeYear: number; graduated: boolean };

/** Places in an administrative class. */
const CLASS_SIZE = 45;
/** Graduates whom the finished classes taught. */
const GRADUATES = 180;

/** The year in which the newest grade began. */
function newestGrade(today: Day): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= '09-01' ? year : year - 1;
}

/** So many shares of a whole, as the weights have it; they add up. */
function shares(whole: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let [given, reached] = [0, 0];
  return weights.map((weight) => {
    reached += weight;
    const upTo = Math.round((whole * reached) / sum);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

/** Students in school on both chains, as many as the plan says, in three grades, and graduates of the grade before. */
export function makeStudents(world: World, programmes: DemoProgramme[]): { students: DemoStudent[]; rows: Written } {
  const rows: Written = { schoolClass: [], student: [], programmeIntake: [] };
  const newest = newestGrade(world.today);
  const counts = new Map<string, Map<number, number>>();
  const students: DemoStudent[] = [];
  for (const { chain, students: whole } of world.college.education.chains) {
    const own = programmes.filter((p) => p.chain === chain && p.active);
    for (const [at, count] of shares(
      whole,
      own.map((p) => p.weight),
    ).entries()) {
      const programme = own[at];
      if (!programme) continue;
      const grades = programme.added ? [newest, newest - 1] : [newest, newest - 1, newest - 2];
      const perGrade = shares(
        count,
        grades.map((_, n) => 10 - n),
      );
      for (const [n, grade] of grades.entries())
        students.push(...writeGrade(world, programme, grade, perGrade[n] ?? 0, rows));
      counts.set(programme.id, new Map(grades.map((grade, n) => [grade, perGrade[n] ?? 0])));
    }
  }
  rows.programmeIntake.push(...intakeRows(world, counts));
  const first = programmes.find((p) => p.active && !p.added);
  const leavers = Math.min(GRADUATES, Math.round(students.length / 20));
  if (first) students.push(...writeGrade(world, first, newest - 3, leavers, rows));
  return { students, rows };
}

export function writeGrade(
  world: World,
  programme: DemoProgramme,
  grade: number,
  count: number,
  rows: Written,
): DemoStudent[] {
  const { random, institutionId } = world;
  const made: DemoStudent[] = [];
  const classes = Math.max(1, Math.ceil(count / CLASS_SIZE));
  for (let c = 0; c < classes; c++) {
    const schoolClassId = random.id();
    const name = `${programme.name}${String(grade).slice(2)}${String(c + 1).padStart(2, '0')}班`;
    const headTeacherId = memberOf(world, programme.departmentId, ['TEACHER']).id;
    rows.schoolClass.push({
      institutionId,
      id: schoolClassId,
      name,
      programmeId: programme.id,
      gradeYear: grade,
      headTeacherId,
    });
    const size = Math.floor(count / classes) + (c < count % classes ? 1 : 0);
    for (let n = 0; n < size; n++) made.push(writeStudent(world, programme, { grade, schoolClassId }, rows));
  }
  return made;
}

function invented({ random }: World, birthOn: Day, serial: number): { idCard: string; phone: string } {
  // The serial keeps two of one birthday and place apart.
  const body = `${random.pick(words.places).code}${birthOn.replaceAll('-', '')}${String((serial % 999) + 1).padStart(3, '0')}`;
  return { idCard: body + idCardCheck(body), phone: `19900${String(random.between(0, 999_999)).padStart(6, '0')}` };
}

type Place = { grade: number; schoolClassId: string };

function writeStudent(
  world: World,
  programme: DemoProgramme,
  { grade, schoolClassId }: Place,
  rows: Written,
): DemoStudent {
  const { college, random, institutionId, today } = world;
  const id = random.id();
  const serial = rows.student.length + 1;
  const studentNo = college.tag(`${String(grade).slice(2)}${String(serial).padStart(6, '0')}`);
  const name = personName(world);
  // Eighteen or nineteen when they come; some of the youngest are minors still.
  const birthOn = addDays(`${grade - 18}-12-28`, -random.between(0, 640));
  const { idCard, phone } = invented(world, birthOn, serial);
  const graduated = grade + 3 <= Number(today.slice(0, 4)) && today >= `${grade + 3}-07-01`;
  rows.student.push({
    ...{
      institutionId,
      id,
      studentNo,
      name,
      sex: Number(idCard[16]) % 2 === 1 ? 'M' : 'F',
      birthOn: toDbDate(birthOn),
    },
    ...{ idCardEnc: encryptText(idCard), idCardIndex: blindIndex(idCard, 'idCard') },
    ...{
      idCardMasked: maskIdCard(idCard),
      phoneEnc: encryptText(phone),
      phoneIndex: blindIndex(phone),
      phoneMasked: maskPhone(phone),
    },
    ...{ programmeId: programme.id, schoolClassId, gradeYear: grade, originCode: idCard.slice(0, 6) },
    state: graduated ? 'GRADUATED' : 'ENROLLED',
    enrolledOn: toDbDate(`${grade}-09-01`),
    leftOn: graduated ? toDbDate(`${grade + 3}-07-01`) : null,
    searchTokens: searchTokens({ text: [name], code: [studentNo] }),
  });
  return { id, programmeId: programme.id, gradeYear: grade, graduated };
}
