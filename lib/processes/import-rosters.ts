import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, decryptText } from '@/lib/kernel/crypto';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { ROSTER_IMPORT_SPECS } from '@/lib/modules/students/excel';
import { textOf as text } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import { undoRosters, writeRosters } from './import-rosters-write';
import { type ImportSession, type ImportTarget, problemAt, type ReadRow, type RowProblem } from './import-target';

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
  return plannedSession<RosterPlan>(
    ROSTER_IMPORT_SPECS,
    async (rows) => {
      const known = await readKnown(tx, ctx, rows);
      const numbers = new Map<string, string>();
      const judging = { known, createMissing, repeated: firstNamed(), numbers, today: ctx.today };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writeRosters({ tx, ctx, batchId, done }, planned),
  );
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

function judge(row: ReadRow, judging: Judging): Judged<RosterPlan> {
  const { known, repeated, today } = judging;
  const faults = faultsOf(row, closedWords(row, ROSTER_IMPORT_SPECS));
  faults.need('studentNo', 'name', 'orderClass');
  const [studentNo, name, className] = [text(row, 'studentNo'), text(row, 'name'), text(row, 'orderClass')];
  if (studentNo && className) faults.once(repeated, `${studentNo} ${className}`, 'studentNo');
  const orderClass = className ? known.classes.get(className) : undefined;
  if (className && !orderClass) faults.refuse('orderClass', 'unknown-class', { found: className });
  const student = studentNo && !faults.told('studentNo') ? known.students.get(studentNo) : undefined;
  const idCard = cardOf(row, faults, judging);
  const joinedOn = text(row, 'joinedOn') ?? fromDbDate(orderClass?.startedOn ?? null);
  const leftOn = text(row, 'leftOn');
  if (orderClass && !joinedOn) faults.refuse('joinedOn', 'required');
  if (joinedOn && joinedOn > today) faults.refuse('joinedOn', 'in-the-future', { found: joinedOn });
  if (leftOn && joinedOn && leftOn < joinedOn && !faults.told('joinedOn')) faults.refuse('leftOn', 'ends-before-start');
  const programmeName = text(row, 'programme');
  const programmeId = (programmeName && known.programmes.get(programmeName)) || orderClass?.programmeId;
  const lacking = orderClass && !programmeId && !faults.told('programme');
  const schoolClass = schoolClassOf(row, faults, judging);
  const place = student && orderClass && known.places.get(`${student.id} ${orderClass.id}`);
  const sits = orderClass && !place && !leftOn && !faults.told('studentNo', 'leftOn');
  faults.add(
    lacking ? problemAt(row, programmeName ? 'programme' : 'orderClass', 'refused', 'no-programme') : null,
    sits ? takeSeat(row, known, orderClass, !lacking && !faults.refused()) : null,
  );
  if (!studentNo || !name || !orderClass || !joinedOn || !programmeId || faults.refused())
    return refused(faults.problems);

  const values: RosterValues = {
    ...{ name, idCard, joinedOn, leftOn, sex: text(row, 'sex'), phone: text(row, 'phone') },
    ...{ leftReason: text(row, 'leftReason'), apprenticeAgreementNo: text(row, 'apprenticeAgreementNo') },
  };
  const plan: RosterPlan = {
    ...{ studentNo, studentId: student?.id ?? null, studentVersion: student?.version ?? null, programmeId, values },
    ...{ orderClass: { id: orderClass.id, partnerId: orderClass.partnerId }, schoolClass },
    gradeYear: Number(row.values.gradeYear ?? orderClass.gradeYear),
  };
  const now = student && place && { ...place, student };
  return compared(ROSTER_IMPORT_SPECS, { now, stored: storedValues, values, problems: faults.problems, plan });
}

/** The administrative class that the row names, made where it is missing and may be made. */
function schoolClassOf(row: ReadRow, faults: Faults, { known, createMissing }: Judging): RosterPlan['schoolClass'] {
  const name = text(row, 'schoolClass');
  if (!name) return null;
  const id = known.schoolClasses.get(name) ?? null;
  if (!id) faults.warn('schoolClass', createMissing ? 'will-create' : 'unknown-school-class', { found: name });
  return id || createMissing ? { id, name } : null;
}

type Class = NonNullable<ReturnType<Known['classes']['get']>>;

/** Counts a row that is kept among those who sit in the class; a problem when no seat is left. */
function takeSeat(row: ReadRow, { seated }: Known, { id, plannedSeats }: Class, kept: boolean): RowProblem | null {
  const taken = seated.get(id) ?? 0;
  if (taken >= plannedSeats) return problemAt(row, 'orderClass', 'refused', 'class-full', { planned: plannedSeats });
  if (kept) seated.set(id, taken + 1);
  return null;
}

/** The row's identity number, unless it is somebody else's: then the student is taken without it, and somebody looks at both. */
function cardOf(row: ReadRow, faults: Faults, { known, numbers }: Judging): string | null {
  const [written, studentNo] = [text(row, 'idCard'), text(row, 'studentNo')];
  if (!written || !studentNo || faults.told('studentNo')) return null;
  const holder = numbers.get(written) ?? known.holders.get(hex(blindIndex(written, 'idCard')));
  if (holder && holder !== studentNo) {
    faults.warn('idCard', 'id-card-taken', { found: holder });
    return null;
  }
  if (!faults.refused()) numbers.set(written, studentNo);
  return written;
}

type Student = NonNullable<ReturnType<Known['students']['get']>>;
type Place = NonNullable<ReturnType<Known['places']['get']>>;

/** A place and its student as they stand there. */
function storedValues({ student, ...place }: Place & { student: Student }): Record<string, ReadValue> {
  const clear = (bytes: Uint8Array | null) => (bytes ? decryptText(bytes) : null);
  return {
    ...{ name: student.name, sex: student.sex, idCard: clear(student.idCardEnc), phone: clear(student.phoneEnc) },
    ...{ joinedOn: fromDbDate(place.joinedOn), leftOn: fromDbDate(place.leftOn), leftReason: place.leftReason },
    apprenticeAgreementNo: place.apprenticeAgreementNo,
  };
}
