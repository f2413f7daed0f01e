import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { ChainPlan } from './import-chains';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

/** Writes new chains as the last of the dictionary, and changed ones. */
export async function writeChains(at: Writing, planned: Planned<ChainPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const of = { institutionId: ctx.institutionId, dictionary: 'CHAIN' };
  const last = await tx.dictionaryEntry.aggregate({ where: of, _max: { position: true } });
  let position = last._max.position ?? 0;
  let written = 0;
  for (const { row, plan } of planned) {
    const { code, aliases, values } = plan;
    if (row.result === 'NEW') {
      position += 1;
      const { labelZh, labelEn, introduction, state } = values;
      await tx.dictionaryEntry.create({
        data: {
          ...{ ...of, id: row.recordId ?? newId(), importBatchId: batchId, code, aliases, introduction, position },
          ...{ labelZh: labelZh ?? '', labelEn: labelEn ?? labelZh ?? '' },
          retiredOn: state === 'RETIRED' ? toDbDate(ctx.today) : null,
        },
      });
    } else {
      const said = saidBy(row, { ...values });
      await write(at, row.recordId ?? '', row.version ?? 0, {
        ...said,
        ...('aliases' in said && { aliasList: aliases }),
        ...('state' in said && { retiredOn: said.state === 'RETIRED' ? ctx.today : null }),
      });
    }
    written += 1;
    await at.done(written);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

/** Writes what a row says, or what stood there before it: aliases and the day of retiring as they are kept. */
async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { aliases: _joined, aliasList, state: _state, retiredOn, ...plain } = said;
  const { count } = await tx.dictionaryEntry.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: {
      ...plain,
      ...(Array.isArray(aliasList) && { aliases: aliasList }),
      ...(retiredOn !== undefined && { retiredOn: retiredOn === null ? null : toDbDate(retiredOn as Day) }),
      version: { increment: 1 },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported chains back: new ones go, changed ones become what they were. Throws RULE when one was changed since or is in use. */
export async function undoChains(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.dictionaryEntry.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, labelZh: true, code: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ labelZh }) => labelZh);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await usedOf(
    tx,
    ctx,
    now.filter(({ id }) => news.includes(id)),
  );
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used) });
  await tx.dictionaryEntry.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}

/** Names of the chains that something hangs on; partners name them by their codes. */
async function usedOf(tx: Tx, ctx: Ctx, chains: { id: string; code: string; labelZh: string }[]): Promise<string[]> {
  const at = { institutionId: ctx.institutionId };
  const some = { some: {} };
  const hanging = await tx.dictionaryEntry.findMany({
    where: {
      ...{ ...at, id: { in: chains.map(({ id }) => id) } },
      OR: [{ programmes: some }, { notices: some }, { attachments: some }],
    },
    select: { id: true },
  });
  const named = await tx.partner.findMany({
    where: { ...at, chains: { hasSome: chains.map(({ code }) => code) } },
    select: { chains: true },
  });
  const ids = new Set(hanging.map(({ id }) => id));
  const codes = new Set(named.flatMap((partner) => partner.chains));
  return chains.filter(({ id, code }) => ids.has(id) || codes.has(code)).map(({ labelZh }) => labelZh);
}
