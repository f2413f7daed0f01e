import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { destinationOf, EMPLOYMENT_IMPORT_SPECS } from '@/lib/modules/employment/excel';
import { matchRegion, regionName } from '@/lib/reference/regions';
import { textOf as text } from './import-cells';
import { closedWords, compareValues, firstNamed, NOTHING, refusal } from './import-draft';
import { undoEmployments, writeEmployments } from './import-employment-write';
import type { NamedProgramme } from './import-missing';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import {
  type ImportSession,
  type ImportTarget,
  type Judgement,
  problemAt,
  type ReadRow,
  type RowProblem,
} from './import-target';

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
  const plans = new Map<number, EmploymentPlan>();
  return {
    specs: EMPLOYMENT_IMPORT_SPECS,
    async judge(rows) {
      const known = await readKnown(tx, ctx, rows);
      const repeated = firstNamed();
      return rows.map((row) => {
        const { judgement, plan } = judge(row, { known, createMissing, repeated, today: ctx.today });
        if (plan) plans.set(row.row, plan);
        return judgement;
      });
    },
    write: (rows, batchId, done) =>
      writeEmployments(
        { tx, ctx, batchId, done },
        rows.flatMap((row) => {
          const plan = plans.get(row.row);
          return plan ? [{ row, plan }] : [];
        }),
      ),
  };
}

type Judging = { known: Known; createMissing: boolean; repeated: ReturnType<typeof firstNamed>; today: Day };
type Judged = { judgement: Judgement; plan: EmploymentPlan | null };

function judge(row: ReadRow, at: Judging): Judged {
  const problems = closedWords(row, EMPLOYMENT_IMPORT_SPECS);
  const refuse = (...more: typeof problems): Judged => ({ judgement: refusal([...problems, ...more]), plan: null });
  if (problems.some((problem) => problem.severity === 'refused')) return refuse();
  const missing = ['studentNo', 'student', 'graduatedOn'].find((key) => !text(row, key));
  if (missing) return refuse(problemAt(row, missing, 'refused', 'required'));
  const studentNo = text(row, 'studentNo') ?? '';
  const twice = at.repeated(row, studentNo, 'studentNo');
  if (twice) return refuse(twice);
  const values = valuesOf(row);
  if (!values)
    return refuse(problemAt(row, row.at.code === undefined ? 'destination' : 'code', 'refused', 'no-destination'));
  const { graduatedOn, destination, employer } = values;
  if (graduatedOn > at.today)
    return refuse(problemAt(row, 'graduatedOn', 'refused', 'in-the-future', { found: graduatedOn }));
  if (destination === 'EMPLOYED' && !employer) return refuse(problemAt(row, 'employer', 'refused', 'required'));
  const who = graduateOf(row, studentNo, at);
  if ('refused' in who) return refuse(who.refused);
  problems.push(...who.problems);
  const place = text(row, 'place');
  if (place && !values.placeCode) problems.push(problemAt(row, 'place', 'warning', 'unknown-region', { found: place }));
  const { partner } = at.known.match(values.creditCode, employer ?? '');
  const plan: EmploymentPlan = { ...who.plan, values, partnerId: employer ? (partner?.id ?? null) : null };
  const now = plan.student.id ? at.known.kept.get(plan.student.id) : undefined;
  if (!now)
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  const { changes, before } = compareValues(EMPLOYMENT_IMPORT_SPECS, storedOf(now), values);
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return { judgement: { result, recordId: now.id, version: now.version, changes, before, problems }, plan };
}

type Meant = { refused: RowProblem } | { problems: RowProblem[]; plan: Pick<EmploymentPlan, 'student' | 'programme'> };

/** The graduate that the row means; one that is not there is made where that is wanted and its programme is named. */
function graduateOf(row: ReadRow, studentNo: string, { known, createMissing }: Judging): Meant {
  const name = text(row, 'student') ?? '';
  const student = known.students.get(studentNo);
  if (!student && !createMissing)
    return { refused: problemAt(row, 'studentNo', 'refused', 'unknown-student', { found: studentNo }) };
  const programmeName = text(row, 'programme');
  if (!student && !programmeName) return { refused: problemAt(row, 'programme', 'refused', 'required') };
  const problems: RowProblem[] = [];
  if (student && student.name !== name)
    problems.push(problemAt(row, 'student', 'warning', 'other-name', { found: name, name: student.name }));
  if (!student) problems.push(problemAt(row, 'studentNo', 'warning', 'will-create', { found: studentNo }));
  const gradeYear = Number(text(row, 'graduatedOn')?.slice(0, 4)) - YEARS;
  const programme =
    student || !programmeName ? null : { id: known.programmes.get(programmeName) ?? null, name: programmeName };
  return { problems, plan: { student: { id: student?.id ?? null, studentNo, name, gradeYear }, programme } };
}

/** The row's values; null when neither code nor word says where the graduate went. */
function valuesOf(row: ReadRow): EmploymentValues | null {
  const code = text(row, 'code');
  const destination = text(row, 'destination') ?? (code ? destinationOf(code) : null);
  if (!destination) return null;
  const [given, place] = [text(row, 'placeCode'), text(row, 'place')];
  const found =
    given && /^\d{6}$/.test(given) ? given : (/\d{6}/.exec(place ?? '')?.[0] ?? (place && matchRegion(place)));
  return {
    ...{ destination, code, graduatedOn: text(row, 'graduatedOn') ?? '', employer: text(row, 'employer') },
    ...{ creditCode: text(row, 'creditCode'), job: text(row, 'job'), signedOn: text(row, 'signedOn') },
    placeCode: found && regionName(found, 'zh-CN') ? found : null,
    pay: typeof row.values.pay === 'number' ? row.values.pay : null,
    matches: typeof row.values.matches === 'boolean' ? row.values.matches : null,
    remark: text(row, 'remark'),
  };
}

function storedOf(e: Prisma.EmploymentGetPayload<object>): Record<string, ReadValue> {
  const { code, employer, creditCode, placeCode, job, pay, matches, remark, destination } = e;
  return {
    ...{ code, employer, creditCode, placeCode, job, pay, matches, remark, destination },
    ...{ graduatedOn: fromDbDate(e.graduatedOn), signedOn: fromDbDate(e.signedOn) },
  };
}
