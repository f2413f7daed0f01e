import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { FINDING_IMPORT_SPECS } from '@/lib/modules/inspections/excel';
import { inspectedBases, MENDING_ROLES } from '@/lib/modules/inspections/policy';
import type { InspectionResult } from '@/lib/modules/inspections/words';
import { textOf as text } from './import-cells';
import { closedWords, compareValues } from './import-draft';
import { undoFindings, writeFindings } from './import-findings-write';
import { namedPerson, PERSON, type Person } from './import-named';
import {
  compared,
  type Faults,
  faultsOf,
  type Judged,
  type Judging,
  meantSession,
  refused,
  type Values,
} from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

const FINDINGS = {
  findings: { orderBy: { id: 'asc' }, include: { owner: PERSON } },
} as const satisfies Prisma.InspectionInclude;
type Inspection = Prisma.InspectionGetPayload<{ include: typeof FINDINGS }>;
type Finding = Inspection['findings'][number];
/** An inspection that rows name and the base does not have yet; the first of them makes it, and writing gives it its id. */
export type NewInspection = {
  id: string | null;
  row: number;
  platformId: string;
  inspectedOn: Day;
  result: InspectionResult;
} & Record<'inspectors' | 'summary' | 'nextOn', string | null>;
/** What a session knows of a row that it has judged: a finding, or without one the inspection itself. */
export type FindingPlan = {
  inspection: NewInspection | { id: string };
  finding: { what: string; ownerId: string | null } | null;
  values: Values;
};

/** What inspections of training bases found, and the inspections themselves, as a target of the import. */
export const findingImport: ImportTarget = {
  module: 'findings',
  permission: 'inspections.import',
  specs: FINDING_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['base', 'inspectedOn', 'result', 'what', 'owner', 'dueOn', 'doneOn'],
  masked: [],
  templateSpecs: async () => FINDING_IMPORT_SPECS,
  open: openSession,
  undo: undoFindings,
};

/** What earlier rows of the file say of a stored inspection. */
type Said = { result?: string; found?: boolean };
type Known = Awaited<ReturnType<typeof readKnown>>;

/** What ledgers write where nothing was found. */
const NOTHING_FOUND = ['无', '没有', '暂无', '无问题', '未发现', '未发现问题', '正常'];
const whatOf = (row: ReadRow): string | null => {
  const said = text(row, 'what');
  return said && !NOTHING_FOUND.includes(said) ? said : null;
};

/** What the words of the sheet are looked up in, and the inspections that its rows make. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const names = [...new Set(rows.flatMap((row) => text(row, 'base') ?? []))];
  const bases = await tx.platform.findMany({
    where: { AND: [inspectedBases(ctx), { name: { in: names } }] },
    select: { id: true, name: true },
  });
  const inspections = await tx.inspection.findMany({
    where: { institutionId: ctx.institutionId, platformId: { in: bases.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    include: FINDINGS,
  });
  const staff = await tx.membership.findMany({
    where: { institutionId: ctx.institutionId, role: { in: MENDING_ROLES }, endedAt: null },
    orderBy: { id: 'asc' },
    ...PERSON,
  });
  return { bases, inspections, staff, made: new Map<string, NewInspection>(), said: new Map<string, Said>() };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const read = (rows: ReadRow[]) => readKnown(tx, ctx, rows);
  return meantSession({ tx, ctx, createMissing }, { specs: FINDING_IMPORT_SPECS, read, judge, write: writeFindings });
}

function judge(row: ReadRow, judging: Judging<Known>): Judged<FindingPlan> {
  const { known, today } = judging;
  const faults = faultsOf(row, closedWords(row, FINDING_IMPORT_SPECS));
  faults.need('base', 'inspectedOn');
  const base = baseOf(row, faults, known);
  const inspectedOn = text(row, 'inspectedOn');
  if (inspectedOn && inspectedOn > today) faults.refuse('inspectedOn', 'in-the-future', { found: inspectedOn });
  daysOf(row, faults, { inspectedOn, today });
  const what = whatOf(row);
  if (!what && ['owner', 'dueOn', 'doneOn', 'mending'].some((key) => text(row, key))) faults.refuse('what', 'required');
  if (!base || !inspectedOn || faults.told('base', 'inspectedOn')) {
    if (what && !faults.told('dueOn')) faults.need('dueOn');
    return refused(faults.problems);
  }
  const stored = known.inspections.filter(
    (each) => each.platformId === base.id && fromDbDate(each.inspectedOn) === inspectedOn,
  );
  const at = { ...judging, faults, base, inspectedOn, stored };
  return what || faults.told('what') ? judgeFinding(row, at) : judgeInspection(row, at);
}

type At = Judging<Known> & {
  faults: Faults;
  base: { id: string };
  inspectedOn: Day;
  /** Those of the base and day; there may be several, of which a finding is one's and a row without one means the first. */
  stored: Inspection[];
};

