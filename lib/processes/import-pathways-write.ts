import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import { createPartners } from './import-missing';
import type { PathwayPlan } from './import-pathways';
import type { Planned } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Values = Record<string, ReadValue>;
type Ids = { schoolId?: string; enterpriseId?: string | null; programmeId?: string | null };

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
      const keys = new Set(row.changes.map(({ key }) => key));
      const said = Object.fromEntries(Object.entries(values as Values).filter(([key]) => keys.has(key)));
      await write(at, row.recordId ?? '', row.version ?? 0, said, {
        ...(keys.has('school') && { schoolId }),
        ...(keys.has('enterprise') && { enterpriseId: enterprise?.id ?? null }),
        ...(keys.has('programme') && { programmeId }),
      });
    } else continue;
    written += 1;
    await at.done(written);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

async function write({ tx, ctx }: Where, id: string, version: number, said: Values, ids: Ids): Promise<void> {
  const { school: _school, enterprise: _enterprise, programme: _programme, ...own } = said;
  const at = { institutionId: ctx.institutionId, id, version };
  const { count } = await tx.pathwayClass.updateMany({
    where: at,
    data: { ...own, ...ids, version: { increment: 1 }, updatedAt: new Date() },
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

/** Ids of what stood there before a row changed it. */
async function idsBefore({ tx, ctx }: Where, before: Values): Promise<Ids> {
  const at = { institutionId: ctx.institutionId };
  const partner = async (key: string) =>
    (await tx.partner.findFirst({ where: { ...at, name: String(before[key] ?? '') }, select: { id: true } }))?.id;
  const ids: Ids = {};
  if ('school' in before) ids.schoolId = await partner('school');
  if ('enterprise' in before) ids.enterpriseId = (await partner('enterprise')) ?? null;
  if ('programme' in before) {
    const where = { ...at, name: String(before.programme ?? '') };
    ids.programmeId = (await tx.programme.findFirst({ where, select: { id: true } }))?.id ?? null;
  }
  return ids;
}

/** Takes imported classes back: new ones go, changed ones become what they were. Throws RULE when one was changed since or has pupils. */
export async function undoPathways(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.pathwayClass.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, name: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await tx.pathwayClass.findMany({
    where: { ...at, id: { in: news }, OR: [{ students: { some: {} } }, { attachments: { some: {} } }] },
    select: { name: true },
  });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  await tx.pathwayClass.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED')) {
    const said = before as Values;
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, said, await idsBefore({ tx, ctx }, said));
  }
}
