import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import { nameKey } from '@/lib/identifiers/company-name';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { ORDER_CLASS_IMPORT_SPECS } from '@/lib/modules/order-classes/excel';
import type { ClassState } from '@/lib/modules/order-classes/words';
import { closedWords, compareValues, firstNamed, NOTHING, refusal } from './import-draft';
import { undoOrderClasses, writeOrderClasses } from './import-order-classes-write';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import {
  type ImportSession,
  type ImportTarget,
  type Judgement,
  problemAt,
  type ReadRow,
  type RowProblem,
} from './import-target';

export type ClassValues = {
  kind: string;
  state: string;
  gradeYear: number;
  track: string;
  startedOn: string | null;
  endedOn: string | null;
  plannedSeats: number;
} & Partial<Record<(typeof PLAIN)[number], ReadValue>>;

/** What a session knows of a row that it has judged; a partner or programme without an id is made. */
export type ClassPlan = {
  name: string;
  values: ClassValues;
  partner: { id: string | null; name: string; creditCode: string | null };
  programme: { id: string | null; name: string } | null;
  agreementId: string | null;
};

const PLAIN = [
  ...(['mentorName', 'enterpriseHours', 'totalHours', 'planVersion', 'scholarship', 'promisedJobs', 'remark'] as const),
  'headTeacher',
] as const;

/** Classes as a target of the import. */
export const orderClassImport: ImportTarget = {
  module: 'order-classes',
  permission: 'order-classes.import',
  specs: ORDER_CLASS_IMPORT_SPECS,
  usualUnits: { scholarship: 0 },
  previewKeys: ['name', 'kind', 'partner', 'programme', 'plannedSeats', 'startedOn', 'state'],
  masked: [],
  templateSpecs: async () => ORDER_CLASS_IMPORT_SPECS,
  open: openSession,
  undo: undoOrderClasses,
};

type Known = Awaited<ReturnType<typeof readKnown>>;

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const text = (row: ReadRow, key: string) => String(row.values[key] ?? '');
  const wanted = rows.map((row) => ({ code: text(row, 'creditCode') || null, name: text(row, 'partner') }));
  const classes = await tx.orderClass.findMany({
    where: { ...at, name: { in: rows.map((row) => text(row, 'name')) } },
    omit: { searchTokens: true },
    include: {
      ...{ programme: { select: { name: true } }, agreement: { select: { number: true } } },
      _count: { select: { roster: { where: { leftOn: null } } } },
    },
  });
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true, code: true } });
  const agreements = await tx.agreement.findMany({
    where: { ...at, number: { in: rows.map((row) => text(row, 'agreement')).filter(Boolean) } },
    select: { id: true, number: true },
  });
  return {
    match: partnerMatcher(await partnersMeant(tx, ctx, wanted)),
    classes: new Map(classes.map((each) => [each.name, each])),
    programmes: new Map(programmes.flatMap((p) => [[p.name, p], ...(p.code ? [[p.code, p] as const] : [])] as const)),
    agreements: new Map(agreements.map((a) => [a.number, a.id])),
  };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const plans = new Map<number, ClassPlan>();
  return {
    specs: ORDER_CLASS_IMPORT_SPECS,
    async judge(rows) {
      const known = await readKnown(tx, ctx, rows);
      const repeated = firstNamed();
      return rows.map((row) => {
        const { judgement, plan } = judge(row, known, createMissing, repeated);
        if (plan) plans.set(row.row, plan);
        return judgement;
      });
    },
    write: (rows, batchId, done) =>
      writeOrderClasses(
        { tx, ctx, batchId, done },
        rows.flatMap((row) => {
          const plan = plans.get(row.row);
          return plan ? [{ row, plan }] : [];
        }),
      ),
  };
}

type Judged = { judgement: Judgement; plan: ClassPlan | null };

