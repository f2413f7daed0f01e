import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type ReadValue, wordOf } from '@/lib/excel/columns';
import { tidyBlanks, tidyLines } from '@/lib/identifiers/dirty-text';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, fromDbDate } from '@/lib/kernel/day';
import { HAZARD_WORDS, POST_IMPORT_SPECS, POST_STATE_WORDS } from '@/lib/modules/posts/excel';
import { type PostState, USUAL_DAYS } from '@/lib/modules/posts/words';
import { POST_EVENTS, postWorkflow } from '@/lib/modules/posts/workflow';
import { matchRegion, regionName } from '@/lib/reference/regions';
import { inOrder, listOf as list, numberOf as number, textOf as text } from './import-cells';
import { closedWords } from './import-draft';
import type { NamedPartner } from './import-missing';
import { partnerOfRow, partnerToWrite } from './import-named';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, type Faults, faultsOf, type Judged, type Judging, meantSession, refused } from './import-planned';
import { undoPosts, writePosts } from './import-posts-write';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** A post's cells as they are compared and written; the place, programmes and hazards by their names. */
export type PostValues = {
  title: string;
  slots: number;
  validFrom: Day;
  validTo: Day;
  state: PostState | null;
} & Record<'pay' | 'peerPay' | 'peers' | 'daysPerWeek', number | null> &
  Record<'nightShift' | 'overtime', boolean | null> &
  Record<'place' | 'address' | 'programmes' | 'hoursPerDay' | 'hazards' | 'intensity', string | null> &
  Record<'accommodation' | 'description' | 'requirements', string | null>;
/** What a session knows of a row that it has judged; an enterprise without an id is made. */
export type PostPlan = {
  partner: NamedPartner;
  placeCode: string | null;
  programmeIds: string[];
  hazardKinds: string[];
  values: PostValues;
};

/** Internship posts as a target of the import. */
export const postImport: ImportTarget = {
  module: 'posts',
  permission: 'posts.import',
  specs: POST_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['title', 'partner', 'state', 'slots', 'pay', 'place', 'validFrom', 'validTo'],
  masked: [],
  templateSpecs: async () => POST_IMPORT_SPECS,
  open: openSession,
  undo: undoPosts,
};

const PARTS = {
  programmes: { select: { programme: { select: { id: true, name: true } } } },
} as const satisfies Prisma.InternshipPostInclude;
type Stored = Prisma.InternshipPostGetPayload<{ include: typeof PARTS }>;
type Known = Awaited<ReturnType<typeof readKnown>>;

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const wanted = rows.map((row) => ({ code: text(row, 'creditCode'), name: text(row, 'partner') ?? '' }));
  const partners = await partnersMeant(tx, ctx, wanted);
  const stored: Stored[] = await tx.internshipPost.findMany({
    where: { ...at, partnerId: { in: partners.map(({ id }) => id) } },
    orderBy: [{ validTo: 'desc' }, { id: 'asc' }],
    include: PARTS,
  });
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true } });
  return { stored, programmes, match: partnerMatcher(partners) };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const read = (rows: ReadRow[]) => readKnown(tx, ctx, rows);
  return meantSession({ tx, ctx, createMissing }, { specs: POST_IMPORT_SPECS, read, judge, write: writePosts });
}

