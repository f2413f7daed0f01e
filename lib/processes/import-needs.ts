import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type ReadValue, wordOf } from '@/lib/excel/columns';
import { tidyBlanks, tidyLines } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { NEED_IMPORT_SPECS, NEED_STATE_WORDS } from '@/lib/modules/needs/excel';
import { visibleNeeds } from '@/lib/modules/needs/policy';
import type { NeedKind, NeedState } from '@/lib/modules/needs/words';
import { needWorkflow } from '@/lib/modules/needs/workflow';
import { numberOf as number, textOf as text } from './import-cells';
import { closedWords, compareValues } from './import-draft';
import type { NamedPartner } from './import-missing';
import { type Named, namedDepartment, partnerOfRow, partnerToWrite } from './import-named';
import { undoNeeds, writeNeeds } from './import-needs-write';
import { type PartnerLookups, readLookups } from './import-partners-lookups';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, type Faults, faultsOf, type Judged, type Judging, meantSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** A need's cells as they are compared and written; the department by its name. */
export type NeedValues = {
  kind: NeedKind;
  title: string;
  raisedOn: Day;
  quantity: number | null;
  /** Null where it stays as it is. */
  state: NeedState | null;
} & Record<'description' | 'department' | 'reason', string | null> &
  Record<'wantedBy' | 'closedOn', Day | null>;
/** What a session knows of a row that it has judged; a partner or department without an id is made. */
export type NeedPlan = { partner: NamedPartner; department: Named | null; values: NeedValues };

/** Needs of enterprises as a target of the import. */
export const needImport: ImportTarget = {
  module: 'needs',
  permission: 'needs.import',
  specs: NEED_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['title', 'kind', 'partner', 'quantity', 'raisedOn', 'wantedBy', 'state', 'department'],
  masked: [],
  templateSpecs: async () => NEED_IMPORT_SPECS,
  open: openSession,
  undo: undoNeeds,
};

const PARTS = { department: { select: { name: true } } } as const satisfies Prisma.NeedInclude;
type Stored = Prisma.NeedGetPayload<{ include: typeof PARTS }>;
type Known = Awaited<ReturnType<typeof readKnown>> & { lookups: PartnerLookups };

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const wanted = rows.map((row) => ({ code: text(row, 'creditCode'), name: text(row, 'partner') ?? '' }));
  const partners = await partnersMeant(tx, ctx, wanted);
  const stored: Stored[] = await tx.need.findMany({
    where: { AND: [visibleNeeds(ctx)], partnerId: { in: partners.map(({ id }) => id) } },
    // What is open stands before what is closed, the latest first.
    orderBy: [{ closedOn: { sort: 'desc', nulls: 'first' } }, { raisedOn: 'desc' }, { id: 'asc' }],
    include: PARTS,
  });
  return { stored, match: partnerMatcher(partners) };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const lookups = await readLookups(tx, ctx);
  return meantSession<NeedPlan, Known>(
    { tx, ctx, createMissing },
    {
      ...{ specs: NEED_IMPORT_SPECS, judge },
      read: async (rows) => ({ ...(await readKnown(tx, ctx, rows)), lookups }),
      write: (at, planned) => writeNeeds({ ...at, lookups }, planned),
    },
  );
}

