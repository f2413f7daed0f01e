import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { ColumnSpec, ReadValue } from '@/lib/excel/columns';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { platformStateOn } from '@/lib/modules/platforms/policy';
import type { Builder, Campus, Level, PlatformKind, PlatformState, Subkind } from '@/lib/modules/platforms/words';
import { inOrder, keptYuan, listOf as list, numberOf as number, textOf as text, yuanOf } from './import-cells';
import { closedWords, type firstNamed } from './import-draft';
import { type Named, namedDepartment } from './import-named';
import type { PartnerLookups } from './import-partners-lookups';
import { compared, type Judged, refused } from './import-planned';
import type { KnownPlatforms } from './import-platforms';
import { type Member, membersBehind, membersOf, storedMembers } from './import-platforms-members';
import { problemAt, type ReadRow, type RowProblem } from './import-target';

/** A platform's cells as they are compared and written: `equipmentValue` in 元; partners and programmes by their names, those that stay among them. */
export type PlatformValues = { name: string; campus: Campus | null } & Record<
  | ('department' | 'responsible' | 'agreement' | 'partners' | 'leads' | 'initiators' | 'programmes')
  | ('plannedOn' | 'establishedOn' | 'validTo' | 'equipmentValue' | 'address' | 'introduction' | 'remark'),
  string | null
> &
  Record<'capacity' | 'workplaces', number | null> & {
    subkind: Subkind | null;
    level: Level | null;
    builtBy: Builder | null;
  };
/** What a session knows of a row that it has judged; a partner or department without an id is made. */
export type PlatformPlan = {
  values: PlatformValues;
  department: Named | null;
  responsibleId: string | null;
  agreementId: string | null;
  members: Member[];
  programmeIds: string[];
};

/** What is read with a platform that a row may mean. */
export const PARTS = {
  department: { select: { name: true } },
  responsible: { select: { user: { select: { name: true } } } },
  agreement: { select: { number: true, title: true } },
  partners: { select: { part: true, version: true, leftOn: true, partner: { select: { id: true, name: true } } } },
  programmes: { select: { programme: { select: { id: true, name: true } } } },
} as const satisfies Prisma.PlatformInclude;
type Stored = Prisma.PlatformGetPayload<{ include: typeof PARTS }>;

type Judging = {
  kind: PlatformKind;
  specs: readonly ColumnSpec<never>[];
  known: KnownPlatforms & { lookups: PartnerLookups; college: string };
  repeated: ReturnType<typeof firstNamed>;
  createMissing: boolean;
  today: Day;
};
const refuses = (problems: readonly RowProblem[]) => problems.some(({ severity }) => severity === 'refused');

