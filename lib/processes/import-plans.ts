import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import { tidyBlanks, tidyLines } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { PLAN_IMPORT_SPECS } from '@/lib/modules/plans/excel';
import { numberOf as number, textOf as text } from './import-cells';
import { closedWords, compareValues, firstNamed } from './import-draft';
import { type Named, namedDepartment, namedPerson, PERSON, readStaff } from './import-named';
import { type PartnerLookups, readLookups } from './import-partners-lookups';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import { meantBy, programmeSaid } from './import-plans-meant';
import { undoPlans, writePlans } from './import-plans-write';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** A plan's cells as they are compared and written; whom it is for by name. */
export type PlanValues = { name: string; startsOn: Day; endsOn: Day; visitEvery: number | null } & Record<
  | ('kind' | 'stage' | 'department' | 'programme' | 'schoolClass' | 'orderClass' | 'teacher' | 'tasks' | 'madeOn')
  | ('safetyRulesOn' | 'safetyRules' | 'filedOn' | 'filingNo' | 'journalEvery' | 'credits'),
  string | null
>;
/** What a session knows of a row that it has judged; a department without an id is made. */
export type PlanDraft = {
  values: PlanValues;
  department: Named | null;
  ids: Record<'programmeId' | 'schoolClassId' | 'orderClassId' | 'teacherId', string | null>;
};

/** Internship plans as a target of the import. */
export const planImport: ImportTarget = {
  module: 'plans',
  permission: 'plans.import',
  specs: PLAN_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['name', 'kind', 'department', 'programme', 'schoolClass', 'teacher', 'startsOn', 'endsOn'],
  masked: [],
  templateSpecs: async () => PLAN_IMPORT_SPECS,
  open: openSession,
  undo: undoPlans,
};

const NAMED = { select: { id: true, name: true } } as const;
const PARTS = {
  ...{ department: NAMED, programme: NAMED, schoolClass: NAMED, orderClass: NAMED, teacher: PERSON },
} as const satisfies Prisma.InternshipPlanInclude;
export type StoredPlan = Prisma.InternshipPlanGetPayload<{ include: typeof PARTS }>;
export type PlansKnown = Awaited<ReturnType<typeof readKnown>>;

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const said = (key: string) => ({ in: rows.flatMap((row) => text(row, key) ?? []) });
  const stored: StoredPlan[] = await tx.internshipPlan.findMany({ where: at, include: PARTS });
  const programmes = await tx.programme.findMany({ where: at, select: NAMED.select });
  const schoolClasses = await tx.schoolClass.findMany({
    where: { ...at, name: said('schoolClass') },
    select: { id: true, name: true, programmeId: true },
  });
  const orderClasses = await tx.orderClass.findMany({ where: { ...at, name: said('orderClass') }, ...NAMED });
  const plans = new Map(stored.map((plan) => [tidyBlanks(plan.name), plan]));
  return { plans, programmes, schoolClasses, orderClasses, staff: await readStaff({ tx, ctx }) };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const lookups = await readLookups(tx, ctx);
  return plannedSession<PlanDraft>(
    PLAN_IMPORT_SPECS,
    async (rows) => {
      const judging = { known: await readKnown(tx, ctx, rows), repeated: firstNamed(), lookups, createMissing };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writePlans({ tx, ctx, batchId, done, lookups }, planned),
  );
}

type Judging = {
  known: PlansKnown;
  repeated: ReturnType<typeof firstNamed>;
  lookups: PartnerLookups;
  createMissing: boolean;
};

