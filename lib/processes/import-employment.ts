import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { destinationOf, EMPLOYMENT_IMPORT_SPECS } from '@/lib/modules/employment/excel';
import { matchRegion, regionName } from '@/lib/reference/regions';
import { textOf as text } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import { undoEmployments, writeEmployments } from './import-employment-write';
import type { NamedProgramme } from './import-missing';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

export type EmploymentValues = {
  graduatedOn: Day;
  destination: string;
} & Record<'code' | 'employer' | 'creditCode' | 'placeCode' | 'job' | 'signedOn' | 'remark', string | null> & {
    pay: number | null;
    matches: boolean | null;
  };
/** What a session knows of a row that it has judged; a graduate or programme without an id is made. */
export type EmploymentPlan = {
  student: { id: string | null; studentNo: string; name: string; gradeYear: number };
  programme: NamedProgramme | null;
  partnerId: string | null;
  values: EmploymentValues;
};

/** Graduates' destinations as a target of the import. */
export const employmentImport: ImportTarget = {
  module: 'employment',
  permission: 'employment.import',
  specs: EMPLOYMENT_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['student', 'studentNo', 'graduatedOn', 'destination', 'employer', 'place', 'job'],
  masked: [],
  templateSpecs: async () => EMPLOYMENT_IMPORT_SPECS,
  open: openSession,
  undo: undoEmployments,
};

const CHUNK = 2_000;
/** Years that a college's programme takes, for the grade of a graduate who is not known yet. */
const YEARS = 3;
type Known = Awaited<ReturnType<typeof readKnown>>;
/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const numbers = [...new Set(rows.flatMap((row) => text(row, 'studentNo') ?? []))];
  const students = new Map<string, { id: string; name: string }>();
  const kept = new Map<string, Prisma.EmploymentGetPayload<object>>();
  for (let from = 0; from < numbers.length; from += CHUNK) {
    const found = await tx.student.findMany({
      where: { ...at, studentNo: { in: numbers.slice(from, from + CHUNK) } },
      select: { id: true, name: true, studentNo: true },
    });
    for (const { studentNo, ...student } of found) students.set(studentNo, student);
    const there = await tx.employment.findMany({ where: { ...at, studentId: { in: found.map(({ id }) => id) } } });
    for (const each of there) kept.set(each.studentId, each);
  }
  const wanted = rows.map((row) => ({ code: text(row, 'creditCode'), name: text(row, 'employer') ?? '' }));
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true } });
  return {
    ...{ students, kept, programmes: new Map(programmes.map(({ id, name }) => [name, id])) },
    match: partnerMatcher(await partnersMeant(tx, ctx, wanted)),
  };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  return plannedSession<EmploymentPlan>(
    EMPLOYMENT_IMPORT_SPECS,
    async (rows) => {
      const known = await readKnown(tx, ctx, rows);
      const judging = { known, createMissing, repeated: firstNamed(), today: ctx.today };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writeEmployments({ tx, ctx, batchId, done }, planned),
  );
}

type Judging = { known: Known; createMissing: boolean; repeated: ReturnType<typeof firstNamed>; today: Day };

function judge(row: ReadRow, judging: Judging): Judged<EmploymentPlan> {
  const { known, repeated, today } = judging;
  const faults = faultsOf(row, closedWords(row, EMPLOYMENT_IMPORT_SPECS));
  faults.need('studentNo', 'student', 'graduatedOn');
  const studentNo = text(row, 'studentNo');
  if (studentNo) faults.once(repeated, studentNo, 'studentNo');
  const values = valuesOf(row);
  if (!values && !faults.told('code', 'destination'))
    faults.refuse(row.at.code === undefined ? 'destination' : 'code', 'no-destination');
  const graduatedOn = text(row, 'graduatedOn');
  if (graduatedOn && graduatedOn > today) faults.refuse('graduatedOn', 'in-the-future', { found: graduatedOn });
  const employer = text(row, 'employer');
  if (values?.destination === 'EMPLOYED' && !employer) faults.refuse('employer', 'required');
  const who = graduateOf(row, faults, judging);
  const place = text(row, 'place');
  if (place && !placeOf(row)) faults.warn('place', 'unknown-region', { found: place });
  if (!values || !who || faults.refused()) return refused(faults.problems);

  const { partner } = known.match(values.creditCode, employer ?? '');
  const plan: EmploymentPlan = { ...who, values, partnerId: employer ? (partner?.id ?? null) : null };
  const now = plan.student.id ? known.kept.get(plan.student.id) : undefined;
  return compared(EMPLOYMENT_IMPORT_SPECS, { now, stored: storedOf, behind, values, problems: faults.problems, plan });
}

