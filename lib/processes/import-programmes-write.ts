import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { ProgrammeLevel } from '@/lib/modules/programmes/words';
import { openPeriod, programmeColumns } from '@/lib/modules/programmes/writes';
import type { Planned } from './import-planned';
import type { ProgrammePlan } from './import-programmes';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Values = Record<string, ReadValue>;

/** Writes new programmes with the period that begins with their approval, and changed ones; their states change by decisions alone. */
export async function writeProgrammes(
  { tx, ctx, batchId, done }: Writing,
  planned: Planned<ProgrammePlan>[],
): Promise<void> {
  let written = 0;
  for (const { row, plan } of planned) {
    const { values, direction, departmentId, chainId, state, approvedOn } = plan;
    const { department: _department, chain: _chain, years, ...plain } = values;
    if (row.result === 'NEW') {
      const id = row.recordId ?? newId();
      const profile = { ...plain, years: Number(years), direction, departmentId, chainId, introduction: null };
      await tx.programme.create({
        data: {
          ...{ institutionId: ctx.institutionId, id, importBatchId: batchId, approvedOn: toDbDate(approvedOn) },
          ...programmeColumns(profile),
        },
      });
      await openPeriod(tx, ctx, id, { state, on: approvedOn, document: null, reason: null });
    } else if (row.result === 'CHANGED') {
      const keys = new Set(row.changes.map(({ key }) => key));
      const said = Object.fromEntries(Object.entries(values as Values).filter(([key]) => keys.has(key)));
      const ids = { ...(keys.has('department') && { departmentId }), ...(keys.has('chain') && { chainId }) };
      await write({ tx, ctx }, row.recordId ?? '', row.version ?? 0, said, ids);
    } else continue;
    written += 1;
    await done(written);
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;
type Ids = { departmentId?: string | null; chainId?: string | null };

async function write({ tx, ctx }: Where, id: string, version: number, said: Values, ids: Ids): Promise<void> {
  const at = { institutionId: ctx.institutionId, id, version };
  const now = await tx.programme.findFirst({ where: at });
  if (!now) fail('CONFLICT', 'importStale');
  const profile = {
    ...{ code: now.code, name: now.name, direction: now.direction, introduction: now.introduction },
    ...{ departmentId: now.departmentId, chainId: now.chainId, ...ids },
    level: (said.level ?? now.level) as ProgrammeLevel,
    years: Number(said.years ?? now.years),
    ...('code' in said && { code: said.code as string | null }),
    ...('name' in said && { name: String(said.name) }),
  };
  const { count } = await tx.programme.updateMany({
    where: at,
    data: { ...programmeColumns(profile), version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Ids of what a row has named before it was changed; null where it had none. */
async function idsBefore({ tx, ctx }: Where, before: Values): Promise<Ids> {
  const at = { institutionId: ctx.institutionId };
  const ids: Ids = {};
  if ('department' in before) {
    const where = { ...at, name: String(before.department ?? '') };
    ids.departmentId = (await tx.department.findFirst({ where, select: { id: true } }))?.id ?? null;
  }
  if ('chain' in before) {
    const where = { ...at, dictionary: 'CHAIN', labelZh: String(before.chain ?? '') };
    ids.chainId = (await tx.dictionaryEntry.findFirst({ where, select: { id: true } }))?.id ?? null;
  }
  return ids;
}

const none = { none: {} };
/** Nothing else refers to it. */
const UNUSED = {
  ...{ intakes: none, adjustments: none, schoolClasses: none, students: none, orderClasses: none, platforms: none },
  ...{ platformCourses: none, pathwayClasses: none, attachments: none, internshipPosts: none, internshipPlans: none },
  vacancies: none,
};

/** Takes imported programmes back: new ones go, changed ones become what they were. Throws RULE when one was changed since or is in use. */
export async function undoProgrammes(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.programme.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, name: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await tx.programme.findMany({ where: { ...at, id: { in: news }, NOT: UNUSED }, select: { name: true } });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  await tx.programmePeriod.deleteMany({ where: { ...at, programmeId: { in: news } } });
  await tx.programme.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED')) {
    const said = before as Values;
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, said, await idsBefore({ tx, ctx }, said));
  }
}
