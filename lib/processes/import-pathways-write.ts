import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import { createPartners } from './import-missing';
import type { PathwayPlan } from './import-pathways';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

/** Writes new classes and changed ones. */
export async function writePathways(at: Writing, planned: Planned<PathwayPlan>[]): Promise<void> {
  const { tx, ctx, batchId } = at;
  await createPartners(
    at,
    planned.flatMap(({ plan }) => (plan.enterprise ? [{ partner: plan.enterprise, since: plan.agreedOn }] : [])),
  );
  let written = 0;
  for (const { row, plan } of planned) {
    const { values, schoolId, enterprise, programmeId, agreedOn } = plan;
    if (row.result === 'NEW') {
      const { school, enterprise: _enterprise, programme: _programme, ...own } = values;
      await tx.pathwayClass.create({
        data: {
          ...{ institutionId: ctx.institutionId, id: row.recordId ?? newId(), importBatchId: batchId, ...own },
          ...{ schoolId, enterpriseId: enterprise?.id ?? null, programmeId, agreedOn: toDbDate(agreedOn) },
          searchTokens: searchTokens({ text: [values.name, school, enterprise?.name] }),
        },
      });
    } else if (row.result === 'CHANGED') {
      const said = saidBy(row, values);
      await write(at, row.recordId ?? '', row.version ?? 0, {
        ...said,
        ...('school' in said && { schoolId }),
        ...('enterprise' in said && { enterpriseId: enterprise?.id ?? null }),
        ...('programme' in said && { programmeId }),
      });
    } else continue;
    written += 1;
    await at.done(written);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

/** Writes what a row says, or what stood there before it: columns, and the ids of what it names. */
async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { school: _school, enterprise: _enterprise, programme: _programme, ...columns } = said;
  const { count } = await tx.pathwayClass.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: { ...columns, version: { increment: 1 }, updatedAt: new Date() },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
  const now = await tx.pathwayClass.findFirstOrThrow({
    where: { institutionId: ctx.institutionId, id },
    select: { name: true, school: { select: { name: true } }, enterprise: { select: { name: true } } },
  });
  await tx.pathwayClass.updateMany({
    where: { institutionId: ctx.institutionId, id },
    data: { searchTokens: searchTokens({ text: [now.name, now.school.name, now.enterprise?.name] }) },
  });
}

const none = { none: {} };
/** Nothing else refers to it. */
const UNUSED = { students: none, attachments: none } satisfies Record<
  keyof Prisma.PathwayClassCountOutputTypeSelect,
  typeof none
>;

/** Takes imported classes back: new ones go, changed ones become what they were. Throws RULE when one was changed since or has pupils. */
export async function undoPathways(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.pathwayClass.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, name: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const taken = { ...at, id: { in: news }, NOT: UNUSED };
  const used = await tx.pathwayClass.findMany({ where: taken, select: { name: true } });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  await tx.pathwayClass.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}
