import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import { tidyBlanks, tidyLines } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { VISIT_IMPORT_SPECS } from '@/lib/modules/visits/excel';
import { visibleVisits } from '@/lib/modules/visits/policy';
import { MOST_PEOPLE } from '@/lib/modules/visits/schema';
import type { VisitKind } from '@/lib/modules/visits/words';
import { inOrder, listOf as list, textOf as text } from './import-cells';
import { closedWords } from './import-draft';
import type { NamedPartner } from './import-missing';
import { namedPerson, PERSON, type Person, partnerOfRow, partnerToWrite, readStaff } from './import-named';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, faultsOf, type Judged, type Judging, meantSession, refused } from './import-planned';
import { type ImportSession, type ImportTarget, problemAt, type ReadRow, type RowProblem } from './import-target';
import { undoVisits, writeVisits } from './import-visits-write';

/** A visit's cells as they are compared and written; the college's people by their names. */
export type VisitValues = {
  visitedOn: Day;
  subject: string;
  kind: VisitKind | null;
} & Record<'place' | 'people' | 'others' | 'findings', string | null>;
/** What a session knows of a row that it has judged; a partner without an id is made. */
export type VisitPlan = { partner: NamedPartner; participantIds: string[]; values: VisitValues };

/** Visits to partners as a target of the import. */
export const visitImport: ImportTarget = {
  module: 'visits',
  permission: 'visits.import',
  specs: VISIT_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['subject', 'visitedOn', 'partner', 'kind', 'people', 'place', 'findings'],
  masked: [],
  templateSpecs: async () => VISIT_IMPORT_SPECS,
  open: openSession,
  undo: undoVisits,
};

const PARTS = {
  participants: { orderBy: { id: 'asc' }, select: { membership: PERSON } },
} as const satisfies Prisma.VisitInclude;
type Stored = Prisma.VisitGetPayload<{ include: typeof PARTS }>;
type Known = Awaited<ReturnType<typeof readKnown>>;

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const wanted = rows.map((row) => ({ code: text(row, 'creditCode'), name: text(row, 'partner') ?? '' }));
  const partners = await partnersMeant(tx, ctx, wanted);
  const days = [...new Set(rows.flatMap((row) => text(row, 'visitedOn') ?? []))];
  const stored: Stored[] = await tx.visit.findMany({
    where: {
      AND: [visibleVisits(ctx)],
      ...{ partnerId: { in: partners.map(({ id }) => id) }, visitedOn: { in: days.map(toDbDate) } },
    },
    orderBy: { id: 'asc' },
    include: PARTS,
  });
  const staff = await readStaff({ tx, ctx });
  return { stored, staff, match: partnerMatcher(partners) };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const read = (rows: ReadRow[]) => readKnown(tx, ctx, rows);
  return meantSession({ tx, ctx, createMissing }, { specs: VISIT_IMPORT_SPECS, read, judge, write: writeVisits });
}

function judge(row: ReadRow, { known, meant, createMissing, today }: Judging<Known>): Judged<VisitPlan> {
  const faults = faultsOf(row, closedWords(row, VISIT_IMPORT_SPECS));
  faults.need('visitedOn', 'partner', 'subject');
  const [visitedOn, subject]: [Day, string] = [text(row, 'visitedOn') ?? '', text(row, 'subject') ?? ''];
  if (visitedOn > today) faults.refuse('visitedOn', 'in-the-future', { found: visitedOn });
  const found = partnerOfRow(row, faults, { match: known.match, createMissing });
  const partner = partnerToWrite(row, found);
  const named = found !== undefined && !faults.told('visitedOn', 'subject');
  const now = named
    ? meant(row, faults, {
        ...{ name: [partner.id ?? partner.name, visitedOn, subject].join('\n'), key: 'subject' },
        same: known.stored.filter((each) => isMeant(each, partner, visitedOn, subject)),
        ...{ stored: storedValues, values: (each: Stored) => valuesOf(row, peopleSaid(row, known, each), each) },
      })
    : undefined;

  const asked = peopleSaid(row, known, now);
  faults.add(...asked.problems);
  // Whoever took part in a visit that is there may stay.
  if (asked.people.length === 0 && named && !now && !faults.told('subject'))
    faults.refuse('people', 'nobody-known', { found: list(row, 'people').join('、') });
  if (faults.refused()) return refused(faults.problems);
  const participantIds = asked.people.map(({ id }) => id);
  const values = valuesOf(row, asked, now);
  const plan: VisitPlan = { partner, participantIds, values };
  const { problems } = faults;
  return compared(VISIT_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

/** For people a visit is a day's, at a partner, about a subject. */
const isMeant = (stored: Stored, partner: NamedPartner, visitedOn: Day, subject: string): boolean =>
  stored.partnerId === partner.id &&
  fromDbDate(stored.visitedOn) === visitedOn &&
  tidyBlanks(stored.subject) === subject;

/** Who of the college took part: those who are of it today, and those who took part already and may have left. */
function peopleSaid(row: ReadRow, { staff }: Known, now: Stored | undefined) {
  const problems: RowProblem[] = [];
  const kept = now?.participants.map(({ membership }) => membership) ?? [];
  const people = list(row, 'people').flatMap((name) => {
    const { people: found, problem } = namedPerson(row, 'people', name, { staff, kept });
    if (problem) problems.push(problem);
    return found;
  });
  if (people.length > MOST_PEOPLE)
    problems.push(
      problemAt(row, 'people', 'refused', 'out-of-range', { found: people.length, min: 1, max: MOST_PEOPLE }),
    );
  return { people, problems };
}

const namesOf = (people: Person[]) => inOrder(people.map(({ user }) => user.name));

/** The row's values; a new visit whose kind is not said is a visit. */
function valuesOf(row: ReadRow, { people }: { people: Person[] }, now: Stored | undefined): VisitValues {
  const kind = text(row, 'kind') as VisitKind | null;
  return {
    ...{ visitedOn: text(row, 'visitedOn') ?? '', subject: text(row, 'subject') ?? '' },
    ...{ kind: kind ?? (now ? null : 'VISIT'), place: text(row, 'place'), people: namesOf(people) },
    ...{ others: text(row, 'others'), findings: text(row, 'findings') },
  };
}

/** What stood behind the words of a sheet, for taking a change back: people by their ids, and texts as they were written. */
const behind = ({ participants, place, others, findings }: Stored) => ({
  people: { participantIds: participants.map(({ membership }) => membership.id) },
  ...{ place: { place }, others: { others }, findings: { findings } },
});

function storedValues(visit: Stored): Record<string, ReadValue> {
  const { kind, place, others, findings } = visit;
  return {
    ...{ visitedOn: fromDbDate(visit.visitedOn), subject: tidyBlanks(visit.subject), kind },
    place: place && tidyBlanks(place),
    people: namesOf(visit.participants.map(({ membership }) => membership)),
    ...{ others: others && tidyLines(others), findings: findings && tidyLines(findings) },
  };
}
