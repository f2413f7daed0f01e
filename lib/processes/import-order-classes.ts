import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import { nameKey } from '@/lib/identifiers/company-name';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { ORDER_CLASS_IMPORT_SPECS } from '@/lib/modules/order-classes/excel';
import type { ClassState } from '@/lib/modules/order-classes/words';
import { textOf as text } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import { partnerOfRow } from './import-named';
import { undoOrderClasses, writeOrderClasses } from './import-order-classes-write';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

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
  const said = (key: string) => rows.flatMap((row) => text(row, key) ?? []);
  const wanted = rows.map((row) => ({ code: text(row, 'creditCode'), name: text(row, 'partner') ?? '' }));
  const classes = await tx.orderClass.findMany({
    where: { ...at, name: { in: said('name') } },
    omit: { searchTokens: true },
    include: {
      ...{ programme: { select: { name: true } }, agreement: { select: { number: true } } },
      _count: { select: { roster: { where: { leftOn: null } } } },
    },
  });
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true, code: true } });
  const agreements = await tx.agreement.findMany({
    where: { ...at, number: { in: said('agreement') } },
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
  return plannedSession<ClassPlan>(
    ORDER_CLASS_IMPORT_SPECS,
    async (rows) => {
      const judging = { known: await readKnown(tx, ctx, rows), repeated: firstNamed(), createMissing };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writeOrderClasses({ tx, ctx, batchId, done }, planned),
  );
}

type Judging = { known: Known; createMissing: boolean; repeated: ReturnType<typeof firstNamed> };

function judge(row: ReadRow, { known, createMissing, repeated }: Judging): Judged<ClassPlan> {
  const faults = faultsOf(row, closedWords(row, ORDER_CLASS_IMPORT_SPECS));
  faults.need('name', 'partner');
  const [name, partnerName] = [text(row, 'name'), text(row, 'partner')];
  if (name) faults.once(repeated, name, 'name');
  const partner = partnerOfRow(row, faults, { match: known.match, createMissing });
  const now = name && !faults.told('name') ? known.classes.get(name) : undefined;
  const values = valuesOf(row, now ? now.gradeYear : null);
  lookAt(values, row, faults, now);
  const named = namedBy(row, known, { createMissing, faults });
  if (now && partner && partner.id !== now.partnerId)
    faults.refuse('partner', 'other-partner', { found: partnerName ?? '' });
  if (!name || !partnerName || faults.refused()) return refused(faults.problems);

  const plan: ClassPlan = {
    ...{ name, values, agreementId: named.agreementId, programme: named.programme },
    partner: { id: partner?.id ?? null, name: partnerName, creditCode: text(row, 'creditCode') },
  };
  return compared(ORDER_CLASS_IMPORT_SPECS, {
    ...{ now, stored: storedOf, problems: faults.problems, plan },
    behind: ({ mentorId }) => ({ mentorName: { mentorId } }),
    values: {
      ...saidOf(row, values),
      ...(plan.programme &&
        nameKey(plan.programme.name) !== nameKey(now?.programme?.name ?? '') && { programme: plan.programme.name }),
      ...(named.agreementId && { agreement: text(row, 'agreement') }),
    },
  });
}

/** What does not go together in the row, or with the class that is there. */
function lookAt(values: ClassValues, row: ReadRow, faults: Faults, now: Stored | undefined): void {
  const { startedOn, endedOn, enterpriseHours, totalHours, plannedSeats } = values;
  faults.need(...missingOf(values, faults));
  if (endedOn && startedOn && endedOn < startedOn) faults.refuse('endedOn', 'ends-before-start');
  if (Number(enterpriseHours ?? 0) > Number(totalHours ?? Number.POSITIVE_INFINITY))
    faults.refuse('enterpriseHours', 'more-than-all', { found: String(enterpriseHours) });
  const seated = now && row.values.plannedSeats !== undefined ? now._count.roster : 0;
  if (plannedSeats < seated) faults.refuse('plannedSeats', 'seats-taken', { found: plannedSeats, seated });
  if (!now && !faults.told('name', 'students') && !row.values.plannedSeats && !row.values.students)
    faults.warn('plannedSeats', 'no-seats-said');
}

/** The programme and the agreement that the row names, made where they are missing and may be made. */
function namedBy(row: ReadRow, known: Known, { createMissing, faults }: { createMissing: boolean; faults: Faults }) {
  const [found, number] = [text(row, 'programme'), text(row, 'agreement')];
  const programme = found ? (known.programmes.get(found) ?? null) : null;
  if (found && !programme) faults.warn('programme', createMissing ? 'will-create' : 'unknown-programme', { found });
  const agreementId = number ? (known.agreements.get(number) ?? null) : null;
  if (number && !agreementId) faults.warn('agreement', 'unknown-agreement', { found: number });
  return { agreementId, programme: programme ?? (found && createMissing ? { id: null, name: found } : null) };
}

/** What must stand there before a class is in that state; its year may be that of the first day, or of the class that is there. */
function missingOf({ state, startedOn, endedOn, gradeYear }: ClassValues, faults: Faults): string[] {
  const begins = ['RUNNING', 'FINISHED'].includes(state) && !startedOn && !faults.told('state');
  const ends = state === 'FINISHED' && !endedOn;
  const year = !Number.isInteger(gradeYear) && !begins && !faults.told('name', 'startedOn');
  return [...(year ? ['gradeYear'] : []), ...(begins ? ['startedOn'] : []), ...(ends ? ['endedOn'] : [])];
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
