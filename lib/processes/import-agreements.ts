import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import { tidyBlanks, tidyLines } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { AGREEMENT_IMPORT_SPECS } from '@/lib/modules/agreements/excel';
import { type AgreementKind, type AgreementState, PARTS } from '@/lib/modules/agreements/words';
import { COLLEGE_WORDS } from '@/lib/modules/equipment/excel';
import {
  type AgreementsKnown,
  numberKey,
  type Party,
  readKnown,
  type StoredAgreement as Stored,
} from './import-agreements-known';
import { undoAgreements, writeAgreements } from './import-agreements-write';
import { inOrder, keptYuan, listOf as list, textOf as text, yuanOf } from './import-cells';
import { closedWords } from './import-draft';
import type { NamedPartner } from './import-missing';
import { type Named, namedDepartment, namedPartner, namedPerson, type Person } from './import-named';
import { type PartnerLookups, readLookups } from './import-partners-lookups';
import { compared, type Faults, faultsOf, type Judged, type Judging, meantSession, refused } from './import-planned';
import { type ImportSession, type ImportTarget, problemAt, type ReadRow } from './import-target';

/** An agreement's cells as they are compared and written: `amount` in 元; partners, department and who is responsible by their names. */
export type AgreementValues = {
  title: string;
  kind: AgreementKind;
  partners: string | null;
  /** Of a new one; that of another is changed on its page. */
  state: AgreementState | null;
  autoRenew: boolean | null;
} & Record<'signedOn' | 'validFrom' | 'validTo' | 'terminatedOn', Day | null> &
  Record<'number' | 'reason' | 'department' | 'responsible' | 'amount' | 'summary' | 'remark', string | null>;
/** What a session knows of a row that it has judged; a partner or department without an id is made. */
export type AgreementPlan = {
  partners: NamedPartner[];
  /** The parties that stand there now, the college among them. */
  parties: Party[];
  department: Named | null;
  responsibleId: string | null;
  values: AgreementValues;
};

/** Agreements as a target of the import. */
export const agreementImport: ImportTarget = {
  module: 'agreements',
  permission: 'agreements.import',
  specs: AGREEMENT_IMPORT_SPECS,
  // Ledgers count agreements in 万元.
  usualUnits: { amount: 4 },
  previewKeys: ['title', 'number', 'kind', 'partners', 'signedOn', 'validFrom', 'validTo', 'state'],
  masked: [],
  templateSpecs: async () => AGREEMENT_IMPORT_SPECS,
  open: openSession,
  undo: undoAgreements,
};

type Known = AgreementsKnown & { lookups: PartnerLookups; college: string };

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const lookups = await readLookups(tx, ctx);
  return meantSession<AgreementPlan, Known>(
    { tx, ctx, createMissing },
    {
      ...{ specs: AGREEMENT_IMPORT_SPECS, judge },
      read: async (rows) => ({ ...(await readKnown(tx, ctx, rows)), lookups, college: ctx.institutionName }),
      write: (at, planned) => writeAgreements({ ...at, lookups }, planned),
    },
  );
}

