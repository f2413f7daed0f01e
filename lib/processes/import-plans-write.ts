import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { searchTokens } from '@/lib/search/tokens';
import { makeDepartments } from './import-named';
import type { PartnerLookups } from './import-partners-lookups';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { PlanDraft } from './import-plans';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

type Making = Writing & { lookups: PartnerLookups };

/** Writes new plans, as drafts, and changed ones; who is placed by these is judged anew. */
export async function writePlans(at: Making, planned: Planned<PlanDraft>[]): Promise<void> {
  const { tx, ctx, batchId, lookups } = at;
  await makeDepartments(
    at,
    lookups,
    planned.flatMap(({ plan }) => plan.department ?? []),
  );
  const changed: string[] = [];
  let written = 0;
  for (const { row, plan } of planned) {
    const { values } = plan;
    if (row.result === 'NEW') {
      const { kind, journalEvery, name, startsOn, endsOn } = values;
      await tx.internshipPlan.create({
        data: {
          ...columnsOf(saidOf(values, plan)),
          ...{ institutionId: ctx.institutionId, id: row.recordId ?? newId(), importBatchId: batchId, name },
          ...{ kind: kind ?? 'POST', journalEvery: journalEvery ?? 'WEEKLY', state: 'DRAFT' },
          ...{ startsOn: toDbDate(startsOn), endsOn: toDbDate(endsOn) },
          searchTokens: searchTokens({ text: [name] }),
        },
      });
    } else if (row.result === 'CHANGED') {
      const id = row.recordId ?? '';
      await write(at, id, row.version ?? 0, saidOf(saidBy(row, values), plan));
      changed.push(id);
    } else continue;
    written += 1;
    await at.done(written);
  }
  await judgeOf(at, changed);
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

/** What is said, with the ids behind its names. */
function saidOf(said: Values, { department, ids }: PlanDraft): Values {
  const { programmeId, schoolClassId, orderClassId, teacherId } = ids;
  return {
    ...said,
    ...('department' in said && { departmentId: department?.id ?? null }),
    ...('programme' in said && { programmeId }),
    ...('schoolClass' in said && { schoolClassId }),
    ...('orderClass' in said && { orderClassId }),
    ...('teacher' in said && { teacherId }),
  };
}

/** Columns among what is said; days as the database has them. */
function columnsOf(said: Values) {
  const { department: _d, programme: _p, schoolClass: _s, orderClass: _o, teacher: _t, ...own } = said;
  const { startsOn, endsOn, madeOn, safetyRulesOn, filedOn, credits, ...plain } = own;
  const day = (key: string, value: Values[string] | undefined) =>
    key in said && { [key]: typeof value === 'string' ? toDbDate(value as Day) : null };
  return {
    ...plain,
    ...day('startsOn', startsOn),
    ...day('endsOn', endsOn),
    ...day('madeOn', madeOn),
    ...day('safetyRulesOn', safetyRulesOn),
    ...day('filedOn', filedOn),
    ...('credits' in said && { credits: typeof credits === 'string' ? Number(credits) : null }),
  };
}

/** Writes what a row says, or what stood there before it. */
async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { count } = await tx.internshipPlan.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: { ...columnsOf(said), version: { increment: 1 }, updatedAt: new Date() },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

async function judgeOf({ tx, ctx }: Where, planIds: string[]): Promise<void> {
  if (planIds.length > 0) await judgePlacements(tx, ctx, { planId: { in: planIds } });
}

const none = { none: {} };
/** Nothing refers to it. */
const UNUSED = {
  ...{ placements: none, planPosts: none, preferences: none, ownChoices: none, attachments: none },
} satisfies Record<keyof Prisma.InternshipPlanCountOutputTypeSelect, typeof none>;

/** Takes imported plans back: new ones go, changed ones become what they were. Throws RULE when one was changed since or is in use. */
export async function undoPlans(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.internshipPlan.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, name: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await tx.internshipPlan.findMany({
    where: { ...at, id: { in: news }, NOT: UNUSED },
    select: { name: true },
  });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  await tx.internshipPlan.deleteMany({ where: { ...at, id: { in: news } } });
  const changed = rows.filter((row) => row.result === 'CHANGED');
  for (const { recordId, version, before } of changed)
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
  await judgeOf(
    { tx, ctx },
    changed.map((row) => row.recordId),
  );
}
