import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { replaceParticipants, visitTokens } from '@/lib/modules/visits/writes';
import { createPartners } from './import-missing';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';
import type { VisitPlan } from './import-visits';

const CHUNK = 500;

/** Writes new visits in few statements and changed ones one by one. */
export async function writeVisits(at: Writing, planned: Planned<VisitPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  const news = planned
    .filter(({ row }) => row.result === 'NEW')
    .map(({ row, plan }) => ({ id: row.recordId ?? newId(), ...plan }));
  await createPartners(
    at,
    news.map(({ partner, values }) => ({ partner, since: values.visitedOn })),
  );
  for (let from = 0; from < news.length; from += CHUNK) {
    const part = news.slice(from, from + CHUNK);
    await tx.visit.createMany({
      data: part.map(({ id, partner, values: { people: _names, visitedOn, kind, ...plain } }) => ({
        ...{ institutionId, id, partnerId: partner.id ?? '', importBatchId: batchId, ...plain },
        ...{ kind: kind ?? 'VISIT', visitedOn: toDbDate(visitedOn) },
        searchTokens: visitTokens(plain, partner.name),
      })),
    });
    await tx.visitParticipant.createMany({
      data: part.flatMap(({ id: visitId, participantIds }) =>
        participantIds.map((membershipId) => ({ institutionId, id: newId(), visitId, membershipId })),
      ),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED')) {
    const said = saidBy(row, plan.values);
    const { participantIds } = plan;
    await write(at, row.recordId ?? '', row.version ?? 0, { ...said, ...('people' in said && { participantIds }) });
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

/** Writes what a row says, or what stood there before it: columns, and those who took part by their ids. */
async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { people: _names, participantIds, ...columns } = said;
  const at = { institutionId: ctx.institutionId, id };
  const { count } = await tx.visit.updateMany({
    where: { ...at, version },
    data: { ...columns, version: { increment: 1 }, updatedAt: new Date() },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
  if ('people' in said) await replaceParticipants(tx, ctx, id, participantIds as string[]);
  const now = await tx.visit.findFirstOrThrow({
    where: at,
    select: { subject: true, place: true, others: true, partner: { select: { name: true } } },
  });
  await tx.visit.updateMany({ where: at, data: { searchTokens: visitTokens(now, now.partner.name) } });
}

const none = { none: {} };
/** Nothing refers to it but those who took part. */
const UNUSED = {
  ...{ followUps: none, attachments: none, evidences: none },
} satisfies Record<Exclude<keyof Prisma.VisitCountOutputTypeSelect, 'participants'>, typeof none>;

/** Takes imported visits back: new ones go, changed ones become what they were. Throws RULE when one was changed since or somebody has followed it up. */
export async function undoVisits(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.visit.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, subject: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ subject }) => subject);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await tx.visit.findMany({ where: { ...at, id: { in: news }, NOT: UNUSED }, select: { subject: true } });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ subject }) => subject)) });
  await tx.visit.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}
