import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { ProgrammeLevel } from '@/lib/modules/programmes/words';
import { openPeriod, programmeColumns } from '@/lib/modules/programmes/writes';
import { PROGRAMME_UNUSED } from './import-made';
import { makeChains, makeDepartments } from './import-named';
import type { PartnerLookups } from './import-partners-lookups';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { ProgrammePlan } from './import-programmes';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

type Making = Writing & { lookups: PartnerLookups };

/** Writes new programmes with the period that begins with their approval, and changed ones; their states change by decisions alone. */
export async function writeProgrammes(at: Making, planned: Planned<ProgrammePlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  await makeDepartments(
    at,
    at.lookups,
    planned.flatMap(({ plan }) => plan.department ?? []),
  );
  await makeChains(
    at,
    planned.flatMap(({ plan }) => plan.chain ?? []),
  );
  let written = 0;
  for (const { row, plan } of planned) {
    const { values, direction, state, approvedOn } = plan;
    const ids = { departmentId: plan.department?.id ?? null, chainId: plan.chain?.id ?? null };
    if (row.result === 'NEW') {
      const { department: _department, chain: _chain, years, ...plain } = values;
      const id = row.recordId ?? newId();
      await tx.programme.create({
        data: {
          ...{ institutionId: ctx.institutionId, id, importBatchId: batchId, approvedOn: toDbDate(approvedOn) },
          ...programmeColumns({ ...plain, ...ids, years: Number(years), direction, introduction: null }),
        },
      });
      await openPeriod(tx, ctx, id, { state, on: approvedOn, document: null, reason: null });
    } else await write(at, row.recordId ?? '', row.version ?? 0, { ...saidBy(row, values), ...ids });
    written += 1;
    await at.done(written);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

/** Writes what a row says, or what stood there before it: the department and the chain by their ids, where they change. */
async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const at = { institutionId: ctx.institutionId, id, version };
  const now = await tx.programme.findFirst({ where: at });
  if (!now) fail('CONFLICT', 'importStale');
  const { code, name, direction, introduction, departmentId, chainId } = now;
  const profile = {
    ...{ code, name, direction, introduction, departmentId, chainId },
    ...('code' in said && { code: said.code as string | null }),
    ...('name' in said && { name: String(said.name) }),
    ...('department' in said && { departmentId: said.departmentId as string | null }),
    ...('chain' in said && { chainId: said.chainId as string | null }),
    level: (said.level ?? now.level) as ProgrammeLevel,
    years: Number(said.years ?? now.years),
  };
  const { count } = await tx.programme.updateMany({
    where: at,
    data: { ...programmeColumns(profile), version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported programmes back: new ones go, changed ones become what they were. Throws RULE when one was changed since or is in use. */
export async function undoProgrammes(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.programme.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, name: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await tx.programme.findMany({
    where: { ...at, id: { in: news }, NOT: PROGRAMME_UNUSED },
    select: { name: true },
  });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  await tx.programmePeriod.deleteMany({ where: { ...at, programmeId: { in: news } } });
  await tx.programme.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}
