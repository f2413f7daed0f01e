import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { EquipmentPlan } from './import-equipment';
import { createPartners } from './import-missing';
import type { Planned } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched } from './import-undo';

const CHUNK = 500;
/** 元 of a 万元, in which prices are kept. */
export const YUAN = 10_000;

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Values = Record<string, ReadValue>;

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
        unitValue: unitValue === null ? null : Number(unitValue) / YUAN,
        acquiredOn: acquiredOn ? toDbDate(acquiredOn as Day) : null,
      })),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED')) {
    const said = Object.fromEntries(row.changes.map(({ key }) => [key, (plan.values as Values)[key] ?? null]));
    await write(at, plan.platformId, row.recordId ?? '', row.version ?? 0, said);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

/** A room by its name in the place; null where it has none. */
async function roomId({ tx, ctx }: Where, platformId: string, name: ReadValue | undefined): Promise<string | null> {
  if (typeof name !== 'string') return null;
  const where = { institutionId: ctx.institutionId, platformId, name };
  return (await tx.room.findFirst({ where, select: { id: true } }))?.id ?? null;
}

async function write(at: Where, platformId: string, id: string, version: number, said: Values): Promise<void> {
  const { room, acquiredOn, unitValue, ...plain } = said;
  const { count } = await at.tx.equipment.updateMany({
    where: { institutionId: at.ctx.institutionId, id, version },
    data: {
      ...plain,
      ...('room' in said && { roomId: await roomId(at, platformId, room) }),
      ...('unitValue' in said && { unitValue: typeof unitValue === 'string' ? Number(unitValue) / YUAN : null }),
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
    select: { id: true, version: true, name: true, platformId: true },
  });
  const places = new Map(now.map((each) => [each.id, each]));
  demandUntouched(rows, places, ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  await tx.equipment.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, places.get(recordId)?.platformId ?? '', recordId, (version ?? 0) + 1, before as Values);
}
