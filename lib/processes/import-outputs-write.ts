import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { inTenThousands } from './import-cells';
import { createPartners } from './import-missing';
import type { OutputPlan } from './import-outputs';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched } from './import-undo';

/** Writes new outputs at once, with partners that are not there yet, and changed ones one by one. */
export async function writeOutputs(at: Writing, planned: Planned<OutputPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const news = planned.filter(({ row }) => row.result === 'NEW');
  await createPartners(
    at,
    news.flatMap(({ plan: { partner, values } }) => (partner ? [{ partner, since: values.happenedOn as Day }] : [])),
  );
  await tx.centreOutput.createMany({
    data: news.map(({ row, plan: { platformId, partner, values } }) => ({
      ...{ institutionId: ctx.institutionId, id: row.recordId ?? newId(), platformId, importBatchId: batchId },
      ...{ purpose: values.purpose, title: values.title, quantity: values.quantity, unit: values.unit },
      ...{ happenedOn: toDbDate(values.happenedOn as Day), partnerId: partner?.id ?? null },
      income: inTenThousands(values.income),
    })),
  });
  await at.done(news.length);
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED'))
    await write(at, row.recordId ?? '', row.version ?? 0, saidBy(row, plan.values));
}

/** Writes what a row says, or what stood there before it: amounts alone, for the rest says which output is meant. */
async function write({ tx, ctx }: Pick<Writing, 'tx' | 'ctx'>, id: string, version: number, said: Values) {
  const { count } = await tx.centreOutput.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: {
      ...('quantity' in said && { quantity: said.quantity as string | null }),
      ...('unit' in said && { unit: said.unit as string | null }),
      ...('income' in said && { income: inTenThousands(said.income) }),
      version: { increment: 1 },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported outputs back: new ones go, changed ones become what they were. Throws RULE when one was changed since. */
export async function undoOutputs(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.centreOutput.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, title: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ title }) => title);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  await tx.centreOutput.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}