/** The base that the row names: one of its name. */
function baseOf(row: ReadRow, faults: Faults, { bases }: Known) {
  const found = text(row, 'base');
  const [first, second] = bases.filter(({ name }) => name === found);
  if (found && !first) faults.refuse('base', 'unknown-base', { found });
  if (found && second) faults.refuse('base', 'ambiguous-platform', { found });
  return second ? undefined : first;
}

/** Nothing is due or mended before the inspection, nothing is mended tomorrow, and the next inspection comes after. */
function daysOf(row: ReadRow, faults: Faults, { inspectedOn, today }: { inspectedOn: string | null; today: Day }) {
  const doneOn = text(row, 'doneOn');
  if (doneOn && doneOn > today) faults.refuse('doneOn', 'in-the-future', { found: doneOn });
  if (!inspectedOn || faults.told('inspectedOn')) return;
  for (const key of ['dueOn', 'doneOn'])
    if ((text(row, key) ?? inspectedOn) < inspectedOn) faults.refuse(key, 'before-inspection');
  const nextOn = text(row, 'nextOn');
  if (nextOn && nextOn <= inspectedOn) faults.refuse('nextOn', 'not-after-inspection');
}

const KEYS = ['inspectors', 'result', 'summary', 'nextOn'] as const;
const saysOf = (row: ReadRow) => Object.fromEntries(KEYS.map((key) => [key, text(row, key)])) as Values;
const inspectionValues = ({ inspectors, result, summary, nextOn }: Inspection): Values => ({
  ...{ inspectors, result, summary, nextOn: fromDbDate(nextOn) },
});

/** A row without a finding is the inspection itself; with findings it cannot have passed. */
function judgeInspection(
  row: ReadRow,
  { known, faults, meant, base, inspectedOn, stored: same }: At,
): Judged<FindingPlan> {
  const values = saysOf(row);
  const earlier = known.made.get(`${base.id} ${inspectedOn}`);
  if (same.length === 0 && !earlier) faults.need('result');
  if (earlier) faults.refuse('inspectedOn', 'duplicate-row', { row: earlier.row });
  const name = `${base.id} ${inspectedOn}`;
  const stored = meant(row, faults, { name, key: 'inspectedOn', same, stored: inspectionValues, values: () => values });
  const found = stored && (stored.findings.length > 0 || known.said.get(stored.id)?.found);
  if (found && values.result === 'PASSED') faults.refuse('result', 'passed-with-findings');
  if (faults.refused()) return refused(faults.problems);
  if (stored && typeof values.result === 'string') known.said.set(stored.id, { result: values.result, found });
  const inspection = stored ?? makeInspection(row, { known, base, inspectedOn });
  const plan = { inspection, finding: null, values };
  const { problems } = faults;
  return compared(FINDING_IMPORT_SPECS, { now: stored, stored: inspectionValues, values, problems, plan });
}

/** The inspection that the row makes, for the rows below to name. */
function makeInspection(row: ReadRow, { known, base, inspectedOn }: Pick<At, 'known' | 'base' | 'inspectedOn'>) {
  const { result, ...said } = saysOf(row) as Record<(typeof KEYS)[number], string | null>;
  const made: NewInspection = {
    ...{ id: null, row: row.row, platformId: base.id, inspectedOn, ...said },
    // What was found is to be mended, unless the row says more.
    result: (result ?? 'MENDING') as InspectionResult,
  };
  known.made.set(`${base.id} ${inspectedOn}`, made);
  return made;
}