function judge(row: ReadRow, { known, meant, createMissing, today }: Judging<Known>): Judged<PostPlan> {
  const faults = faultsOf(row, closedWords(row, POST_IMPORT_SPECS));
  faults.need('title', 'partner', 'slots');
  const found = partnerOfRow(row, faults, { match: known.match, createMissing });
  const partner = partnerToWrite(row, found);
  const asked = { ...placeSaid(row, faults), ...programmesSaid(row, known), today };
  const title = text(row, 'title') ?? '';
  const key = { partnerId: partner.id, title, validFrom: text(row, 'validFrom'), validTo: text(row, 'validTo') };
  const named = found !== undefined && !faults.told('title', 'validFrom', ...(key.validFrom ? [] : ['validTo']));
  const now = named
    ? meant(row, faults, {
        ...{ name: [partner.id ?? partner.name, title, key.validFrom].join('\n'), key: 'title' },
        same: known.stored.filter((each) => isMeant(each, key, today)),
        ...{ stored: storedValues, values: (each: Stored) => valuesOf(row, asked, each) },
      })
    : undefined;
  const values = valuesOf(row, asked, now);
  wrongWith(row, faults, { asked, values, now, clear: named && !faults.told('title') });
  if (faults.refused()) return refused(faults.problems);

  const { placeCode, programmeIds } = asked;
  const plan: PostPlan = { partner, placeCode, programmeIds, hazardKinds: list(row, 'hazards'), values };
  const { problems } = faults;
  return compared(POST_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

type Key = { partnerId: string | null; title: string; validFrom: Day | null; validTo: Day | null };

/** For people a post is an enterprise's job from a day on; a row that does not say it means the one that ends with it, or that still stands. */
function isMeant(stored: Stored, { partnerId, title, validFrom, validTo }: Key, today: Day): boolean {
  if (stored.partnerId !== partnerId || tidyBlanks(stored.title) !== title) return false;
  if (validFrom) return fromDbDate(stored.validFrom) === validFrom;
  const last = fromDbDate(stored.validTo);
  return last >= today || last === validTo;
}

/** The district that the row names. */
function placeSaid(row: ReadRow, faults: Faults) {
  const said = text(row, 'place');
  const code = said && matchRegion(said);
  const placeCode = code?.length === 6 ? code : null;
  if (said && !placeCode) faults.warn('place', 'no-district', { found: said });
  return { place: placeCode && regionName(placeCode, 'zh-CN'), placeCode };
}

function programmesSaid(row: ReadRow, { programmes }: Known) {
  const said = list(row, 'programmes');
  const found = programmes.filter(({ name }) => said.includes(name));
  return {
    programmes: inOrder(found.map(({ name }) => name)),
    programmeIds: found.map(({ id }) => id),
    unknown: said.filter((each) => !found.some(({ name }) => name === each)),
  };
}

type Asked = ReturnType<typeof placeSaid> & ReturnType<typeof programmesSaid> & { today: Day };
const flag = (row: ReadRow, key: string, now: Stored | undefined) =>
  typeof row.values[key] === 'boolean' ? row.values[key] : now ? null : false;

/** The row's values; days that it does not name are those that stand, or begin today. */
function valuesOf(row: ReadRow, { place, programmes, today }: Asked, now: Stored | undefined): PostValues {
  const validFrom = text(row, 'validFrom') ?? (now ? fromDbDate(now.validFrom) : today);
  const said = text(row, 'state') as PostState | null;
  const hours = text(row, 'hoursPerDay');
  return {
    ...{ title: text(row, 'title') ?? '', slots: number(row, 'slots') ?? 0, validFrom },
    validTo: text(row, 'validTo') ?? (now ? fromDbDate(now.validTo) : addDays(validFrom, USUAL_DAYS)),
    state: now ? (said && leadsTo(now.state, said) ? said : null) : (said ?? 'DRAFT'),
    ...{ pay: number(row, 'pay'), peerPay: number(row, 'peerPay'), peers: number(row, 'peers') },
    ...{ place, address: text(row, 'address'), programmes, daysPerWeek: number(row, 'daysPerWeek') },
    hoursPerDay: hours && String(Number(hours)),
    ...{ nightShift: flag(row, 'nightShift', now), overtime: flag(row, 'overtime', now) },
    hazards: hazardsOf(list(row, 'hazards')),
    ...{ intensity: text(row, 'intensity'), accommodation: text(row, 'accommodation') },
    ...{ description: text(row, 'description'), requirements: text(row, 'requirements') },
  };
}

const hazardsOf = (kinds: string[]) => inOrder(kinds.map((kind) => wordOf(HAZARD_WORDS, kind)));

/** Whether a post that is in the one state comes to the other by an event of its workflow. */
const leadsTo = (from: string, to: PostState): boolean =>
  POST_EVENTS.some((event) => postWorkflow[event].to === to && postWorkflow[event].from.some((each) => each === from));

/** `clear` where it can be told whether a post is new, or which one it is. */
type Beside = { asked: Asked; values: PostValues; now: Stored | undefined; clear: boolean };

/** What the form would refuse too, and what is left out of the row. */
function wrongWith(row: ReadRow, faults: Faults, { asked, values, now, clear }: Beside): void {
  const { hoursPerDay, slots, validFrom, validTo } = values;
  const days = clear || (text(row, 'validFrom') !== null && text(row, 'validTo') !== null);
  if (days && !faults.told('validFrom') && validTo < validFrom) faults.refuse('validTo', 'ends-before-start');
  if (hoursPerDay && !/^\d+(\.\d)?$/.test(hoursPerDay))
    faults.refuse('hoursPerDay', 'one-decimal', { found: hoursPerDay });
  if (now && slots < now.taken) faults.refuse('slots', 'slots-taken', { found: slots, taken: now.taken });
  const said = text(row, 'state');
  if (now && said && said !== now.state && !values.state) {
    const words = { found: wordOf(POST_STATE_WORDS, said), from: wordOf(POST_STATE_WORDS, now.state) };
    faults.warn('state', 'no-such-step', words);
  }
  const found = asked.unknown.join('、');
  if (!found) return;
  // A post without programmes is open to all of them.
  if (clear && !now && asked.programmeIds.length === 0) faults.refuse('programmes', 'no-known-programme', { found });
  else faults.warn('programmes', 'unknown-programme', { found });
}

/** What stood behind the words of a sheet, for taking a change back: ids, and texts as they were written. */
const behind = (stored: Stored) => ({
  ...{ place: { placeCode: stored.placeCode }, hazards: { hazardKinds: stored.hazards } },
  programmes: { programmeIds: stored.programmes.map(({ programme }) => programme.id) },
  state: { confirmedAt: stored.confirmedAt?.toISOString() ?? null },
  address: { address: stored.address },
  description: { description: stored.description },
  requirements: { requirements: stored.requirements },
});

const tidied = (words: string | null, tidy = tidyBlanks) => words && tidy(words);

function storedValues(post: Stored): Record<string, ReadValue> {
  const { slots, state, pay, peerPay, peers, daysPerWeek, nightShift, overtime, accommodation } = post;
  return {
    ...{ title: tidyBlanks(post.title), slots, state, pay, peerPay, peers, daysPerWeek, nightShift, overtime },
    ...{ validFrom: fromDbDate(post.validFrom), validTo: fromDbDate(post.validTo), accommodation },
    ...{ place: post.placeCode && regionName(post.placeCode, 'zh-CN'), address: tidied(post.address) },
    programmes: inOrder(post.programmes.map(({ programme }) => programme.name)),
    hazards: hazardsOf(post.hazards),
    hoursPerDay: post.hoursPerDay === null ? null : String(Number(post.hoursPerDay)),
    intensity: post.intensity === null ? null : String(post.intensity),
    description: tidied(post.description, tidyLines),
    requirements: tidied(post.requirements, tidyLines),
  };
}
