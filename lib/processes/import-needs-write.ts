import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import { createPartners } from './import-missing';
import { makeDepartments } from './import-named';
import type { NeedPlan } from './import-needs';
import type { PartnerLookups } from './import-partners-lookups';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

const CHUNK = 500;

/** Writes new needs in few statements and changed ones one by one. */
export async function writeNeeds(
  at: Writing & { lookups: PartnerLookups },
  planned: Planned<NeedPlan>[],
): Promise<void> {
  const { tx, ctx, batchId } = at;
  const { institutionId } = ctx;
  await makeDepartments(
    at,
    at.lookups,
    planned.flatMap(({ plan }) => plan.department ?? []),
  );
  const news = planned
    .filter(({ row }) => row.result === 'NEW')
    .map(({ row, plan }) => ({ id: row.recordId ?? newId(), ...plan }));
  await createPartners(
    at,
    news.map(({ partner, values }) => ({ partner, since: values.raisedOn })),
  );
  for (let from = 0; from < news.length; from += CHUNK) {
    const part = news.slice(from, from + CHUNK);
    await tx.need.createMany({
      data: part.map(({ id, partner, department, values: { department: _name, ...plain } }) => ({
        ...{ institutionId, id, partnerId: partner.id ?? '', importBatchId: batchId, ...plain },
        ...{ departmentId: department?.id ?? null, state: plain.state ?? 'OPEN', raisedOn: toDbDate(plain.raisedOn) },
        ...{ wantedBy: day(plain.wantedBy), closedOn: day(plain.closedOn) },
        searchTokens: searchTokens({ text: [plain.title, partner.name] }),
      })),
    });
    await at.done(Math.min(from + CHUNK, news.length));
  }
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED')) {
    const said = saidBy(row, plan.values);
    const departmentId = plan.department?.id ?? null;
    await write(at, row.recordId ?? '', row.version ?? 0, { ...said, ...('department' in said && { departmentId }) });
  }
}

type Where = Pick<Writing, 'tx' | 'ctx'>;
const day = (value: ReadValue | undefined) => (typeof value === 'string' ? toDbDate(value as Day) : null);

/** Writes what a row says, or what stood there before it. A state comes with its day and reason, or with none. */
async function write({ tx, ctx }: Where, id: string, version: number, said: Values): Promise<void> {
  const { department: _name, wantedBy, closedOn, reason, ...columns } = said;
  const { count } = await tx.need.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: {
      ...columns,
      ...('wantedBy' in said && { wantedBy: day(wantedBy) }),
      ...('state' in said && { closedOn: day(closedOn), reason: typeof reason === 'string' ? reason : null }),
      ...{ version: { increment: 1 }, updatedAt: new Date() },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

const none = { none: {} };
/** Nothing refers to it. */
const UNUSED = {
  ...{ answers: none, attachments: none, vacancies: none },
} satisfies Record<keyof Prisma.NeedCountOutputTypeSelect, typeof none>;

/** Takes imported needs back: new ones go, changed ones become what they were. Throws RULE when one was changed or answered since, or something hangs on it. */
export async function undoNeeds(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const now = await tx.need.findMany({
    where: { ...at, id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, version: true, title: true },
  });
  demandUntouched(rows, new Map(now.map((each) => [each.id, each])), ({ title }) => title);
  const news = rows.filter((row) => row.result === 'NEW').map((row) => row.recordId);
  const used = await tx.need.findMany({ where: { ...at, id: { in: news }, NOT: UNUSED }, select: { title: true } });
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ title }) => title)) });
  await tx.need.deleteMany({ where: { ...at, id: { in: news } } });
  for (const { recordId, version, before } of rows.filter((row) => row.result === 'CHANGED'))
    await write({ tx, ctx }, recordId, (version ?? 0) + 1, before as Values);
}