function judge(row: ReadRow, { known, repeated, lookups, createMissing }: Judging): Judged<PlanDraft> {
  const faults = faultsOf(row, closedWords(row, PLAN_IMPORT_SPECS));
  faults.need('name', 'startsOn', 'endsOn');
  const name = text(row, 'name');
  if (name && !faults.told('name')) faults.once(repeated, name, 'name');
  const { now, schoolClass, orderClass } = meantBy(row, faults, known);
  const programme = programmeSaid(row, faults, { programmes: known.programmes, schoolClass, orderClass, now });
  const department = namedDepartment(row, text(row, 'department'), { lookups, createMissing });
  const said = text(row, 'teacher');
  const kept = now?.teacher ? [now.teacher] : [];
  const guide = said ? namedPerson(row, 'teacher', said, { staff: known.staff, kept }) : null;
  const [teacher = null] = guide?.people ?? [];
  faults.add(department.problem, guide?.problem);

  const named = { department: department.found?.name ?? null, programme: programme?.name ?? null };
  const classes = { schoolClass: schoolClass?.name ?? null, orderClass: orderClass?.name ?? null };
  const values = valuesOf(row, { ...named, ...classes, teacher: teacher?.user.name ?? null }, now);
  wrongWith(faults, values, now);
  if (faults.refused()) return refused(faults.problems);
  const ids = {
    ...{ programmeId: programme?.id ?? null, teacherId: teacher?.id ?? null },
    ...{ schoolClassId: schoolClass?.id ?? null, orderClassId: orderClass?.id ?? null },
  };
  const plan: PlanDraft = { values, department: department.found, ids };
  const { problems } = faults;
  return compared(PLAN_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

type Names = Pick<PlanValues, 'department' | 'programme' | 'schoolClass' | 'orderClass' | 'teacher'>;

/** The row's values; a new plan is of the usual kind and asks for weekly journals where it says nothing else. */
function valuesOf(row: ReadRow, names: Names, now: StoredPlan | undefined): PlanValues {
  // A ledger's kind may say the stage too.
  const [kind = null, stage = null] = text(row, 'kind')?.split(' ') ?? [];
  const credits = text(row, 'credits');
  return {
    ...{ name: text(row, 'name') ?? '', kind: kind ?? (now ? null : 'POST'), stage: text(row, 'stage') ?? stage },
    ...names,
    ...{ startsOn: text(row, 'startsOn') ?? '', endsOn: text(row, 'endsOn') ?? '', tasks: text(row, 'tasks') },
    ...{ madeOn: text(row, 'madeOn'), safetyRulesOn: text(row, 'safetyRulesOn') },
    ...{ safetyRules: text(row, 'safetyRules'), filedOn: text(row, 'filedOn'), filingNo: text(row, 'filingNo') },
    journalEvery: text(row, 'journalEvery') ?? (now ? null : 'WEEKLY'),
    visitEvery: number(row, 'visitEvery'),
    credits: credits && String(Number(credits)),
  };
}

/** What the form would refuse too. */
function wrongWith(faults: Faults, values: PlanValues, now: StoredPlan | undefined): void {
  const { startsOn, endsOn, credits } = values;
  if (!faults.told('startsOn') && endsOn < startsOn) faults.refuse('endsOn', 'ends-before-start');
  const [kind, stage] = [values.kind ?? now?.kind, values.stage ?? now?.stage];
  if (kind === 'ORIENTATION' && stage && !faults.told('kind', 'stage'))
    faults.refuse(values.stage ? 'stage' : 'kind', 'no-stage');
  if (credits && !Number.isInteger(Number(credits) * 2)) faults.refuse('credits', 'half-credits', { found: credits });
  // What is over stays as it is, in a sheet as in the form.
  const over = now && ['CLOSED', 'CANCELLED'].includes(now.state);
  if (over && compareValues([], storedValues(now), values).changes.length > 0)
    faults.refuse('name', 'plan-over', { found: values.name });
}

/** What stood behind the words of a sheet, for taking a change back: ids, and texts as they were written. */
const behind = (stored: StoredPlan) => ({
  ...{ department: { departmentId: stored.departmentId }, programme: { programmeId: stored.programmeId } },
  ...{ schoolClass: { schoolClassId: stored.schoolClassId }, orderClass: { orderClassId: stored.orderClassId } },
  ...{ teacher: { teacherId: stored.teacherId }, tasks: { tasks: stored.tasks } },
  ...{ safetyRules: { safetyRules: stored.safetyRules }, filingNo: { filingNo: stored.filingNo } },
});

function storedValues(plan: StoredPlan): Record<string, ReadValue> {
  const { kind, stage, journalEvery, visitEvery, tasks, safetyRules, filingNo, credits } = plan;
  return {
    ...{ name: tidyBlanks(plan.name), kind, stage, journalEvery, visitEvery },
    ...{ department: plan.department?.name ?? null, programme: plan.programme?.name ?? null },
    ...{ schoolClass: plan.schoolClass?.name ?? null, orderClass: plan.orderClass?.name ?? null },
    ...{ teacher: plan.teacher?.user.name ?? null, filingNo: filingNo && tidyBlanks(filingNo) },
    ...{ startsOn: fromDbDate(plan.startsOn), endsOn: fromDbDate(plan.endsOn), madeOn: fromDbDate(plan.madeOn) },
    ...{ safetyRulesOn: fromDbDate(plan.safetyRulesOn), filedOn: fromDbDate(plan.filedOn) },
    ...{ tasks: tasks && tidyLines(tasks), safetyRules: safetyRules && tidyLines(safetyRules) },
    credits: credits === null ? null : String(Number(credits)),
  };
}
