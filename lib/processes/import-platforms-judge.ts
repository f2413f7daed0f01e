import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { ColumnSpec, ReadValue } from '@/lib/excel/columns';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { platformStateOn } from '@/lib/modules/platforms/policy';
import type { Builder, Campus, Level, PlatformKind, PlatformState, Subkind } from '@/lib/modules/platforms/words';
import { inOrder, keptYuan, listOf as list, numberOf as number, textOf as text, yuanOf } from './import-cells';
import { closedWords, type firstNamed } from './import-draft';
import { type Named, namedDepartment, namedPerson, PERSON } from './import-named';
import type { PartnerLookups } from './import-partners-lookups';
import { compared, type Faults, faultsOf, type Judged, refused } from './import-planned';
import type { KnownPlatforms } from './import-platforms';
import { type Member, membersBehind, membersOf, storedMembers } from './import-platforms-members';
import type { ReadRow } from './import-target';

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
  responsible: PERSON,
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

/** What becomes of a row: refused with all that is wrong, or what it makes of the platform of that name. */
export function judgePlatform(row: ReadRow, judging: Judging): Judged<PlatformPlan> {
  const { kind, specs, known, repeated, createMissing } = judging;
  const faults = faultsOf(row, closedWords(row, specs));
  faults.need('name');
  const name = text(row, 'name');
  // The export of all kinds has a column that says it.
  if ((text(row, 'kind') ?? kind) !== kind) faults.refuse('kind', 'other-kind');
  if (name) faults.once(repeated, name, 'name');
  const meant = !faults.told('name', 'kind');
  const now = meant ? known.stored.find((each) => each.name === name) : undefined;
  const campus = (text(row, 'campus') ?? now?.campus ?? null) as Campus | null;
  if (kind === 'TRAINING_BASE' && !campus && meant) faults.refuse('campus', 'required');
  const belonging = membersOf(row, { ...known, createMissing, stored: now?.partners ?? [] });
  const department = namedDepartment(row, text(row, 'department'), { lookups: known.lookups, createMissing });
  faults.add(...belonging.problems, department.problem);
  const served = servedBy(row, faults, { known, now });
  const responsible = responsibleOf(row, faults, { known, now });
  const agreement = agreementOf(row, faults, { known, now });
  const days = daysOf(row, faults, { now, today: judging.today });
  const equipmentValue = equipmentOf(row, faults, now && known.worth.get(now.id));
  if (!name || faults.refused()) return refused(faults.problems);

  const values: PlatformValues = {
    ...{ name, campus, ...days, department: department.found?.name ?? null },
    ...{ responsible: responsible?.name ?? null, agreement: agreement?.name ?? null },
    ...{ ...ownValues(row), ...belonging.values, equipmentValue },
    programmes: inOrder([...served.map((each) => each.name), ...programmesOf(now)]),
  };
  const plan: PlatformPlan = {
    ...{ values, department: department.found, members: belonging.members },
    ...{ responsibleId: responsible?.id ?? null, agreementId: agreement?.id ?? null },
    programmeIds: served.map(({ id }) => id),
  };
  const behind = (stored: Stored) => idsOf(stored, plan);
  return compared(specs, { now, stored: storedValues, behind, values, problems: faults.problems, plan });
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
function equipmentOf(row: ReadRow, faults: Faults, sum: number | undefined): string | null {
  const said = text(row, 'equipmentValue');
  const value = said === null ? null : keptYuan(Number(said));
  if (sum === undefined) return value;
  if (value !== null && value !== yuanOf(sum)) faults.warn('equipmentValue', 'pieces-count');
  return null;
}

type Asked = { known: KnownPlatforms; now: Stored | undefined };

/** The programmes that a row adds; of several of one name none where one is served already. */
function servedBy(row: ReadRow, faults: Faults, { known, now }: Asked) {
  const said = list(row, 'programmes');
  const there = programmesOf(now);
  const added = known.programmes.filter(({ name }) => said.includes(name) && !there.includes(name));
  const unknown = said.filter((name) => !there.includes(name) && !added.some((each) => each.name === name));
  if (unknown.length > 0) faults.warn('programmes', 'unknown-programme', { found: unknown.join('、') });
  return added;
}

/** Who is responsible: the same person where the name is that of who is, whoever else is called so. */
function responsibleOf(row: ReadRow, faults: Faults, { known, now }: Asked): Named | null {
  const said = text(row, 'responsible');
  if (!said) return null;
  const kept = now?.responsible ? [now.responsible] : [];
  const { people, problem } = namedPerson(row, 'responsible', said, { staff: known.staff, kept });
  faults.add(problem);
  const [person] = people;
  return person ? { id: person.id, name: person.user.name } : null;
}

const labelOf = ({ number: no, title }: { number: string | null; title: string }) => no ?? title;

/** The agreement of that number, else the only one of that title: the export writes the title where there is no number. */
function agreementOf(row: ReadRow, faults: Faults, { known: { agreements }, now }: Asked): Named | null {
  const said = text(row, 'agreement');
  if (!said) return null;
  if (now?.agreementId && now.agreement && labelOf(now.agreement) === said) return { id: now.agreementId, name: said };
  const titled = agreements.filter(({ title }) => title === said);
  const found = agreements.find((each) => each.number === said) ?? (titled.length === 1 ? titled[0] : undefined);
  if (found) return { id: found.id, name: labelOf(found) };
  faults.warn('agreement', 'unknown-agreement', { found: said });
  return null;
}

/** The days that a row says, those that stand there, or today. The state follows from them, so a sheet's can only say which of them is meant. */
function daysOf(row: ReadRow, faults: Faults, { now, today }: { now: Stored | undefined; today: Day }) {
  const state = text(row, 'state') as PlatformState | null;
  let plannedOn = text(row, 'plannedOn') ?? (now ? fromDbDate(now.plannedOn) : null);
  let establishedOn = text(row, 'establishedOn') ?? (now ? fromDbDate(now.establishedOn) : null);
  if (!now && !establishedOn) {
    const planned = state === 'PLANNED' || (plannedOn !== null && state !== 'OPERATING');
    if (planned) plannedOn ??= today;
    else establishedOn = today;
  }
  const values = { plannedOn, establishedOn, validTo: text(row, 'validTo') };
  disorder(row, faults, values, now);
  if (faults.told('name', 'kind', ...DAYS)) return values;
  const asDate = (day: string | null) => (day ? toDbDate(day as Day) : null);
  const days = { plannedOn: asDate(plannedOn), establishedOn: asDate(establishedOn), closedOn: now?.closedOn ?? null };
  if (state !== null && state !== platformStateOn(days, today)) faults.warn('state', 'state-by-days');
  return values;
}

const DAYS = ['plannedOn', 'establishedOn', 'validTo'] as const;

/** Days that are not in order. One that the row does not say is looked at only where it is clear which platform is meant, and with what other days. */
function disorder(
  row: ReadRow,
  faults: Faults,
  { plannedOn, establishedOn, validTo }: Record<(typeof DAYS)[number], string | null>,
  now: Stored | undefined,
): void {
  const known = !faults.told('name', 'kind', 'state', 'plannedOn', 'establishedOn');
  const clear = (key: string) => !faults.told(key) && (known || text(row, key) !== null);
  if (plannedOn && establishedOn && establishedOn < plannedOn && clear('plannedOn') && clear('establishedOn')) {
    if (text(row, 'plannedOn')) faults.refuse('plannedOn', 'after-established', { found: establishedOn });
    else faults.refuse('establishedOn', 'ends-before-start', { found: plannedOn });
  }
  const [begun, key] = establishedOn ? [establishedOn, 'establishedOn'] : [plannedOn, 'plannedOn'];
  const closedOn = now ? fromDbDate(now.closedOn) : null;
  if (closedOn && begun && closedOn < begun && clear(key)) faults.refuse(key, 'after-closed', { found: closedOn });
  if (validTo && begun && validTo < begun && clear(key))
    faults.refuse('validTo', 'ends-before-start', { found: begun });
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
