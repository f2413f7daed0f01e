import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, decryptText } from '@/lib/kernel/crypto';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { ROSTER_IMPORT_SPECS } from '@/lib/modules/students/excel';
import { textOf as text } from './import-cells';
import { closedWords, compareValues, firstNamed, NOTHING, refusal } from './import-draft';
import { undoRosters, writeRosters } from './import-rosters-write';
import {
  type ImportSession,
  type ImportTarget,
  type Judgement,
  problemAt,
  type ReadRow,
  type RowProblem,
} from './import-target';

export type RosterValues = Record<
  'name' | 'sex' | 'idCard' | 'phone' | 'joinedOn' | 'leftOn' | 'leftReason' | 'apprenticeAgreementNo',
  string | null
>;
/** What a session knows of a row that it has judged; a student without an id is made, in the programme and administrative class. */
export type RosterPlan = {
  studentNo: string;
  studentId: string | null;
  /** Of the student when it was compared; null for a new one. */
  studentVersion: number | null;
  orderClass: { id: string; partnerId: string };
  programmeId: string;
  schoolClass: { id: string | null; name: string } | null;
  gradeYear: number;
  values: RosterValues;
};

/** Students' places in classes as a target of the import. */
export const rosterImport: ImportTarget = {
  module: 'rosters',
  permission: 'students.import',
  specs: ROSTER_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['studentNo', 'name', 'orderClass', 'joinedOn', 'leftOn', 'idCard', 'phone'],
  masked: ['idCard', 'phone'],
  templateSpecs: async () => ROSTER_IMPORT_SPECS,
  open: openSession,
  undo: undoRosters,
};

const CHUNK = 2_000;
const hex = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('hex');
type Known = Awaited<ReturnType<typeof readKnown>>;
async function inParts<Value, Row>(values: Value[], read: (part: Value[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < values.length; from += CHUNK) rows.push(...(await read(values.slice(from, from + CHUNK))));
  return rows;
}

/** How many sit in each of the classes now. */
async function seatedIn(tx: Tx, ctx: Ctx, classes: { id: string }[]): Promise<Map<string, number>> {
  const seated = await tx.roster.groupBy({
    by: ['orderClassId'],
    where: { institutionId: ctx.institutionId, orderClassId: { in: classes.map(({ id }) => id) }, leftOn: null },
    _count: { _all: true },
  });
  return new Map(seated.map((each) => [each.orderClassId, each._count._all]));
}

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const all = (key: string) => [...new Set(rows.flatMap((row) => text(row, key) ?? []))];
  const select = {
    id: true,
    version: true,
    studentNo: true,
    name: true,
    sex: true,
    idCardEnc: true,
    phoneEnc: true,
    leftOn: true,
  };
  const students = await inParts(all('studentNo'), (part) =>
    tx.student.findMany({ where: { ...at, studentNo: { in: part } }, select }),
  );
  const cards = await inParts(
    all('idCard').map((card) => blindIndex(card, 'idCard')),
    (part) =>
      tx.student.findMany({
        where: { ...at, idCardIndex: { in: part } },
        select: { studentNo: true, idCardIndex: true },
      }),
  );
  const places = await inParts(
    students.map(({ id }) => id),
    (part) => tx.roster.findMany({ where: { ...at, studentId: { in: part } } }),
  );
  const classes = await tx.orderClass.findMany({
    where: { ...at, name: { in: all('orderClass') } },
    select: {
      ...{ id: true, name: true, partnerId: true, programmeId: true, gradeYear: true, startedOn: true },
      plannedSeats: true,
    },
  });
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true } });
  const schoolClasses = await tx.schoolClass.findMany({
    where: { ...at, name: { in: all('schoolClass') } },
    select: { id: true, name: true },
  });
  return {
    students: new Map(students.map((each) => [each.studentNo, each])),
    holders: new Map(cards.map((each) => [hex(each.idCardIndex), each.studentNo])),
    places: new Map(places.map((each) => [`${each.studentId} ${each.orderClassId}`, each])),
    seated: await seatedIn(tx, ctx, classes),
    classes: new Map(classes.map((each) => [each.name, each])),
    programmes: new Map(programmes.map((each) => [each.name, each.id])),
    schoolClasses: new Map(schoolClasses.map((each) => [each.name, each.id])),
  };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const plans = new Map<number, RosterPlan>();
  return {
    specs: ROSTER_IMPORT_SPECS,
    async judge(rows) {
      const known = await readKnown(tx, ctx, rows);
      const repeated = firstNamed();
      const numbers = new Map<string, string>();
      return rows.map((row) => {
        const { judgement, plan } = judge(row, { known, createMissing, repeated, numbers, today: ctx.today });
        if (plan) plans.set(row.row, plan);
        return judgement;
      });
    },
    write: (rows, batchId, done) =>
      writeRosters(
        { tx, ctx, batchId, done },
        rows.flatMap((row) => {
          const plan = plans.get(row.row);
          return plan ? [{ row, plan }] : [];
        }),
      ),
  };
}

type Named = ReturnType<typeof firstNamed>;
type Judging = {
  known: Known;
  createMissing: boolean;
  repeated: Named;
  /** Identity number → student number, of the rows so far. */
  numbers: Map<string, string>;
  today: Day;
};
type Judged = { judgement: Judgement; plan: RosterPlan | null };