function judge(row: ReadRow, { known, meant, createMissing, today }: Judging<Known>): Judged<AgreementPlan> {
  const faults = faultsOf(row, closedWords(row, AGREEMENT_IMPORT_SPECS));
  faults.need('title', 'kind');
  const { partners, problems: unknown } = partnersSaid(row, known, createMissing);
  faults.add(...unknown);
  const department = namedDepartment(row, text(row, 'department'), { lookups: known.lookups, createMissing });
  faults.add(department.problem);

  const names = inOrder(partners.map(({ name }) => name));
  const said = { names, department: department.found?.name ?? null, today };
  const of = (now: Stored | undefined) => valuesOf(row, { ...said, ...responsibleSaid(row, known, now) }, now);
  const number = numberKey(text(row, 'number'));
  const key = number ? 'number' : 'title';
  const named = !faults.told('number', ...(number ? [] : ['title', 'partners']));
  const now = named
    ? meant(row, faults, {
        ...{ name: number ?? [text(row, 'title'), names].join('\n'), key },
        same: known.stored.filter((each) => isMeant(each, row, partners)),
        ...{ stored: storedValues, values: of },
      })
    : undefined;

  const { person, problem } = responsibleSaid(row, known, now);
  faults.add(problem);
  const values = of(now);
  wrongWith(row, faults, { values, now, today, clear: named && !faults.told(key) });
  if (faults.refused()) return refused(faults.problems);
  const plan: AgreementPlan = {
    ...{ partners, parties: now?.parties ?? [], department: department.found },
    ...{ responsibleId: person?.id ?? null, values },
  };
  const { problems } = faults;
  return compared(AGREEMENT_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

/** For people an agreement is its number; a draft without one is its title with its partners. */
function isMeant(stored: Stored, row: ReadRow, partners: NamedPartner[]): boolean {
  const number = numberKey(text(row, 'number'));
  if (number || stored.number) return numberKey(stored.number) === number;
  const ids = stored.parties.flatMap(({ partnerId }) => partnerId ?? []);
  const same = partners.length === ids.length && partners.every(({ id }) => id !== null && ids.includes(id));
  return same && tidyBlanks(stored.title) === text(row, 'title');
}

/** The partners that the row names, each once; the college itself is a party in any case. */
function partnersSaid(row: ReadRow, { match, college }: Known, createMissing: boolean) {
  const said = list(row, 'partners').filter((name) => name !== college && !COLLEGE_WORDS.includes(name));
  const asked = said.map((name) => namedPartner(row, { key: 'partners', said: name, match, createMissing }));
  const problems = asked.flatMap(({ problem }) => problem ?? []);
  const partners: NamedPartner[] = [];
  for (const { found } of asked)
    if (found && !partners.some(({ id, name }) => (found.id ? id === found.id : name === found.name)))
      partners.push(found);
  const most = PARTS.length - 1;
  if (said.length === 0) problems.push(problemAt(row, 'partners', 'refused', 'required'));
  if (partners.length > most)
    problems.push(problemAt(row, 'partners', 'refused', 'out-of-range', { found: partners.length, min: 1, max: most }));
  return { partners, problems };
}

function responsibleSaid(row: ReadRow, { staff }: Known, now: Stored | undefined) {
  const said = text(row, 'responsible');
  if (!said) return { person: null, problem: null };
  const kept = now?.responsible ? [now.responsible] : [];
  const { people, problem } = namedPerson(row, 'responsible', said, { staff, kept });
  return { person: people[0] ?? null, problem };
}

/** A state as it is stored: whether a signed one is in force is said by its days. */
const storedState = (said: string): AgreementState =>
  said === 'IN_FORCE' || said === 'EXPIRED' ? 'SIGNED' : (said as AgreementState);

/** A new one is as the row says, and signed where it says nothing but has a number and its days. */
function stateOf(row: ReadRow, today: Day): AgreementState {
  const said = text(row, 'state');
  if (said) return storedState(said);
  const signedOn = text(row, 'signedOn');
  const concluded = ['number', 'validFrom', 'validTo'].every((key) => text(row, key));
  return concluded && signedOn && signedOn <= today ? 'SIGNED' : 'DRAFT';
}

type Said = { names: string | null; department: string | null; person: Person | null; today: Day };

function valuesOf(row: ReadRow, { names, department, person, today }: Said, now: Stored | undefined): AgreementValues {
  const amount = text(row, 'amount');
  const state = now ? null : stateOf(row, today);
  const ended = state === 'TERMINATED';
  const autoRenew = typeof row.values.autoRenew === 'boolean' ? row.values.autoRenew : null;
  return {
    ...{ title: text(row, 'title') ?? '', kind: text(row, 'kind') as AgreementKind, partners: names, state },
    // The row has found it by its number.
    number: now ? null : text(row, 'number'),
    ...{ signedOn: text(row, 'signedOn'), validFrom: text(row, 'validFrom'), validTo: text(row, 'validTo') },
    ...{ terminatedOn: ended ? text(row, 'terminatedOn') : null, reason: ended ? text(row, 'reason') : null },
    ...{ autoRenew: autoRenew ?? (now ? null : false), department, responsible: person?.user.name ?? null },
    amount: amount === null ? null : keptYuan(Number(amount)),
    ...{ summary: text(row, 'summary'), remark: text(row, 'remark') },
  };
}

/** `clear` where it can be told whether an agreement is new, or which one it is. */
type Beside = { values: AgreementValues; now: Stored | undefined; today: Day; clear: boolean };

/** What the form would refuse too, and what is left out of the row. */
function wrongWith(row: ReadRow, faults: Faults, { values, now, today, clear }: Beside): void {
  const was = now && { ...daysOf(now), number: now.number };
  const signedOn = values.signedOn ?? was?.signedOn ?? null;
  const validFrom = values.validFrom ?? was?.validFrom ?? null;
  const validTo = values.validTo ?? was?.validTo ?? null;
  const { state } = values;
  if (clear && ['SIGNED', 'TERMINATED'].includes(now?.state ?? state ?? '')) {
    const holds = { number: values.number ?? was?.number ?? null, signedOn, validFrom, validTo };
    for (const [key, value] of Object.entries(holds)) if (!value) faults.refuse(key, 'required');
    if (signedOn && signedOn > today) faults.refuse('signedOn', 'in-the-future', { found: signedOn });
  }
  const days = clear || (text(row, 'validFrom') !== null && text(row, 'validTo') !== null);
  if (days && !faults.told('validFrom', 'validTo') && validFrom && validTo && validTo < validFrom)
    faults.refuse('validTo', 'ends-before-start');
  if (!clear) return;
  if (state === 'TERMINATED') ended(faults, values, today);
  const said = text(row, 'state');
  if (state === 'SIGNED' && !said) faults.warn('state', 'signed-assumed');
  if (now && said && storedState(said) !== now.state) faults.warn('state', 'state-on-page');
}

/** A new one that has ended before its time says when, while it held, and why. */
function ended(faults: Faults, { signedOn, validTo, terminatedOn, reason }: AgreementValues, today: Day): void {
  for (const [key, value] of Object.entries({ terminatedOn, reason })) if (!value) faults.refuse(key, 'required');
  if (faults.told('signedOn', 'validTo')) return;
  const [min, max] = [signedOn ?? today, validTo && validTo < today ? validTo : today];
  if (terminatedOn && (terminatedOn < min || terminatedOn > max))
    faults.refuse('terminatedOn', 'out-of-range', { found: terminatedOn, min, max });
}

/** What stood behind the words of a sheet, for taking a change back: ids, parties, and texts as they were written. */
const behind = ({ departmentId, responsibleId, parties, title, summary, remark }: Stored) => ({
  ...{ department: { departmentId }, responsible: { responsibleId } },
  partners: { parties: parties.map(({ partnerId, part, signatory }) => ({ partnerId, part, signatory })) },
  ...{ title: { title }, summary: { summary }, remark: { remark } },
});

const daysOf = (of: Pick<Stored, 'signedOn' | 'validFrom' | 'validTo'>) => ({
  ...{ signedOn: fromDbDate(of.signedOn), validFrom: fromDbDate(of.validFrom), validTo: fromDbDate(of.validTo) },
});

function storedValues(agreement: Stored): Record<string, ReadValue> {
  const { kind, state, autoRenew, summary, remark, parties } = agreement;
  return {
    ...{ title: tidyBlanks(agreement.title), kind, state, autoRenew, ...daysOf(agreement) },
    partners: inOrder(parties.flatMap(({ partner }) => partner?.name ?? [])),
    department: agreement.department?.name ?? null,
    responsible: agreement.responsible?.user.name ?? null,
    amount: yuanOf(agreement.amount),
    ...{ summary: summary && tidyLines(summary), remark: remark && tidyLines(remark) },
  };
}
