import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { setProgrammes } from '@/lib/modules/posts/writes';
import { searchTokens } from '@/lib/search/tokens';
import { createPartners } from './import-missing';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { PostPlan } from './import-posts';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

const CHUNK = 500;

/** Writes new posts in few statements and changed ones one by one; who is placed on these is judged anew. */
export async function writePosts(at: Writing, planned: Planned<PostPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  const news = planned
    .filter(({ row }) => row.result === 'NEW')
    .map(({ row, plan }) => ({ id: row.recordId ?? newId(), ...plan }));
  await createPartners(
    at,
    news.map(({ partner, values }) => ({ partner, since: [values.validFrom, ctx.today].sort()[0] ?? ctx.today })),
  );
  for (let from = 0; from < news.length; from += CHUNK) {
    const part = news.slice(from, from + CHUNK);
    await tx.internshipPost.createMany({
      data: part.map(({ id, partner, values, ...plan }) => ({
        ...columnsOf(saidOf(values, plan)),
        ...{ institutionId, id, partnerId: partner.id ?? '', importBatchId: batchId },
        ...{ title: values.title, slots: values.slots },
        ...{ validFrom: toDbDate(values.validFrom), validTo: toDbDate(values.validTo) },
        searchTokens: searchTokens({ text: [values.title, partner.name] }),
      })),
    });
    await tx.internshipPostProgramme.createMany({
      data: part.flatMap(({ id: postId, programmeIds }) =>
        programmeIds.map((programmeId) => ({ institutionId, id: newId(), postId, programmeId })),
      ),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  const changed = planned.filter(({ row }) => row.result === 'CHANGED');
  for (const { row, plan } of changed)
    await write(at, row.recordId ?? '', row.version ?? 0, saidOf(saidBy(row, plan.values), plan));
  await judgeOn(
    at,
    changed.flatMap(({ row }) => row.recordId ?? []),
  );
}

type Where = Pick<Writing, 'tx' | 'ctx'>;
type Behind = Pick<PostPlan, 'placeCode' | 'programmeIds' | 'hazardKinds'>;

/** What is said, with what stands behind its words. A state that a sheet says is a word about the post as of now. */
const saidOf = (said: Values, { placeCode, programmeIds, hazardKinds }: Behind): Values => ({
  ...said,
  ...('place' in said && { placeCode }),
  ...('programmes' in said && { programmeIds }),
  ...('hazards' in said && { hazardKinds }),
  ...(said.state && said.state !== 'DRAFT' && { confirmedAt: new Date().toISOString() }),
});

const numeric = (value: ReadValue | undefined) => (value === null || value === undefined ? null : Number(value));

/** The columns among what is said; programmes stand in a table of their own. */
function columnsOf(said: Values) {
  const { place: _place, programmes: _programmes, programmeIds: _ids, hazards: _words, hazardKinds, ...own } = said;
  const { validFrom: _from, validTo, hoursPerDay, intensity, confirmedAt, ...plain } = own;
  return {
    ...plain,
    ...('hazards' in said && { hazards: (hazardKinds ?? []) as string[] }),
    ...('hoursPerDay' in said && { hoursPerDay: numeric(hoursPerDay) }),
    ...('intensity' in said && { intensity: numeric(intensity) }),
    ...(typeof validTo === 'string' && { validTo: toDbDate(validTo as Day) }),
    ...('confirmedAt' in said && { confirmedAt: typeof confirmedAt === 'string' ? new Date(confirmedAt) : null }),
  };
}

/** Writes what a row says, or what stood there before it. */
async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { count } = await tx.internshipPost.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: { ...columnsOf(said), version: { increment: 1 }, updatedAt: new Date() },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
  if (!('programmes' in said)) return;
  // What stood there before may be gone by now.
  const there = { institutionId: ctx.institutionId, id: { in: said.programmeIds as string[] } };
  const programmes = await tx.programme.findMany({ where: there, select: { id: true } });
  const programmeIds = programmes.map((programme) => programme.id);
  await setProgrammes(tx, ctx, id, programmeIds);
}

async function judgeOn({ tx, ctx }: Where, postIds: string[]): Promise<void> {
  if (postIds.length > 0) await judgePlacements(tx, ctx, { postId: { in: postIds }, state: { not: 'CANCELLED' } });
}

const none = { none: {} };
/** Nothing refers to it but the programmes that came with it. */
const UNUSED = {
  ...{ placements: none, links: none, vacancies: none, planPosts: none, preferences: none },
} satisfies Record<Exclude<keyof Prisma.InternshipPostCountOutputTypeSelect, 'programmes'>, typeof none>;

/** Takes imported posts back: new ones go, changed ones become what they were. Throws RULE when one was changed since, is in use, or has more taken than it had slots. */
export async function undoPosts(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.internshipPost.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, title: true, taken: true },
  });
  const posts = new Map(now.map((each) => [each.id, each]));
  demandUntouched(rows, posts, ({ title }) => title);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const changed = rows.filter((row) => row.result === 'CHANGED');
  // What is in use can be no draft again.
  const drafts = changed.filter(({ before }) => before.state === 'DRAFT').map((row) => row.recordId);
  const crowded = changed.filter(({ recordId, before }) => Number(before.slots) < (posts.get(recordId)?.taken ?? 0));
  const unused = { ...at, id: { in: [...news, ...drafts] }, NOT: UNUSED };
  const used = await tx.internshipPost.findMany({ where: unused, select: { id: true } });
  const bound = new Set([...used.map(({ id }) => id), ...crowded.map((row) => row.recordId)]);
  if (bound.size > 0) fail('RULE', 'importInUse', { params: told([...bound].map((id) => posts.get(id)?.title)) });
  await tx.internshipPost.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of changed)
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
  await judgeOn(
    { tx, ctx },
    changed.map((row) => row.recordId),
  );
}