/** What becomes of a row: refused with all that is wrong, or what it makes of the platform of that name. */
export function judgePlatform(row: ReadRow, judging: Judging): Judged<PlatformPlan> {
  const { kind, specs, known, repeated, createMissing, today } = judging;
  const problems = closedWords(row, specs);
  const refuse = (...more: RowProblem[]) => refused([...problems, ...more]);
  if (refuses(problems)) return refuse();
  const name = text(row, 'name');
  if (!name) return refuse(problemAt(row, 'name', 'refused', 'required'));
  // The export of all kinds has a column that says it.
  if ((text(row, 'kind') ?? kind) !== kind) return refuse(problemAt(row, 'kind', 'refused', 'other-kind'));
  const twice = repeated(row, name, 'name');
  if (twice) return refuse(twice);
  const now = known.stored.find((each) => each.name === name);
  const campus = (text(row, 'campus') ?? now?.campus ?? null) as Campus | null;
  if (kind === 'TRAINING_BASE' && !campus) return refuse(problemAt(row, 'campus', 'refused', 'required'));

  const belonging = membersOf(row, { ...known, createMissing, stored: now?.partners ?? [] });
  const department = namedDepartment(row, text(row, 'department'), { lookups: known.lookups, createMissing });
  problems.push(...belonging.problems, ...(department.problem ? [department.problem] : []));
  if (refuses(problems)) return refuse();
  const served = servedBy(row, known, now);
  const responsible = responsibleOf(row, known, now);
  const agreement = agreementOf(row, known, now);
  const days = daysOf(row, now, today);
  const equipment = equipmentOf(row, now && known.worth.get(now.id));
  problems.push(...[served, responsible, agreement, days, equipment].flatMap(({ problem }) => problem ?? []));
  if (refuses(problems)) return refuse();

  const values: PlatformValues = {
    ...{ name, campus, ...days.values, department: department.found?.name ?? null },
    ...{ responsible: responsible.found?.name ?? null, agreement: agreement.found?.name ?? null },
    ...{ ...ownValues(row), ...belonging.values, equipmentValue: equipment.value },
    programmes: inOrder([...served.added.map((each) => each.name), ...programmesOf(now)]),
  };
  const plan: PlatformPlan = {
    ...{ values, department: department.found, members: belonging.members },
    ...{ responsibleId: responsible.found?.id ?? null, agreementId: agreement.found?.id ?? null },
    programmeIds: served.added.map(({ id }) => id),
  };
  const behind = (stored: Stored) => idsOf(stored, plan);
  return compared(specs, { now, stored: storedValues, behind, values, problems, plan });
}

/** What a row says of the platform alone. */
function ownValues(row: ReadRow) {
  return {
    subkind: text(row, 'subkind') as Subkind | null,
    level: text(row, 'level') as Level | null,
    builtBy: text(row, 'builtBy') as Builder | null,
    ...{ capacity: number(row, 'capacity'), workplaces: number(row, 'workplaces'), address: text(row, 'address') },
    ...{ introduction: text(row, 'introduction'), remark: text(row, 'remark') },
  };
}

/** The value of a base's equipment; where pieces are entered, their sum counts, and is what the export writes. */
function equipmentOf(row: ReadRow, sum: number | undefined) {
  const said = text(row, 'equipmentValue');
  const value = said === null ? null : keptYuan(Number(said));
  if (sum === undefined) return { value, problem: null };
  const differs = value !== null && value !== yuanOf(sum);
  return { value: null, problem: differs ? problemAt(row, 'equipmentValue', 'warning', 'pieces-count') : null };
}

/** The programmes that a row adds; of several of one name none where one is served already. */
function servedBy(row: ReadRow, { programmes }: KnownPlatforms, now: Stored | undefined) {
  const said = list(row, 'programmes');
  const there = programmesOf(now);
  const added = programmes.filter(({ name }) => said.includes(name) && !there.includes(name));
  const unknown = said.filter((name) => !there.includes(name) && !added.some((each) => each.name === name));
  const warning = () => problemAt(row, 'programmes', 'warning', 'unknown-programme', { found: unknown.join('、') });
  return { added, problem: unknown.length > 0 ? warning() : null };
}

type Found = { found: { id: string; name: string } | null; problem?: RowProblem };

/** Who is responsible: the same person where the name is that of who is, whoever else is called so. */
function responsibleOf(row: ReadRow, { people }: KnownPlatforms, now: Stored | undefined): Found {
  const name = text(row, 'responsible');
  if (!name) return { found: null };
  if (now?.responsibleId && now.responsible?.user.name === name) return { found: { id: now.responsibleId, name } };
  const [first, second] = people.filter(({ user }) => user.name === name);
  if (first && !second) return { found: { id: first.id, name } };
  const code = first ? 'ambiguous-person' : 'unknown-person';
  return { found: null, problem: problemAt(row, 'responsible', 'warning', code, { found: name }) };
}

const labelOf = ({ number: no, title }: { number: string | null; title: string }) => no ?? title;