function judge(row: ReadRow, { known, meant, createMissing, today }: Judging<Known>): Judged<NeedPlan> {
  const faults = faultsOf(row, closedWords(row, NEED_IMPORT_SPECS));
  faults.need('partner', 'kind', 'title');
  const raisedOn = text(row, 'raisedOn');
  if (raisedOn && raisedOn > today) faults.refuse('raisedOn', 'in-the-future', { found: raisedOn });
  const found = partnerOfRow(row, faults, { match: known.match, createMissing });
  const partner = partnerToWrite(row, found);
  const department = namedDepartment(row, text(row, 'department'), { lookups: known.lookups, createMissing });
  faults.add(department.problem);

  const said = { department: department.found?.name ?? null, today };
  const named = found !== undefined && !faults.told('kind', 'title', 'raisedOn');
  const now = named
    ? meant(row, faults, {
        name: [partner.id ?? partner.name, ...['kind', 'title', 'raisedOn'].map((each) => text(row, each))].join('\n'),
        ...{ key: 'title', same: known.stored.filter((each) => isMeant(each, row, partner)) },
        ...{ stored: storedValues, values: (each: Stored) => valuesOf(row, said, each) },
      })
    : undefined;
  const values = valuesOf(row, said, now);
  wrongWith(row, faults, { values, now, today, clear: named && !faults.told('title') });
  if (faults.refused()) return refused(faults.problems);
  const plan: NeedPlan = { partner, department: department.found, values };
  const { problems } = faults;
  return compared(NEED_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

/** For people a need is what a partner has put on a list on a day; a row that says no day means the one that is open, or else the latest. */
function isMeant(stored: Stored, row: ReadRow, partner: NamedPartner): boolean {
  const raisedOn = text(row, 'raisedOn');
  return (
    stored.partnerId === partner.id &&
    stored.kind === text(row, 'kind') &&
    tidyBlanks(stored.title) === text(row, 'title') &&
    (!raisedOn || fromDbDate(stored.raisedOn) === raisedOn)
  );
}

/** The state that a row says: a day on which it was met says that too. */
const stateSaid = (row: ReadRow, now: Stored | undefined): NeedState | null =>
  (text(row, 'state') as NeedState | null) ?? (text(row, 'closedOn') && !now?.closedOn ? 'MET' : null);

/** Whether the state that a row says comes from the one that holds, other than by an answer, which somebody gives. */
const leadsTo = (from: string, to: NeedState): boolean =>
  (['close', 'withdraw', 'reopen'] as const).some(
    (event) => needWorkflow[event].to === to && needWorkflow[event].from.some((each) => each === from),
  );

/** The state that the row leads to, with the day and the reason of a closed one. */
function closing(row: ReadRow, now: Stored | undefined, today: Day) {
  const said = stateSaid(row, now);
  const from = now?.state ?? 'OPEN';
  const state = said && said !== from && leadsTo(from, said) ? said : null;
  const closes = state ? state !== 'OPEN' : Boolean(now?.closedOn);
  const withdrawn = (state ?? from) === 'WITHDRAWN';
  return {
    state: now ? state : (state ?? 'OPEN'),
    closedOn: closes ? (text(row, 'closedOn') ?? (state ? today : null)) : null,
    reason: withdrawn ? text(row, 'reason') : null,
  };
}

type Said = { department: string | null; today: Day };

/** The row's values; a new need that says no day is raised today. */
function valuesOf(row: ReadRow, { department, today }: Said, now: Stored | undefined): NeedValues {
  return {
    ...{ kind: text(row, 'kind') as NeedKind, title: text(row, 'title') ?? '' },
    raisedOn: text(row, 'raisedOn') ?? (now ? fromDbDate(now.raisedOn) : today),
    ...{ quantity: number(row, 'quantity'), description: text(row, 'description'), department },
    ...{ wantedBy: text(row, 'wantedBy'), ...closing(row, now, today) },
  };
}

/** `clear` where it can be told whether a need is new, or which one it is. */
type Beside = { values: NeedValues; now: Stored | undefined; today: Day; clear: boolean };

/** What the form would refuse too, and what is left out of the row. */
function wrongWith(row: ReadRow, faults: Faults, { values, now, today, clear }: Beside): void {
  const { raisedOn, wantedBy, state } = values;
  // Whether a day on which it was met counts is said by the state.
  const closedOn = faults.told('state') ? null : values.closedOn;
  if (closedOn && closedOn > today) faults.refuse('closedOn', 'in-the-future', { found: closedOn });
  const raised = clear || (text(row, 'raisedOn') !== null && !faults.told('raisedOn'));
  for (const [key, day] of Object.entries({ wantedBy, closedOn }))
    if (raised && day && day < raisedOn) faults.refuse(key, 'before-raised', { found: day });
  if (!clear || faults.told('state')) return;
  if (state === 'WITHDRAWN' && !values.reason) faults.refuse('reason', 'required');
  const said = stateSaid(row, now);
  const from = now?.state ?? 'OPEN';
  if (said && said !== from && said !== state)
    faults.warn('state', 'no-such-step', {
      ...{ found: wordOf(NEED_STATE_WORDS, said), from: wordOf(NEED_STATE_WORDS, from) },
    });
  // What is met or withdrawn is changed by nobody, unless it is opened again.
  const [first] = now?.closedOn && !state ? compareValues([], storedValues(now), values).changes : [];
  if (first) faults.refuse(first.key, 'closed-stays');
}

/** What stood behind the words of a sheet, for taking a change back: the department by its id, a state's day and reason, and texts as they were written. */
const behind = ({ departmentId, description, closedOn, reason }: Stored) => ({
  ...{ department: { departmentId }, description: { description } },
  state: { closedOn: fromDbDate(closedOn), reason },
});

function storedValues(need: Stored): Record<string, ReadValue> {
  const { kind, quantity, state, description, reason } = need;
  return {
    ...{ kind, title: tidyBlanks(need.title), quantity, state, department: need.department?.name ?? null },
    ...{
      raisedOn: fromDbDate(need.raisedOn),
      wantedBy: fromDbDate(need.wantedBy),
      closedOn: fromDbDate(need.closedOn),
    },
    ...{ description: description && tidyLines(description), reason: reason && tidyLines(reason) },
  };
}