function judge(row: ReadRow, { known, createMissing, repeated, numbers, today }: Judging): Judged {
  const problems = closedWords(row, ROSTER_IMPORT_SPECS);
  const refuse = (...more: typeof problems): Judged => ({ judgement: refusal([...problems, ...more]), plan: null });
  const [studentNo, name, className] = [text(row, 'studentNo'), text(row, 'name'), text(row, 'orderClass')];
  if (problems.some((problem) => problem.severity === 'refused')) return refuse();
  if (!studentNo) return refuse(problemAt(row, 'studentNo', 'refused', 'required'));
  if (!name) return refuse(problemAt(row, 'name', 'refused', 'required'));
  if (!className) return refuse(problemAt(row, 'orderClass', 'refused', 'required'));
  const twice = repeated(row, `${studentNo} ${className}`, 'studentNo');
  if (twice) return refuse(twice);
  const orderClass = known.classes.get(className);
  if (!orderClass) return refuse(problemAt(row, 'orderClass', 'refused', 'unknown-class', { found: className }));
  const student = known.students.get(studentNo);
  const { idCard, taken } = cardOf(row, studentNo, known, numbers);
  if (taken) problems.push(taken);
  const joinedOn = text(row, 'joinedOn') ?? fromDbDate(orderClass.startedOn);
  if (!joinedOn) return refuse(problemAt(row, 'joinedOn', 'refused', 'required'));
  if (joinedOn > today) return refuse(problemAt(row, 'joinedOn', 'refused', 'in-the-future', { found: joinedOn }));
  const leftOn = text(row, 'leftOn');
  if (leftOn && leftOn < joinedOn) return refuse(problemAt(row, 'leftOn', 'refused', 'ends-before-start'));
  const programmeName = text(row, 'programme');
  const programmeId = (programmeName && known.programmes.get(programmeName)) || orderClass.programmeId;
  if (!programmeId)
    return refuse(problemAt(row, programmeName ? 'programme' : 'orderClass', 'refused', 'no-programme'));
  const schoolClass = text(row, 'schoolClass');
  const schoolClassId = schoolClass ? (known.schoolClasses.get(schoolClass) ?? null) : null;
  if (schoolClass && !schoolClassId)
    problems.push(
      problemAt(row, 'schoolClass', 'warning', createMissing ? 'will-create' : 'unknown-school-class', {
        found: schoolClass,
      }),
    );
  const values: RosterValues = {
    ...{ name, idCard, joinedOn, leftOn, sex: text(row, 'sex'), phone: text(row, 'phone') },
    ...{ leftReason: text(row, 'leftReason'), apprenticeAgreementNo: text(row, 'apprenticeAgreementNo') },
  };
  const plan: RosterPlan = {
    ...{ studentNo, studentId: student?.id ?? null, studentVersion: student?.version ?? null, programmeId, values },
    orderClass: { id: orderClass.id, partnerId: orderClass.partnerId },
    schoolClass: schoolClass && (schoolClassId || createMissing) ? { id: schoolClassId, name: schoolClass } : null,
    gradeYear: Number(row.values.gradeYear ?? orderClass.gradeYear),
  };
  const place = student && known.places.get(`${student.id} ${orderClass.id}`);
  if (!student || !place) {
    const full = leftOn ? null : takeSeat(row, known, orderClass);
    if (full) return refuse(full);
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  }
  return { judgement: compared(student, place, values, problems), plan };
}

type Class = NonNullable<ReturnType<Known['classes']['get']>>;

/** Counts the row among those who sit in the class; a problem when no seat is left. */
function takeSeat(row: ReadRow, { seated }: Known, { id, plannedSeats }: Class): RowProblem | null {
  const taken = seated.get(id) ?? 0;
  if (taken >= plannedSeats) return problemAt(row, 'orderClass', 'refused', 'class-full', { planned: plannedSeats });
  seated.set(id, taken + 1);
  return null;
}

/** The row's identity number, unless it is somebody else's: then the student is taken without it, and somebody looks at both. */
function cardOf(row: ReadRow, studentNo: string, known: Known, numbers: Map<string, string>) {
  const written = text(row, 'idCard');
  const holder = written && (numbers.get(written) ?? known.holders.get(hex(blindIndex(written, 'idCard'))));
  if (holder && holder !== studentNo)
    return { idCard: null, taken: problemAt(row, 'idCard', 'warning', 'id-card-taken', { found: holder }) };
  if (written) numbers.set(written, studentNo);
  return { idCard: written, taken: null };
}

type Student = NonNullable<ReturnType<Known['students']['get']>>;
type Place = NonNullable<ReturnType<Known['places']['get']>>;

/** What the row changes of a place and its student that are there. */
function compared(student: Student, place: Place, values: RosterValues, problems: RowProblem[]): Judgement {
  const clear = (bytes: Uint8Array | null) => (bytes ? decryptText(bytes) : null);
  const now: Record<string, ReadValue> = {
    ...{ name: student.name, sex: student.sex, idCard: clear(student.idCardEnc), phone: clear(student.phoneEnc) },
    ...{ joinedOn: fromDbDate(place.joinedOn), leftOn: fromDbDate(place.leftOn), leftReason: place.leftReason },
    apprenticeAgreementNo: place.apprenticeAgreementNo,
  };
  const { changes, before } = compareValues(ROSTER_IMPORT_SPECS, now, values);
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return { result, recordId: place.id, version: place.version, changes, before, problems };
}