/** The agreement of that number, else the only one of that title: the export writes the title where there is no number. */
function agreementOf(row: ReadRow, { agreements }: KnownPlatforms, now: Stored | undefined): Found {
  const said = text(row, 'agreement');
  if (!said) return { found: null };
  if (now?.agreementId && now.agreement && labelOf(now.agreement) === said)
    return { found: { id: now.agreementId, name: said } };
  const titled = agreements.filter(({ title }) => title === said);
  const found = agreements.find((each) => each.number === said) ?? (titled.length === 1 ? titled[0] : undefined);
  if (found) return { found: { id: found.id, name: labelOf(found) } };
  return { found: null, problem: problemAt(row, 'agreement', 'warning', 'unknown-agreement', { found: said }) };
}

/** The days that a row says, those that stand there, or today. The state follows from them, so a sheet's can only say which of them is meant. */
function daysOf(row: ReadRow, now: Stored | undefined, today: Day) {
  const state = text(row, 'state') as PlatformState | null;
  let plannedOn = text(row, 'plannedOn') ?? (now ? fromDbDate(now.plannedOn) : null);
  let establishedOn = text(row, 'establishedOn') ?? (now ? fromDbDate(now.establishedOn) : null);
  if (!now && !establishedOn) {
    const planned = state === 'PLANNED' || (plannedOn !== null && state !== 'OPERATING');
    if (planned) plannedOn ??= today;
    else establishedOn = today;
  }
  const validTo = text(row, 'validTo');
  const values = { plannedOn, establishedOn, validTo };
  const closedOn = now ? fromDbDate(now.closedOn) : null;
  const begun = establishedOn ?? plannedOn;
  const refuse = (key: string, code: string, found: string) => ({
    ...{ values, problem: problemAt(row, key, 'refused', code, { found }) },
  });
  if (plannedOn && establishedOn && establishedOn < plannedOn)
    return text(row, 'plannedOn')
      ? refuse('plannedOn', 'after-established', establishedOn)
      : refuse('establishedOn', 'ends-before-start', plannedOn);
  if (closedOn && begun && closedOn < begun)
    return refuse(establishedOn ? 'establishedOn' : 'plannedOn', 'after-closed', closedOn);
  if (validTo && begun && validTo < begun) return refuse('validTo', 'ends-before-start', validTo);
  const asDate = (day: string | null) => (day ? toDbDate(day as Day) : null);
  const days = { plannedOn: asDate(plannedOn), establishedOn: asDate(establishedOn), closedOn: asDate(closedOn) };
  const differs = state !== null && state !== platformStateOn(days, today);
  return { values, problem: differs ? problemAt(row, 'state', 'warning', 'state-by-days') : null };
}

/** The ids that stood there, and what the row adds. */
function idsOf({ departmentId, responsibleId, agreementId }: Stored, { members, programmeIds }: PlatformPlan) {
  return {
    ...{ department: { departmentId }, responsible: { responsibleId }, agreement: { agreementId } },
    ...{ ...membersBehind(members), programmes: { served: programmeIds } },
  };
}

const programmesOf = (platform: Stored | undefined) =>
  platform?.programmes.map(({ programme }) => programme.name) ?? [];

function storedValues(platform: Stored): Record<string, ReadValue> {
  const { name, campus, subkind, level, builtBy, capacity, workplaces, address, introduction, remark } = platform;
  return {
    ...{ name, campus, subkind, level, builtBy, capacity, workplaces, address, introduction, remark },
    ...{ plannedOn: fromDbDate(platform.plannedOn), establishedOn: fromDbDate(platform.establishedOn) },
    ...{ validTo: fromDbDate(platform.validTo), equipmentValue: yuanOf(platform.equipmentValue) },
    ...{ department: platform.department?.name ?? null, responsible: platform.responsible?.user.name ?? null },
    agreement: platform.agreement && labelOf(platform.agreement),
    ...storedMembers(platform.partners),
    programmes: inOrder(programmesOf(platform)),
  };
}