type Meant = Pick<EmploymentPlan, 'student' | 'programme'>;

/** The graduate that the row means; one that is not there is made where that is wanted and its programme is named. */
function graduateOf(row: ReadRow, faults: Faults, { known, createMissing }: Judging): Meant | null {
  const studentNo = text(row, 'studentNo');
  if (!studentNo || faults.told('studentNo')) return null;
  const name = text(row, 'student') ?? '';
  const student = known.students.get(studentNo);
  if (!student && !createMissing) {
    faults.refuse('studentNo', 'unknown-student', { found: studentNo });
    return null;
  }
  const programmeName = text(row, 'programme');
  if (!student && !programmeName) faults.refuse('programme', 'required');
  if (student && student.name !== name) faults.warn('student', 'other-name', { found: name, name: student.name });
  if (!student) faults.warn('studentNo', 'will-create', { found: studentNo });
  const gradeYear = Number(text(row, 'graduatedOn')?.slice(0, 4)) - YEARS;
  const programme =
    student || !programmeName ? null : { id: known.programmes.get(programmeName) ?? null, name: programmeName };
  return { student: { id: student?.id ?? null, studentNo, name, gradeYear }, programme };
}

/** The place that the row names by its code or its name. */
function placeOf(row: ReadRow): string | null {
  const [given, place] = [text(row, 'placeCode'), text(row, 'place')];
  const found =
    given && /^\d{6}$/.test(given) ? given : (/\d{6}/.exec(place ?? '')?.[0] ?? (place && matchRegion(place)));
  return found && regionName(found, 'zh-CN') ? found : null;
}

/** The row's values; null when neither code nor word says where the graduate went. */
function valuesOf(row: ReadRow): EmploymentValues | null {
  const code = text(row, 'code');
  const destination = text(row, 'destination') ?? (code ? destinationOf(code) : null);
  if (!destination) return null;
  return {
    ...{ destination, code, graduatedOn: text(row, 'graduatedOn') ?? '', employer: text(row, 'employer') },
    ...{ creditCode: text(row, 'creditCode'), job: text(row, 'job'), signedOn: text(row, 'signedOn') },
    placeCode: placeOf(row),
    pay: typeof row.values.pay === 'number' ? row.values.pay : null,
    matches: typeof row.values.matches === 'boolean' ? row.values.matches : null,
    remark: text(row, 'remark'),
  };
}

const OF_EMPLOYER = ['employer', 'creditCode'];

/** What goes with a change and comes back with it: who verified it, and of another employer, what came from the one before. */
function behind(e: Prisma.EmploymentGetPayload<object>): Record<string, object> {
  const { partnerId, placementId, orderClassId, stillThere, verifiedById } = e;
  const verified = { verifiedById, verifiedOn: fromDbDate(e.verifiedOn) };
  const job = { partnerId, placementId, orderClassId, followedOn: fromDbDate(e.followedOn), stillThere };
  return Object.fromEntries(
    EMPLOYMENT_IMPORT_SPECS.map(({ key }) => [key, { ...verified, ...(OF_EMPLOYER.includes(key) && job) }]),
  );
}

function storedOf(e: Prisma.EmploymentGetPayload<object>): Record<string, ReadValue> {
  const { code, employer, creditCode, placeCode, job, pay, matches, remark, destination } = e;
  return {
    ...{ code, employer, creditCode, placeCode, job, pay, matches, remark, destination },
    ...{ graduatedOn: fromDbDate(e.graduatedOn), signedOn: fromDbDate(e.signedOn) },
  };
}
