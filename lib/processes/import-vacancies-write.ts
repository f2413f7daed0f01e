import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { setProgrammes } from '@/lib/modules/vacancies/writes';
import { searchTokens } from '@/lib/search/tokens';
import { createPartners } from './import-missing';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched } from './import-undo';
import type { VacancyPlan } from './import-vacancies';

const CHUNK = 500;

/** Writes new vacancies in few statements and changed ones one by one. */
export async function writeVacancies(at: Writing, planned: Planned<VacancyPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  const news = planned
    .filter(({ row }) => row.result === 'NEW')
    .map(({ row, plan }) => ({ id: row.recordId ?? newId(), ...plan }));
  await createPartners(
    at,
    news.map(({ partner, values }) => ({ partner, since: values.opensOn })),
  );
  for (let from = 0; from < news.length; from += CHUNK) {
    const part = news.slice(from, from + CHUNK);
    await tx.vacancy.createMany({
      data: part.map(({ id, partner, values: { programmes: _names, opensOn, lastOn, ...plain } }) => ({
        ...{ institutionId, id, partnerId: partner.id ?? '', importBatchId: batchId, ...plain },
        ...{ opensOn: toDbDate(opensOn), closesOn: toDbDate(addDays(lastOn, 1)) },
        searchTokens: searchTokens({ text: [plain.title, partner.name] }),
      })),
    });
    await tx.vacancyProgramme.createMany({
      data: part.flatMap(({ id: vacancyId, programmeIds }) =>
        programmeIds.map((programmeId) => ({ institutionId, id: newId(), vacancyId, programmeId })),
      ),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED')) {
    const said = saidBy(row, plan.values);
    await write(at, row.recordId ?? '', row.version ?? 0, said);
    if ('programmes' in said) await setProgrammes(tx, ctx, row.recordId ?? '', plan.programmeIds);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { programmes: _names, opensOn, lastOn, ...plain } = said;
  const { count } = await tx.vacancy.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: {
      ...plain,
      ...(typeof opensOn === 'string' && { opensOn: toDbDate(opensOn) }),
      ...(typeof lastOn === 'string' && { closesOn: toDbDate(addDays(lastOn, 1)) }),
      ...{ version: { increment: 1 }, updatedAt: new Date() },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported vacancies back: new ones go, changed ones become what they were. Throws RULE when one was changed since. */
export async function undoVacancies(tx: Tx, ctx: Ctx, rows: WrittenRow[], _writtenOn: Day): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.vacancy.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, title: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ title }) => title);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  await tx.vacancy.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED')) {
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
    if (!('programmes' in before)) continue;
    const names = String(before.programmes ?? '').split('、');
    const programmes = await tx.programme.findMany({ where: { ...at, name: { in: names } }, select: { id: true } });
    await setProgrammes(
      tx,
      ctx,
      recordId,
      programmes.map(({ id }) => id),
    );
  }
}
