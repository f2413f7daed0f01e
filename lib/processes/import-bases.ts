import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { BASE_IMPORT_SPECS } from '@/lib/modules/platforms/excel';
import type { Builder, Campus, Level, Subkind } from '@/lib/modules/platforms/words';
import { undoBases, writeBases } from './import-bases-write';
import { inOrder, keptYuan, listOf as list, numberOf as number, textOf as text, yuanOf } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import type { NamedPartner } from './import-missing';
import { type Named, namedDepartment, namedPartner } from './import-named';
import { type PartnerLookups, readLookups } from './import-partners-lookups';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, type Judged, plannedSession, refused } from './import-planned';
import { type ImportSession, type ImportTarget, problemAt, type ReadRow } from './import-target';

/** A base's cells as they are compared and written: `equipmentValue` in 元; partners and programmes by their names, those that stay among them. */
export type BaseValues = { name: string; campus: Campus } & Record<
  'department' | 'establishedOn' | 'validTo' | 'equipmentValue' | 'address' | 'partners' | 'programmes',
  string | null
> &
  Record<'capacity' | 'workplaces', number | null> & {
    subkind: Subkind | null;
    level: Level | null;
    builtBy: Builder | null;
  };
/** What a session knows of a row that it has judged; a partner without an id is made. */
export type BasePlan = {
  values: BaseValues;
  /** Without an id it is made. */
  department: Named | null;
  partners: NamedPartner[];
  programmeIds: string[];
};

/** Training bases on and off campus as a target of the import. */
export const baseImport: ImportTarget = {
  module: 'training-bases',
  permission: 'platforms.import',
  specs: BASE_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['name', 'campus', 'subkind', 'department', 'partners', 'capacity', 'establishedOn', 'validTo'],
  masked: [],
  templateSpecs: async () => BASE_IMPORT_SPECS,
  open: openSession,
  undo: undoBases,
};

const PARTS = {
  department: { select: { name: true } },
  partners: { select: { partner: { select: { id: true, name: true } } } },
  programmes: { select: { programme: { select: { id: true, name: true } } } },
} as const satisfies Prisma.PlatformInclude;
type Stored = Prisma.PlatformGetPayload<{ include: typeof PARTS }>;
type Known = Awaited<ReturnType<typeof readKnown>>;

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const wanted = rows.flatMap((row) => list(row, 'partners')).map((name) => ({ code: null, name }));
  const names = rows.flatMap((row) => text(row, 'name') ?? []);
  const stored: Stored[] = await tx.platform.findMany({
    where: { ...at, kind: 'TRAINING_BASE', name: { in: names } },
    include: PARTS,
  });
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true } });
  return { stored, programmes, match: partnerMatcher(await partnersMeant(tx, ctx, wanted)) };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const lookups = await readLookups(tx, ctx);
  return plannedSession<BasePlan>(
    BASE_IMPORT_SPECS,
    async (rows) => {
      const known = { ...(await readKnown(tx, ctx, rows)), lookups };
      const judging = { known, repeated: firstNamed(), createMissing, today: ctx.today };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writeBases({ tx, ctx, batchId, done, lookups }, planned),
  );
}

type Judging = {
  known: Known & { lookups: PartnerLookups };
  repeated: ReturnType<typeof firstNamed>;
  createMissing: boolean;
  today: Day;
};

function judge(row: ReadRow, { known, repeated, createMissing, today }: Judging): Judged<BasePlan> {
  const problems = closedWords(row, BASE_IMPORT_SPECS);
  const refuse = (...more: typeof problems) => refused([...problems, ...more]);
  if (problems.some((problem) => problem.severity === 'refused')) return refuse();
  const name = text(row, 'name');
  if (!name) return refuse(problemAt(row, 'name', 'refused', 'required'));
  const twice = repeated(row, name, 'name');
  if (twice) return refuse(twice);
  const now = known.stored.find((each) => each.name === name);
  const campus = (text(row, 'campus') ?? now?.campus ?? null) as Campus | null;
  if (!campus) return refuse(problemAt(row, 'campus', 'refused', 'required'));

  const { match, lookups } = known;
  const asked = list(row, 'partners').map((said) => namedPartner(row, { key: 'partners', said, match, createMissing }));
  const department = namedDepartment(row, text(row, 'department'), { lookups, createMissing });
  problems.push(...[...asked, department].flatMap(({ problem }) => problem ?? []));
  if (problems.some((problem) => problem.severity === 'refused')) return refuse();
  const partners = asked.flatMap(({ found }) => found ?? []);
  const said = list(row, 'programmes');
  const served = known.programmes.filter((each) => said.includes(each.name));
  const unknown = said.filter((each) => !served.some((programme) => programme.name === each));
  if (unknown.length > 0)
    problems.push(problemAt(row, 'programmes', 'warning', 'unknown-programme', { found: unknown.join('、') }));

  const establishedOn = text(row, 'establishedOn') ?? (now ? fromDbDate(now.establishedOn) : today);
  const validTo = text(row, 'validTo');
  if (validTo && establishedOn && validTo < establishedOn)
    return refuse(problemAt(row, 'validTo', 'refused', 'ends-before-start'));
  const values: BaseValues = {
    ...{ name, campus, establishedOn, validTo, department: department.found?.name ?? null },
    ...ownValues(row),
    // Who is not in the sheet stays: a ledger of one office names its own partners only.
    partners: inOrder([...partners.map((each) => each.name), ...(now ? partnersOf(now) : [])]),
    programmes: inOrder([...served.map((each) => each.name), ...(now ? programmesOf(now) : [])]),
  };
  const programmeIds = served.map(({ id }) => id);
  const plan: BasePlan = { values, department: department.found, partners, programmeIds };
  const behind = (stored: Stored) => idsOf(stored, plan);
  return compared(BASE_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

/** What a row says of the base alone. */
function ownValues(row: ReadRow) {
  const value = text(row, 'equipmentValue');
  return {
    subkind: text(row, 'subkind') as Subkind | null,
    level: text(row, 'level') as Level | null,
    builtBy: text(row, 'builtBy') as Builder | null,
    ...{ capacity: number(row, 'capacity'), workplaces: number(row, 'workplaces'), address: text(row, 'address') },
    equipmentValue: value === null ? null : keptYuan(Number(value)),
  };
}

/** The department that stood there, and what the row adds: partners that there are by their ids, those that are made by their names. */
function idsOf({ departmentId, partners, programmes }: Stored, plan: BasePlan) {
  const added = plan.partners.filter(({ id }) => !partners.some(({ partner }) => partner.id === id));
  return {
    department: { departmentId },
    partners: {
      joined: added.flatMap(({ id }) => id ?? []),
      made: added.flatMap(({ id, name }) => (id ? [] : [name])),
    },
    programmes: { served: plan.programmeIds.filter((id) => !programmes.some(({ programme }) => programme.id === id)) },
  };
}

const partnersOf = ({ partners }: Stored) => partners.map(({ partner }) => partner.name);
const programmesOf = ({ programmes }: Stored) => programmes.map(({ programme }) => programme.name);

function storedValues(base: Stored): Record<string, ReadValue> {
  const { name, campus, subkind, level, builtBy, capacity, workplaces, address, equipmentValue } = base;
  return {
    ...{ name, campus, subkind, level, builtBy, capacity, workplaces, address },
    ...{ establishedOn: fromDbDate(base.establishedOn), validTo: fromDbDate(base.validTo) },
    equipmentValue: yuanOf(equipmentValue),
    ...{ department: base.department?.name ?? null, partners: inOrder(partnersOf(base)) },
    programmes: inOrder(programmesOf(base)),
  };
}
