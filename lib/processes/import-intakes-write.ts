import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { IntakePlan } from './import-intakes';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched } from './import-undo';

const CHUNK = 500;

/** Writes enrolment of years that there was none of in few statements, and changed numbers one by one. */
export async function writeIntakes(at: Writing, planned: Planned<IntakePlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  const news = planned.filter(({ row }) => row.result === 'NEW');
  for (let from = 0; from < news.length; from += CHUNK) {
    await tx.programmeIntake.createMany({
      data: news.slice(from, from + CHUNK).map(({ row, plan: { programmeId, year, values } }) => ({
        ...{ institutionId, id: row.recordId ?? newId(), importBatchId: batchId, programmeId, year, ...values },
      })),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED'))
    await write(at, row.recordId ?? '', row.version ?? 0, saidBy(row, { ...plan.values }));
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { count } = await tx.programmeIntake.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: { ...said, version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported enrolment back: new rows go, changed ones become what they were. Throws RULE when one was changed since. */
export async function undoIntakes(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.programmeIntake.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, year: true, programme: { select: { name: true } } },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), (each) => `${each.programme.name} ${each.year}`);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  await tx.programmeIntake.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}