const findingValues = ({ owner, dueOn, doneOn, mending }: Finding): Values => ({
  ...{ owner: owner?.user.name ?? null, dueOn: fromDbDate(dueOn), doneOn: fromDbDate(doneOn), mending },
});

/** A finding of an inspection that is there, or that this row or one above makes. */
function judgeFinding(row: ReadRow, at: At): Judged<FindingPlan> {
  const { known, faults, meant, base, inspectedOn, stored } = at;
  const what = whatOf(row) ?? '';
  const name = `${base.id} ${inspectedOn} ${what}`;
  const same = stored.flatMap(({ findings }) => findings).filter((each) => each.what === what);
  const plain: Values = { dueOn: text(row, 'dueOn'), doneOn: text(row, 'doneOn'), mending: text(row, 'mending') };
  const unchanged = (each: Finding) => compareValues([], findingValues(each), plain).changes.length === 0;
  // Whichever the row means: what is wrong with it is told before it takes one, for a refused row takes none.
  const likely = same.find(unchanged) ?? same[0];
  const kin = stored.find(({ id }) => id === likely?.inspectionId) ?? stored[0];
  const there = kin ?? known.made.get(`${base.id} ${inspectedOn}`);
  inspectionOf(row, faults, there, kin && known.said.get(kin.id)?.result);
  const owner = ownerOf(row, faults, likely, known);
  const values: Values = { ...plain, owner: owner?.user.name ?? null };
  if (!likely) faults.need('dueOn');
  mendedOf(faults, likely, values);
  const now = meant(row, faults, { name, key: 'what', same, stored: findingValues, values: () => plain });
  if (faults.refused()) return refused(faults.problems);
  if (kin) known.said.set(kin.id, { ...known.said.get(kin.id), found: true });

  const plan: FindingPlan = {
    ...{ inspection: there ?? makeInspection(row, at), finding: { what, ownerId: owner?.id ?? null } },
    values,
  };
  const behind = ({ ownerId }: Finding) => ({ owner: { ownerId } });
  const { problems } = faults;
  return compared(FINDING_IMPORT_SPECS, { now, stored: findingValues, behind, values, problems, plan });
}

/** Who is to mend it: who has it already, or else the one of the college who has the name. */
function ownerOf(row: ReadRow, faults: Faults, now: Finding | undefined, { staff }: Known): Person | null {
  const said = text(row, 'owner');
  if (!said) return null;
  const { people, problem } = namedPerson(row, 'owner', said, { staff, kept: now?.owner ? [now.owner] : [] });
  faults.add(problem);
  return people[0] ?? null;
}

/** What passed has no findings; what stands of an inspection is changed on its page, or by a row that names no finding. */
function inspectionOf(
  row: ReadRow,
  faults: Faults,
  there: Inspection | NewInspection | undefined,
  said = there?.result ?? text(row, 'result'),
): void {
  if (said === 'PASSED') faults.refuse(there ? 'what' : 'result', 'passed-with-findings');
  if (!there) return;
  const { inspectors, result, summary, nextOn } = there;
  const now = { inspectors, result, summary, nextOn: nextOn instanceof Date ? fromDbDate(nextOn) : nextOn };
  for (const key of KEYS) {
    const found = text(row, key);
    if (found && found !== now[key]) faults.warn(key, 'inspection-stays');
  }
}

/** Mended are a day and how; what is mended stays so until it is opened again. */
function mendedOf(faults: Faults, now: Finding | undefined, values: Values): void {
  const changes = now && Object.entries(values).some(([key, value]) => value && value !== findingValues(now)[key]);
  if (now?.doneOn && changes) faults.refuse('what', 'mended-stays');
  if (now?.doneOn) return;
  if (values.doneOn && !values.mending && !faults.told('mending')) faults.need('mending');
  if (values.mending && !values.doneOn && !faults.told('doneOn')) faults.need('doneOn');
}
