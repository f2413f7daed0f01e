import 'server-only';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { compareKey } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { textOf } from './import-cells';
import type { NamedPartner } from './import-missing';
import { createDepartments, createWords, type PartnerLookups } from './import-partners-lookups';
import type { PartnerNow, partnerMatcher } from './import-partners-records';
import type { Faults } from './import-planned';
import { problemAt, type ReadRow, type RowProblem } from './import-target';

/** A record that a row names; without an id it is made, and the row's gets its id. */
export type Named = { id: string | null; name: string };
type At = { tx: Tx; ctx: Ctx };
type MakingAt = At & { batchId: string };
type Making = { createMissing: boolean };
type Found<T> = { found: T | null; problem: RowProblem | null };

type Asked = {
  key: string;
  said: string;
  /** Of a column beside it. */
  creditCode?: string | null;
  match: ReturnType<typeof partnerMatcher>;
} & Making;

/** The partner that a cell names: refused where several have the name, or none has and none is to be made. */
export function namedPartner(
  row: ReadRow,
  { key, said, creditCode = null, match, createMissing }: Asked,
): Found<NamedPartner> & { partner: PartnerNow | null } {
  const { partner, ambiguous } = match(creditCode, said);
  const refuse = (code: string) => ({
    ...{ found: null, partner: null, problem: problemAt(row, key, 'refused', code, { found: said }) },
  });
  if (ambiguous) return refuse('ambiguous-owner');
  if (!partner && !createMissing) return refuse('unknown-partner');
  return {
    partner,
    found: { id: partner?.id ?? null, name: partner?.profile.name ?? said, creditCode },
    problem: partner ? null : problemAt(row, key, 'warning', 'will-create', { found: said }),
  };
}

/** Somebody of the college, as rows name people. */
export const PERSON = { select: { id: true, userId: true, user: { select: { name: true } } } } as const;
export type Person = Prisma.MembershipGetPayload<typeof PERSON>;

/** The college's own people of today. */
export function readStaff({ tx, ctx }: At): Promise<Person[]> {
  return tx.membership.findMany({
    where: { institutionId: ctx.institutionId, role: { in: [...STAFF_ROLES] }, endedAt: null },
    orderBy: { id: 'asc' },
    ...PERSON,
  });
}

type People = { staff: readonly Person[] /** Who stands there already, and may have left. */; kept: readonly Person[] };

/** Those whom a name means: who stands there already, or else the one of the college who has it; nobody, with why, where that is not clear. */
export function namedPerson(
  row: ReadRow,
  key: string,
  said: string,
  { staff, kept }: People,
): { people: Person[]; problem: RowProblem | null } {
  const named = (each: Person) => compareKey(each.user.name) === compareKey(said);
  const already = kept.filter(named);
  if (already.length > 0) return { people: already, problem: null };
  const found = staff.filter(named);
  const [first] = found;
  // Somebody may have several tasks in the college.
  if (first && found.every(({ userId }) => userId === first.userId)) return { people: [first], problem: null };
  const code = first ? 'ambiguous-person' : 'unknown-person';
  return { people: [], problem: problemAt(row, key, 'warning', code, { found: said }) };
}

/**
 * The partner of the row's own columns, code and name: null where it is to be made, undefined where it cannot be told who is meant. While the code is
 * wrong the name alone may mean somebody else, and nothing is said of it.
 */
export function partnerOfRow(
  row: ReadRow,
  faults: Faults,
  { match, createMissing }: Pick<Asked, 'match'> & Making,
): PartnerNow | null | undefined {
  const found = textOf(row, 'partner');
  if (!found || faults.told('partner', 'creditCode')) return undefined;
  const { partner, ambiguous } = match(textOf(row, 'creditCode'), found);
  if (partner) return partner;
  if (ambiguous) faults.refuse('partner', 'ambiguous-name', { found });
  else if (createMissing) faults.warn('partner', 'will-create', { found });
  else faults.refuse('partner', 'unknown-partner', { found });
  return faults.told('partner') ? undefined : null;
}

/** The partner of the row's own columns as it is written; one that is not there is made by the name and code that the row says. */
export const partnerToWrite = (row: ReadRow, partner: PartnerNow | null | undefined): NamedPartner => ({
  ...{ id: partner?.id ?? null, name: partner?.profile.name ?? textOf(row, 'partner') ?? '' },
  creditCode: textOf(row, 'creditCode'),
});

/** What a cell names is known, or is made where that is wanted; else the cell is left out with a warning. */
function named(row: ReadRow, key: string, said: string, known: Named | undefined, at: Making & { unknown: string }) {
  if (known) return { found: { id: known.id, name: known.name }, problem: null };
  const code = at.createMissing ? 'will-create' : at.unknown;
  const problem = problemAt(row, key, 'warning', code, { found: said });
  return { found: at.createMissing ? { id: null, name: said } : null, problem };
}

/** The department that a cell names by name or code. */
export function namedDepartment(
  row: ReadRow,
  said: string | null,
  { lookups, createMissing }: Making & { lookups: PartnerLookups },
): Found<Named> {
  if (!said) return { found: null, problem: null };
  const known = lookups.departments.get(compareKey(said));
  return named(row, 'department', said, known, { createMissing, unknown: 'unknown-department' });
}

export type Chain = { id: string; labelZh: string; labelEn: string; aliases: string[] };

/** The industry chain that a cell names, in either language or as it is also called. */
export function namedChain(
  row: ReadRow,
  said: string | null,
  { chains, createMissing }: Making & { chains: readonly Chain[] },
): Found<Named> {
  if (!said) return { found: null, problem: null };
  const key = compareKey(said);
  const known = chains.find(({ labelZh, labelEn, aliases }) =>
    [labelZh, labelEn, ...aliases].some((word) => compareKey(word) === key),
  );
  const at = { createMissing, unknown: 'no-chain' };
  return named(row, 'chain', said, known && { id: known.id, name: known.labelZh }, at);
}

const missing = (all: readonly Named[]) => all.flatMap(({ id, name }) => (id ? [] : [name]));

/** Makes the departments that rows name and the college lacks, each once. */
export async function makeDepartments(at: MakingAt, lookups: PartnerLookups, all: readonly Named[]): Promise<void> {
  await createDepartments(at, lookups, missing(all));
  for (const each of all) each.id ??= lookups.departments.get(compareKey(each.name))?.id ?? null;
}

/** Makes the industry chains that rows name and the dictionary lacks, each once. */
export async function makeChains(at: MakingAt, all: readonly Named[]): Promise<void> {
  const { tx, ctx } = at;
  const words = missing(all);
  if (words.length === 0) return;
  await createWords(at, { chains: words, ownership: [], cooperation: [] });
  const made = await tx.dictionaryEntry.findMany({
    where: { institutionId: ctx.institutionId, dictionary: 'CHAIN', code: { in: words } },
    select: { id: true, code: true },
  });
  for (const each of all) each.id ??= made.find(({ code }) => code === each.name)?.id ?? null;
}
