import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { inTenThousands } from './import-cells';
import type { EquipmentPlan } from './import-equipment';
import { createPartners } from './import-missing';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched } from './import-undo';

const CHUNK = 500;

/** Writes new equipment in few statements and changed one by one. */
export async function writeEquipment(at: Writing, planned: Planned<EquipmentPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  const news = planned
    .filter(({ row }) => row.result === 'NEW')
    .map(({ row, plan }) => ({ id: row.recordId ?? newId(), ...plan }));
  await createPartners(
    at,
    news.flatMap(({ owner, values }) =>
      owner ? [{ partner: owner, since: (values.acquiredOn ?? ctx.today) as Day }] : [],
    ),
  );
  for (let from = 0; from < news.length; from += CHUNK) {
    const part = news.slice(from, from + CHUNK);
    await tx.equipment.createMany({
      data: part.map(({ id, platformId, roomId, owner, values: { room: _name, acquiredOn, unitValue, ...plain } }) => ({
        ...{ institutionId, id, platformId, roomId, ownerId: owner?.id ?? null, importBatchId: batchId, ...plain },
        unitValue: inTenThousands(unitValue),
        acquiredOn: acquiredOn ? toDbDate(acquiredOn as Day) : null,
      })),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED')) {
    const said = { ...saidBy(row, plan.values), roomId: plan.roomId };
    await write(at, row.recordId ?? '', row.version ?? 0, said);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

/** Writes what a row says, or what stood there before it: a room by its id, where the room changes. */
async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { room: _name, roomId, acquiredOn, unitValue, ...plain } = said;
  const { count } = await tx.equipment.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: {
      ...plain,
      ...('room' in said && { roomId: roomId as string | null }),
      ...('unitValue' in said && { unitValue: inTenThousands(unitValue) }),
      ...('acquiredOn' in said && { acquiredOn: typeof acquiredOn === 'string' ? toDbDate(acquiredOn as Day) : null }),
      version: { increment: 1 },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported equipment back: new goes, changed becomes what it was. Throws RULE when one was changed since. */
export async function undoEquipment(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.equipment.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, name: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  await tx.equipment.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}
