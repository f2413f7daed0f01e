import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import { createPartners, createProgrammes } from './import-missing';
import type { ClassPlan, ClassValues } from './import-order-classes';
import type { JudgedRow, WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

const CHUNK = 200;

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Planned = { row: JudgedRow; plan: ClassPlan };

/** Writes new classes in few statements and changed ones one by one, after the partners and programmes that they lack. */
export async function writeOrderClasses(at: Writing, planned: Planned[]): Promise<void> {
  const since = ({ values }: ClassPlan) => values.startedOn ?? at.ctx.today;
  await createPartners(
    at,
    planned.map(({ plan }) => ({ partner: plan.partner, since: since(plan) })),
  );
  await createProgrammes(
    at,
    planned.flatMap(({ plan }) => (plan.programme ? [{ programme: plan.programme, since: since(plan) }] : [])),
  );
  const news = planned.filter(({ row }) => row.result === 'NEW');
  for (let from = 0; from < news.length; from += CHUNK) {
    const { institutionId, today } = at.ctx;
    await at.tx.orderClass.createMany({
      data: news.slice(from, from + CHUNK).map(({ row, plan }) => ({
        ...{ institutionId, id: row.recordId ?? newId(), name: plan.name, importBatchId: at.batchId },
        ...{ partnerId: plan.partner.id ?? '', programmeId: plan.programme?.id ?? null, agreementId: plan.agreementId },
        ...classColumns(plan.values),
        requestedOn: toDbDate(plan.values.startedOn ?? today),
        searchTokens: searchTokens({ text: [plan.name, plan.partner.name] }),
      })),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED')) await change(at, row, plan);
}

const day = (value: ReadValue) => (typeof value === 'string' && value ? toDbDate(value) : null);

/** Columns of the values that are given. */
function classColumns({ headTeacher, startedOn, endedOn, ...values }: ClassValues) {
  return {
    ...(values as object as Record<string, never>),
    ...{ kind: values.kind, state: values.state, gradeYear: values.gradeYear, plannedSeats: values.plannedSeats },
    headTeacherName: (headTeacher as string | null) ?? null,
    startedOn: day(startedOn),
    endedOn: day(endedOn),
  };
}

/** Only the columns that the row changes. */
function changedColumns(values: Record<string, ReadValue>): object {
  const { headTeacher, startedOn, endedOn, programme: _p, agreement: _a, ...plain } = values;
  return {
    // A name that a sheet gives is that of nobody whom the class has chosen.
    ...(plain.mentorName !== undefined && { mentorId: null }),
    ...plain,
    ...(headTeacher !== undefined && { headTeacherName: headTeacher }),
    ...(startedOn !== undefined && { startedOn: day(startedOn) }),
    ...(endedOn !== undefined && { endedOn: day(endedOn) }),
  };
}

async function change(
  { tx, ctx }: Writing,
  row: JudgedRow,
  { values, programme, agreementId }: ClassPlan,
): Promise<void> {
  const changed = new Set(row.changes.map(({ key }) => key));
  const next = Object.fromEntries(Object.entries(values).filter(([key]) => changed.has(key)));
  const { count } = await tx.orderClass.updateMany({
    where: { institutionId: ctx.institutionId, id: row.recordId ?? '', version: row.version ?? 0 },
    data: {
      ...changedColumns(next),
      ...(changed.has('programme') && { programmeId: programme?.id }),
      ...(changed.has('agreement') && { agreementId }),
      version: { increment: 1 },
      updatedAt: new Date(),
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported classes back: new ones go, changed ones become what they were. All or nothing: throws RULE when one was changed or used since. */
export async function undoOrderClasses(tx: Tx, ctx: Ctx, rows: WrittenRow[], _writtenOn: Day): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.orderClass.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: {
      ...{ id: true, name: true, version: true },
      _count: {
        select: {
          ...{ roster: true, courses: true, sessions: true, attachments: true, steps: true },
          ...{ internshipPlans: true, employments: true },
        },
      },
    },
  });
  const byId = new Map(now.map((each) => [each.id, each]));
  demandUntouched(rows, byId, ({ name }) => name);
  const news = rows.filter((row) => row.result === 'NEW').flatMap((row) => byId.get(row.recordId) ?? []);
  const used = news.filter(({ _count }) => Object.values(_count).some((n) => n > 0));
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ name }) => name)) });
  await tx.orderClass.deleteMany({ where: { ...at, id: { in: news.map(({ id }) => id) } } });
  for (const { recordId, before } of rows.filter((row) => row.result === 'CHANGED')) {
    const { programme, agreement, ...values } = before as Record<string, ReadValue>;
    const back = {
      ...changedColumns(values),
      ...(programme !== undefined && { programmeId: await idOf(tx, ctx, 'programme', programme) }),
      ...(agreement !== undefined && { agreementId: await idOf(tx, ctx, 'agreement', agreement) }),
    };
    await tx.orderClass.updateMany({ where: { ...at, id: recordId }, data: { ...back, version: { increment: 1 } } });
  }
}

async function idOf(tx: Tx, ctx: Ctx, what: 'programme' | 'agreement', value: ReadValue): Promise<string | null> {
  if (typeof value !== 'string') return null;
  const at = { institutionId: ctx.institutionId };
  const found =
    what === 'programme'
      ? await tx.programme.findFirst({ where: { ...at, name: value }, select: { id: true } })
      : await tx.agreement.findFirst({ where: { ...at, number: value }, select: { id: true } });
  return found?.id ?? null;
}
