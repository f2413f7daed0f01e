import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { originsOf, sameEmployer, UNSEEN, UNVERIFIED } from '@/lib/modules/employment/writes';
import { searchTokens } from '@/lib/search/tokens';
import type { EmploymentPlan } from './import-employment';
import { createProgrammes } from './import-missing';
import type { JudgedRow, WrittenRow } from './import-target';
import { demandUntouched, removeStudents } from './import-undo';

const CHUNK = 500;

type Writing = { tx: Tx; ctx: Ctx; batchId: string; done: (rows: number) => Promise<void> };
type Planned = { row: JudgedRow; plan: EmploymentPlan };
type Values = Record<string, ReadValue>;

/** Writes new destinations in few statements and changed ones one by one, after the graduates that are not there yet. */
export async function writeEmployments(at: Writing, planned: Planned[]): Promise<void> {
  const news = planned.filter(({ row }) => row.result === 'NEW');
  await createGraduates(at, news);
  const jobOf = ({ student, partnerId }: EmploymentPlan) => ({ studentId: student.id ?? '', partnerId });
  const jobs = planned.map(({ plan }) => jobOf(plan));
  const originOf = await originsOf(at.tx, at.ctx, jobs);
  const data = news.map(({ row, plan }) => ({ ...columnsOf(at, row, plan), ...originOf(jobOf(plan)) }));
  for (let from = 0; from < data.length; from += CHUNK) {
    await at.tx.employment.createMany({ data: data.slice(from, from + CHUNK) });
    await at.done(Math.min(from + CHUNK, data.length));
  }
  const changed = planned.filter((each) => each.row.result === 'CHANGED');
  const before = await employersOf(at, changed);
  for (const { row, plan } of changed) {
    const keys = new Set(row.changes.map(({ key }) => key));
    const said = Object.fromEntries(Object.entries(plan.values as Values).filter(([key]) => keys.has(key)));
    const moved = keys.has('employer') || keys.has('creditCode');
    const was = before.get(row.recordId ?? '');
    const now = { partnerId: plan.partnerId, employer: plan.values.employer };
    const unseen = moved && was && !sameEmployer(was, now) ? UNSEEN : {};
    const origin = moved ? { partnerId: plan.partnerId, ...originOf(jobOf(plan)), ...unseen } : {};
    await write(at, row.recordId ?? '', row.version ?? 0, { ...valueColumns(said), ...origin, ...UNVERIFIED });
  }
}

/** Where graduates work whose destination is about to change. */
async function employersOf({ tx, ctx }: Writing, changed: Planned[]) {
  const ids = changed.flatMap(({ row }) => row.recordId ?? []);
  const rows = await tx.employment.findMany({
    where: { institutionId: ctx.institutionId, id: { in: ids } },
    select: { id: true, partnerId: true, employer: true },
  });
  return new Map(rows.map((each) => [each.id, each]));
}

/** Columns of the values that are given. */
function valueColumns({ graduatedOn, signedOn, followedOn, verifiedOn, ...plain }: Values): object {
  const days = Object.entries({ signedOn, followedOn, verifiedOn }).flatMap(([key, day]) =>
    day === undefined ? [] : [[key, typeof day === 'string' ? toDbDate(day) : null]],
  );
  return {
    ...plain,
    ...(typeof graduatedOn === 'string' && { graduatedOn: toDbDate(graduatedOn) }),
    ...Object.fromEntries(days),
  };
}

function columnsOf({ ctx, batchId }: Writing, row: JudgedRow, { student, partnerId, values }: EmploymentPlan) {
  const studentId = student.id ?? '';
  const { graduatedOn, signedOn, ...plain } = values;
  return {
    ...{ institutionId: ctx.institutionId, id: row.recordId ?? newId(), importBatchId: batchId, studentId, partnerId },
    ...{
      ...plain,
      source: 'LEDGER',
      graduatedOn: toDbDate(graduatedOn),
      signedOn: signedOn ? toDbDate(signedOn) : null,
    },
  };
}

/** Graduates whom the rows name and the college does not have yet. */
async function createGraduates(at: Writing, news: Planned[]): Promise<void> {
  const missing = news.filter(({ plan }) => !plan.student.id);
  await createProgrammes(
    at,
    missing.flatMap(({ plan }) =>
      plan.programme ? [{ programme: plan.programme, since: `${plan.student.gradeYear}-09-01` }] : [],
    ),
  );
  const data = missing.map(({ plan: { student, programme, values } }) => {
    student.id = newId();
    const { id, studentNo, name, gradeYear } = student;
    return {
      ...{ institutionId: at.ctx.institutionId, id, studentNo, name, gradeYear, importBatchId: at.batchId },
      ...{ programmeId: programme?.id ?? '', state: 'GRADUATED', leftOn: toDbDate(values.graduatedOn) },
      enrolledOn: toDbDate(`${gradeYear}-09-01`),
      searchTokens: searchTokens({ text: [name], code: [studentNo] }),
    };
  });
  for (let from = 0; from < data.length; from += CHUNK)
    await at.tx.student.createMany({ data: data.slice(from, from + CHUNK) });
}

type Where = Pick<Writing, 'tx' | 'ctx'>;

async function write({ tx, ctx }: Where, id: string, version: number, data: object): Promise<void> {
  const { count } = await tx.employment.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: { ...data, version: { increment: 1 }, updatedAt: new Date() },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes imported destinations back: new ones go with the graduates made for them, changed ones become what they were. Throws RULE when one was changed since. */
export async function undoEmployments(tx: Tx, ctx: Ctx, rows: WrittenRow[], _writtenOn: Day): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.employment.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, studentId: true, importBatchId: true, student: { select: { name: true } } },
  });
  const byId = new Map(now.map((each) => [each.id, each]));
  demandUntouched(rows, byId, ({ student }) => student.name);
  const news = rows.filter((row) => row.result === 'NEW').flatMap((row) => byId.get(row.recordId) ?? []);
  await tx.employment.deleteMany({ where: { ...at, id: { in: news.map(({ id }) => id) } } });
  await removeStudents(tx, ctx, news);
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, valueColumns(before as Values));
}