function judge(row: ReadRow, known: Known, createMissing: boolean, repeated: ReturnType<typeof firstNamed>): Judged {
  const problems = closedWords(row, ORDER_CLASS_IMPORT_SPECS);
  const refuse = (...more: typeof problems): Judged => ({ judgement: refusal([...problems, ...more]), plan: null });
  const text = (key: string) => (row.values[key] === undefined ? null : String(row.values[key]));
  const [name, partnerName] = [text('name'), text('partner')];
  if (problems.some((problem) => problem.severity === 'refused')) return refuse();
  if (!name) return refuse(problemAt(row, 'name', 'refused', 'required'));
  if (!partnerName) return refuse(problemAt(row, 'partner', 'refused', 'required'));
  const twice = repeated(row, name, 'name');
  if (twice) return refuse(twice);
  const { partner, ambiguous } = known.match(text('creditCode'), partnerName);
  if (ambiguous) return refuse(problemAt(row, 'partner', 'refused', 'ambiguous-name', { found: partnerName }));
  if (!partner && !createMissing)
    return refuse(problemAt(row, 'partner', 'refused', 'unknown-partner', { found: partnerName }));
  const now = known.classes.get(name);
  const values = valuesOf(row, now ? now.gradeYear : null);
  const missing = missingOf(values);
  if (missing) return refuse(problemAt(row, missing, 'refused', 'required'));
  if (values.endedOn && values.startedOn && values.endedOn < values.startedOn)
    return refuse(problemAt(row, 'endedOn', 'refused', 'ends-before-start'));
  if (Number(values.enterpriseHours ?? 0) > Number(values.totalHours ?? Number.POSITIVE_INFINITY))
    return refuse(
      problemAt(row, 'enterpriseHours', 'refused', 'more-than-all', { found: String(values.enterpriseHours) }),
    );
  const seated = now && row.values.plannedSeats !== undefined ? now._count.roster : 0;
  if (values.plannedSeats < seated)
    return refuse(problemAt(row, 'plannedSeats', 'refused', 'seats-taken', { found: values.plannedSeats, seated }));
  const named = namedBy(row, known, createMissing);
  problems.push(...named.problems);
  if (!now && !row.values.plannedSeats && !row.values.students)
    problems.push(problemAt(row, 'plannedSeats', 'warning', 'no-seats-said'));
  if (!partner) problems.push(problemAt(row, 'partner', 'warning', 'will-create', { found: partnerName }));
  const plan: ClassPlan = {
    ...{ name, values, agreementId: named.agreementId, programme: named.programme },
    partner: { id: partner?.id ?? null, name: partnerName, creditCode: text('creditCode') },
  };
  if (!now)
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  if (partner && partner.id !== now.partnerId)
    return refuse(problemAt(row, 'partner', 'refused', 'other-partner', { found: partnerName }));
  const { changes, before } = compareValues(ORDER_CLASS_IMPORT_SPECS, storedOf(now), {
    ...saidOf(row, values),
    ...(plan.programme &&
      nameKey(plan.programme.name) !== nameKey(now.programme?.name ?? '') && { programme: plan.programme.name }),
    ...(named.agreementId && { agreement: text('agreement') }),
  });
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return { judgement: { result, recordId: now.id, version: now.version, changes, before, problems }, plan };
}

/** The programme and the agreement that the row names, made where they are missing and may be made. */
function namedBy(row: ReadRow, known: Known, createMissing: boolean) {
  const problems: RowProblem[] = [];
  const text = (key: string) => (row.values[key] === undefined ? null : String(row.values[key]));
  const [found, number] = [text('programme'), text('agreement')];
  const programme = found ? (known.programmes.get(found) ?? null) : null;
  if (found && !programme)
    problems.push(
      problemAt(row, 'programme', 'warning', createMissing ? 'will-create' : 'unknown-programme', { found }),
    );
  const agreementId = number ? (known.agreements.get(number) ?? null) : null;
  if (number && !agreementId)
    problems.push(problemAt(row, 'agreement', 'warning', 'unknown-agreement', { found: number }));
  return { problems, agreementId, programme: programme ?? (found && createMissing ? { id: null, name: found } : null) };
}

/** What must stand there before a class is in that state. */
function missingOf({ state, startedOn, endedOn, gradeYear }: ClassValues): string | null {
  if (!Number.isInteger(gradeYear)) return 'gradeYear';
  if (['RUNNING', 'FINISHED'].includes(state) && !startedOn) return 'startedOn';
  return state === 'FINISHED' && !endedOn ? 'endedOn' : null;
}

/** The row's values with what goes without saying: an order class that runs, of the year in which it began, with as many seats as students. */
function valuesOf(row: ReadRow, gradeYear: number | null): ClassValues {
  const value = (key: string): ReadValue => row.values[key] ?? null;
  const startedOn = value('startedOn') as string | null;
  const plain = Object.fromEntries(PLAIN.map((key) => [key, value(key)]));
  return {
    ...plain,
    ...{ startedOn, endedOn: value('endedOn') as string | null },
    kind: (value('kind') as string | null) ?? 'ORDER',
    state: (value('state') as ClassState | null) ?? 'RUNNING',
    track: (value('track') as string | null) ?? 'COLLEGE',
    gradeYear: Number(value('gradeYear') ?? gradeYear ?? startedOn?.slice(0, 4) ?? Number.NaN),
    plannedSeats: Number(value('plannedSeats') || value('students') || 1),
  };
}

/** Of the values those that a cell of the row says. */
function saidOf(row: ReadRow, values: ClassValues): Record<string, ReadValue> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => row.values[key] !== undefined)) as Record<
    string,
    ReadValue
  >;
}

type Stored = NonNullable<ReturnType<Known['classes']['get']>>;

function storedOf(c: Stored): Record<string, ReadValue> {
  return {
    ...{ kind: c.kind, state: c.state, gradeYear: c.gradeYear, track: c.track, plannedSeats: c.plannedSeats },
    ...{ headTeacher: c.headTeacherName, mentorName: c.mentorName, planVersion: c.planVersion, remark: c.remark },
    ...{ enterpriseHours: c.enterpriseHours, totalHours: c.totalHours, promisedJobs: c.promisedJobs },
    ...{ startedOn: fromDbDate(c.startedOn), endedOn: fromDbDate(c.endedOn) },
    ...{ scholarship: c.scholarship === null ? null : String(c.scholarship) },
    ...{ programme: c.programme?.name ?? null, agreement: c.agreement?.number ?? null },
  };
}
