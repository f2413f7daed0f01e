import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import type { TrainingPlan } from './import-training';
import { demandUntouched, told } from './import-undo';

const dayOf = (value: ReadValue | undefined) => (typeof value === 'string' ? toDbDate(value as Day) : null);

/** Writes new training programmes at once and changed ones one by one. */
export async function writeTraining(at: Writing, planned: Planned<TrainingPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const news = planned.filter(({ row }) => row.result === 'NEW');
  await tx.trainingProgramme.createMany({
    data: news.map(({ row, plan: { platformId, values } }) => ({
      ...{ institutionId: ctx.institutionId, id: row.recordId ?? newId(), platformId, importBatchId: batchId },
      ...{ name: values.name, hours: values.hours, audience: values.audience },
      ...{ plannedOn: toDbDate(values.plannedOn ?? ctx.today) },
      ...{ offeredOn: dayOf(values.offeredOn), retiredOn: dayOf(values.retiredOn) },
    })),
  });
  await at.done(news.length);
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED'))
    await write(at, row.recordId ?? '', row.version ?? 0, saidBy(row, plan.values));
}

/** Writes what a row says, or what stood there before it. */
async function write({ tx, ctx }: Pick<Writing, 'tx' | 'ctx'>, id: string, version: number, said: Values) {
  const days = (['plannedOn', 'offeredOn', 'retiredOn'] as const).filter((key) => key in said);
  const { count } = await tx.trainingProgramme.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: {
      ...('hours' in said && { hours: said.hours as number | null }),
      ...('audience' in said && { audience: said.audience as string | null }),
      ...Object.fromEntries(days.map((key) => [key, dayOf(said[key])])),
      version: { increment: 1 },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported programmes back: new ones go, changed ones become what they were. Throws RULE when one was changed since or has sessions. */
export async function undoTraining(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.trainingProgramme.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, name: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const where = { ...at, id: { in: news } };
  const used = await tx.trainingProgramme.findMany({ where: { ...where, sessions: { some: {} } } });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  await tx.trainingProgramme.deleteMany({ where });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}
