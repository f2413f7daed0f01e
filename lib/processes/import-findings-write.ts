import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { fail } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import type { FindingPlan, NewInspection } from './import-findings';
import { type Planned, saidBy, type Values, type Writing } from './import-planned';
import type { WrittenRow } from './import-target';
import { demandUntouched, told } from './import-undo';

const day = (value: unknown) => (typeof value === 'string' ? toDbDate(value as Day) : null);
const isNew = (inspection: FindingPlan['inspection']): inspection is NewInspection => 'row' in inspection;

/** Writes the inspections that rows make, then new findings, then what changed. */
export async function writeFindings(at: Writing, planned: Planned<FindingPlan>[]): Promise<void> {
  const { tx, ctx, done } = at;
  const { institutionId } = ctx;
  const news = planned.filter(({ row }) => row.result === 'NEW');
  await makeInspections(at, news);
  await tx.inspectionFinding.createMany({
    data: news.flatMap(({ row, plan: { inspection, finding, values } }) =>
      finding && inspection.id
        ? {
            ...{ institutionId, id: row.recordId ?? newId(), inspectionId: inspection.id, ...finding },
            ...{ dueOn: toDbDate(values.dueOn as Day), doneOn: day(values.doneOn) },
            mending: values.mending as string | null,
          }
        : [],
    ),
  });
  await done(news.length);
  for (const { row, plan } of planned.filter((each) => each.row.result === 'CHANGED')) {
    const said: Values = { ...saidBy(row, plan.values), ...(plan.finding && { ownerId: plan.finding.ownerId }) };
    const found = { id: row.recordId ?? '', version: row.version ?? 0 };
    await (plan.finding ? writeFinding(at, found, said) : writeInspection(at, found, said));
  }
}

/** Each inspection once; one that has a row of its own gets that row's id. */
async function makeInspections({ tx, ctx, batchId }: Writing, news: Planned<FindingPlan>[]): Promise<void> {
  for (const { row, plan } of news)
    if (!plan.finding && isNew(plan.inspection)) plan.inspection.id = row.recordId ?? newId();
  const made = new Set(news.flatMap(({ plan }) => (isNew(plan.inspection) ? [plan.inspection] : [])));
  for (const each of made) each.id ??= newId();
  await tx.inspection.createMany({
    data: [...made].map(({ row: _row, id, inspectedOn, nextOn, ...plain }) => ({
      ...{ institutionId: ctx.institutionId, id: id ?? newId(), importBatchId: batchId, ...plain },
      ...{ inspectedOn: toDbDate(inspectedOn), nextOn: day(nextOn) },
    })),
  });
}

type Where = Pick<Writing, 'tx' | 'ctx'>;
type Found = { id: string; version: number };

/** Writes what a row says of a finding, or what stood there before it: who mends it by the id, where that changes. */
async function writeFinding({ tx, ctx }: Where, { id, version }: Found, said: Values): Promise<void> {
  const { owner: _name, ownerId, dueOn, doneOn, mending } = said;
  const { count } = await tx.inspectionFinding.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: {
      ...('owner' in said && { ownerId: ownerId as string | null }),
      ...(typeof dueOn === 'string' && { dueOn: toDbDate(dueOn as Day) }),
      ...('doneOn' in said && { doneOn: day(doneOn) }),
      ...('mending' in said && { mending: mending as string | null }),
      version: { increment: 1 },
    },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

async function writeInspection({ tx, ctx }: Where, { id, version }: Found, said: Values): Promise<void> {
  const { nextOn, ...plain } = said;
  const { count } = await tx.inspection.updateMany({
    where: { institutionId: ctx.institutionId, id, version },
    data: { ...plain, ...('nextOn' in said && { nextOn: day(nextOn) }), version: { increment: 1 } },
  });
  if (count === 0) fail('CONFLICT', 'importStale');
}

/** Takes findings and inspections back: new ones go, changed ones become what they were. Throws RULE when one was changed since, or findings or files were added to an inspection. */
export async function undoFindings(tx: Tx, ctx: Ctx, rows: WrittenRow[]): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const ids = rows.map((row) => row.recordId);
  const findings = await tx.inspectionFinding.findMany({ where: { ...at, id: { in: ids } } });
  const inspections = await tx.inspection.findMany({
    where: { ...at, id: { in: ids } },
    include: {
      platform: { select: { name: true } },
      findings: { select: { id: true } },
      attachments: { select: { id: true } },
    },
  });
  const now = new Map([
    ...findings.map(({ id, version, what }) => [id, { version, name: what }] as const),
    ...inspections.map(({ id, version, platform }) => [id, { version, name: platform.name }] as const),
  ]);
  demandUntouched(rows, now, ({ name }) => name);
  const news = new Set(rows.filter((row) => row.result === 'NEW').map((row) => row.recordId));
  const used = inspections.filter(
    ({ id, findings: of, attachments }) =>
      news.has(id) && (attachments.length > 0 || of.some((each) => !news.has(each.id))),
  );
  if (used.length > 0) fail('RULE', 'importInUse', { params: told(used.map(({ platform }) => platform.name)) });
  await tx.inspectionFinding.deleteMany({ where: { ...at, id: { in: [...news] } } });
  await tx.inspection.deleteMany({ where: { ...at, id: { in: [...news] } } });
  const isFinding = new Set(findings.map(({ id }) => id));
  for (const { recordId: id, version, before } of rows.filter((row) => row.result === 'CHANGED')) {
    const found = { id, version: (version ?? 0) + 1 };
    await (isFinding.has(id) ? writeFinding : writeInspection)({ tx, ctx }, found, before as Values);
  }
}
