import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, fromDbDate } from '@/lib/kernel/day';
import { VACANCY_IMPORT_SPECS } from '@/lib/modules/vacancies/excel';
import { USUAL_DAYS } from '@/lib/modules/vacancies/words';
import { matchRegion } from '@/lib/reference/regions';
import { inOrder, numberOf as number, textOf as text } from './import-cells';
import { closedWords, compareValues, firstNamed } from './import-draft';
import type { NamedPartner } from './import-missing';
import { partnerOfRow, partnerToWrite } from './import-named';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';
import { undoVacancies, writeVacancies } from './import-vacancies-write';

/** A vacancy's cells as they are compared and written; programmes by their names. */
export type VacancyValues = {
  title: string;
  places: number;
  opensOn: Day;
  lastOn: Day;
} & Record<'payFrom' | 'payTo', number | null> &
  Record<'placeCode' | 'programmes' | 'description', string | null>;
/** What a session knows of a row that it has judged; an enterprise without an id is made. */
export type VacancyPlan = { partner: NamedPartner; programmeIds: string[]; values: VacancyValues };

/** Vacancies as a target of the import. */
export const vacancyImport: ImportTarget = {
  module: 'vacancies',
  permission: 'vacancies.import',
  specs: VACANCY_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['title', 'partner', 'places', 'payFrom', 'payTo', 'place', 'programmes', 'lastOn'],
  masked: [],
  templateSpecs: async () => VACANCY_IMPORT_SPECS,
  open: openSession,
  undo: undoVacancies,
};

const PARTS = {
  programmes: { select: { programme: { select: { name: true } } } },
} as const satisfies Prisma.VacancyInclude;
type Stored = Prisma.VacancyGetPayload<{ include: typeof PARTS }>;
type Known = Awaited<ReturnType<typeof readKnown>>;

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const wanted = rows.map((row) => ({ code: text(row, 'creditCode'), name: text(row, 'partner') ?? '' }));
  const partners = await partnersMeant(tx, ctx, wanted);
  const kept = await tx.vacancy.findMany({
    where: { ...at, partnerId: { in: partners.map(({ id }) => id) } },
    orderBy: { closesOn: 'asc' },
    include: PARTS,
  });
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true } });
  return { kept, match: partnerMatcher(partners), programmes: new Map(programmes.map(({ id, name }) => [name, id])) };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  return plannedSession<VacancyPlan>(
    VACANCY_IMPORT_SPECS,
    async (rows) => {
      const known = await readKnown(tx, ctx, rows);
      const repeated = firstNamed();
      const judging = { known, repeated, createMissing, today: ctx.today };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writeVacancies({ tx, ctx, batchId, done }, planned),
  );
}

type Judging = { known: Known; repeated: ReturnType<typeof firstNamed>; createMissing: boolean; today: Day };

function judge(row: ReadRow, { known, repeated, createMissing, today }: Judging): Judged<VacancyPlan> {
  const faults = faultsOf(row, closedWords(row, VACANCY_IMPORT_SPECS));
  faults.need('title', 'partner', 'places');
  const [title, name, lastOn] = [text(row, 'title') ?? '', text(row, 'partner') ?? '', text(row, 'lastOn')];
  const partner = partnerOfRow(row, faults, { match: known.match, createMissing });
  const meant = partner !== undefined && !faults.told('title', 'lastOn');
  if (meant) faults.once(repeated, `${partner?.id ?? name} ${title} ${lastOn ?? ''}`, 'title');
  const clear = meant && !faults.told('title');
  const { programmeIds, names, unknown } = programmesOf(text(row, 'programmes'), known);
  const asked = clear && partner && { partnerId: partner.id, title, lastOn };
  const differs = (each: Stored) => {
    const values = valuesOf(row, { title, names, today, now: each });
    return compareValues([], storedValues(each), values).changes.length > 0;
  };
  const now = asked ? storedAs(known.kept, asked, { today, differs }) : undefined;
  if (unknown.length > 0) faults.warn('programmes', 'unknown-programme', { found: unknown.join('、') });
  const values = valuesOf(row, { title, names, today, now });
  const place = text(row, 'place');
  if (place && !values.placeCode) faults.warn('place', 'unknown-region', { found: place });
  // A day that the row does not say is that of the vacancy that it means.
  const days = !faults.told('opensOn', 'lastOn') && (clear || (text(row, 'opensOn') !== null && lastOn !== null));
  disorder(values, faults, days);
  if (faults.refused()) return refused(faults.problems);

  const plan: VacancyPlan = { partner: partnerToWrite(row, partner), programmeIds, values };
  return compared(VACANCY_IMPORT_SPECS, { now, stored: storedValues, values, problems: faults.problems, plan });
}

const lastOf = (stored: Stored): Day => addDays(fromDbDate(stored.closesOn), -1);

type By = { today: Day; differs: (stored: Stored) => boolean };

/** The vacancy that the row means: of the same enterprise and name, with its last day, or else still open; a withdrawn one if it is just as the row says. */
function storedAs(
  kept: Stored[],
  of: { partnerId: string; title: string; lastOn: Day | null },
  { today, differs }: By,
): Stored | undefined {
  const same = kept.filter(({ partnerId, title }) => partnerId === of.partnerId && title === of.title);
  const standing = same.filter(({ withdrawnOn }) => withdrawnOn === null);
  return (
    standing.find((each) => lastOf(each) === of.lastOn) ??
    same.find((each) => each.withdrawnOn !== null && lastOf(each) === of.lastOn && !differs(each)) ??
    standing.findLast((each) => lastOf(each) >= today)
  );
}

function programmesOf(words: string | null, { programmes }: Known) {
  const named = (words ?? '').split(/[、,，;；\n]/).flatMap((each) => each.trim() || []);
  const found = named.filter((each) => programmes.has(each));
  return {
    programmeIds: [...new Set(found.flatMap((each) => programmes.get(each) ?? []))],
    names: inOrder(found),
    unknown: named.filter((each) => !programmes.has(each)),
  };
}

type Rest = { title: string; names: string | null; today: Day; now: Stored | null | undefined };

/** The row's values; days that it does not name are those that stand, or begin today. */
function valuesOf(row: ReadRow, { title, names, today, now }: Rest): VacancyValues {
  const opensOn = text(row, 'opensOn') ?? (now ? fromDbDate(now.opensOn) : today);
  const place = text(row, 'place');
  return {
    ...{ title, places: number(row, 'places') ?? 1, opensOn, programmes: names, description: text(row, 'description') },
    lastOn: text(row, 'lastOn') ?? (now ? lastOf(now) : addDays(opensOn, USUAL_DAYS)),
    ...{ payFrom: number(row, 'payFrom'), payTo: number(row, 'payTo'), placeCode: place && matchRegion(place) },
  };
}

/** Values that are not in order with one another. */
function disorder({ opensOn, lastOn, payFrom, payTo }: VacancyValues, faults: Faults, days: boolean): void {
  if (days && lastOn < opensOn) faults.refuse('lastOn', 'ends-before-start');
  if (payFrom !== null && payTo !== null && payTo < payFrom) faults.refuse('payTo', 'below-from');
}

function storedValues(v: Stored): Record<string, ReadValue> {
  const { title, places, payFrom, payTo, placeCode, description } = v;
  return {
    ...{ title, places, payFrom, payTo, placeCode, description, opensOn: fromDbDate(v.opensOn), lastOn: lastOf(v) },
    programmes: inOrder(v.programmes.map(({ programme }) => programme.name)),
  };
}
