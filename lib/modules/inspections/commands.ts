import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { inspectedBases, MENDING_ROLES, mayMend, visibleInspections } from './policy';
import { readInspectionForm } from './record';
import {
  addFindingInput,
  addInspectionInput,
  type FindingInput,
  findingVersion,
  type InspectionInput,
  mendFindingInput,
  updateFindingInput,
  updateInspectionInput,
} from './schema';

/** The base that the caller is about to inspect. Throws NOT_FOUND or FORBIDDEN. */
async function demandBase(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const base = (await tx.platform.findFirst({ where: { AND: [inspectedBases(ctx), { id }] } })) ?? notFound();
  if (!mayOnPlatform(ctx, 'inspections.write', base)) fail('FORBIDDEN', 'forbidden');
}

/** Columns of an inspection; nobody inspects tomorrow, and the next one comes after. Throws INVALID at the field. */
function inspectionColumns(ctx: Ctx, { inspectedOn, nextOn, ...inspection }: InspectionInput) {
  if (inspectedOn > ctx.today) failField('inspectedOn', 'inTheFuture');
  if (nextOn <= inspectedOn) failField('nextOn', 'beforeInspection');
  return { ...inspection, inspectedOn: toDbDate(inspectedOn), nextOn: toDbDate(nextOn) };
}

export const addInspection = defineCommand({
  name: 'inspections.add',
  permission: 'inspections.write',
  input: addInspectionInput,
  run: async ({ tx, ctx, input: { platformId, ...inspection } }) => {
    await demandBase(tx, ctx, platformId);
    const columns = inspectionColumns(ctx, inspection);
    const id = newId();
    await tx.inspection.create({ data: { institutionId: ctx.institutionId, id, platformId, ...columns } });
    return { id };
  },
});

/** The inspection, if the caller may change it. Throws NOT_FOUND or FORBIDDEN. */
async function demandInspection(tx: Tx, ctx: Ctx, id: string) {
  const found = (await tx.inspection.findFirst({ where: { AND: [visibleInspections(ctx), { id }] } })) ?? notFound();
  await demandBase(tx, ctx, found.platformId);
  return { id, result: found.result, inspectedOn: fromDbDate(found.inspectedOn) };
}

/** Changes what was found on the whole; with findings it cannot have passed, and none is due before it. */
export const updateInspection = defineCommand({
  name: 'inspections.update',
  permission: 'inspections.write',
  input: updateInspectionInput,
  run: async ({ tx, ctx, input: { id, version, ...inspection } }) => {
    await demandInspection(tx, ctx, id);
    const columns = inspectionColumns(ctx, inspection);
    const at = { institutionId: ctx.institutionId };
    const findings = await tx.inspectionFinding.findMany({ where: { ...at, inspectionId: id } });
    if (inspection.result === 'PASSED' && findings.length > 0) failField('result', 'passedWithFindings');
    if (findings.some(({ dueOn, doneOn }) => dueOn < columns.inspectedOn || (doneOn ?? dueOn) < columns.inspectedOn))
      failField('inspectedOn', 'afterMending');
    await updateVersioned(tx.inspection, { ...at, id, version }, columns, () => readInspectionForm(tx, ctx, id));
    return { id };
  },
});

function findFinding(tx: Tx, ctx: Ctx, id: string) {
  return tx.inspectionFinding.findFirst({
    where: { institutionId: ctx.institutionId, id, inspection: visibleInspections(ctx) },
    include: { inspection: { include: { platform: true } } },
  });
}

/** A finding with what the caller may do with it. Throws NOT_FOUND or FORBIDDEN. */
async function demandFinding(tx: Tx, ctx: Ctx, id: string, may: 'write' | 'mend') {
  const { inspection, ...finding } = (await findFinding(tx, ctx, id)) ?? notFound();
  const mayWrite = mayOnPlatform(ctx, 'inspections.write', inspection.platform);
  if (!(may === 'write' ? mayWrite : mayMend(ctx, mayWrite, finding.ownerId))) fail('FORBIDDEN', 'forbidden');
  return { ...finding, inspectedOn: fromDbDate(inspection.inspectedOn) };
}

type At = { id: string; version: number };

async function writeFinding(tx: Tx, ctx: Ctx, { id, version }: At, data: object): Promise<{ id: string }> {
  const at = { institutionId: ctx.institutionId, id };
  await updateVersioned(tx.inspectionFinding, { ...at, version }, data, () =>
    tx.inspectionFinding.findFirst({ where: at }),
  );
  return { id };
}

/** Columns of a finding: given to one who can mend it (who has it already may have left since), due after the inspection. Throws INVALID at the field. */
async function findingColumns(
  tx: Tx,
  ctx: Ctx,
  { what, ownerId, dueOn }: FindingInput,
  of: { inspectedOn: Day; ownerId?: string | null },
) {
  if (dueOn < of.inspectedOn) failField('dueOn', 'beforeInspection');
  if (ownerId !== null && ownerId !== of.ownerId) {
    const where = { institutionId: ctx.institutionId, id: ownerId, role: { in: MENDING_ROLES }, endedAt: null };
    if (!(await tx.membership.count({ where }))) failField('ownerId', 'unknownChoice');
  }
  return { what, ownerId, dueOn: toDbDate(dueOn) };
}

export const addFinding = defineCommand({
  name: 'inspections.add-finding',
  permission: 'inspections.write',
  input: addFindingInput,
  run: async ({ tx, ctx, input: { inspectionId, ...finding } }) => {
    const inspection = await demandInspection(tx, ctx, inspectionId);
    if (inspection.result === 'PASSED') fail('RULE', 'passedWithFindings');
    const columns = await findingColumns(tx, ctx, finding, inspection);
    const id = newId();
    await tx.inspectionFinding.create({ data: { institutionId: ctx.institutionId, id, inspectionId, ...columns } });
    return { id };
  },
});

/** Changes what was found, who mends it and until when; only while it is open. */
export const updateFinding = defineCommand({
  name: 'inspections.update-finding',
  permission: 'inspections.write',
  input: updateFindingInput,
  run: async ({ tx, ctx, input: { id, version, ...finding } }) => {
    const stored = await demandFinding(tx, ctx, id, 'write');
    if (stored.doneOn) fail('RULE', 'followUpDone');
    return writeFinding(tx, ctx, { id, version }, await findingColumns(tx, ctx, finding, stored));
  },
});

/** Says that it is mended, since when and how. */
export const mendFinding = defineCommand({
  name: 'inspections.mend',
  permission: 'inspections.mend',
  input: mendFindingInput,
  run: async ({ tx, ctx, input: { doneOn, mending, ...at } }) => {
    const stored = await demandFinding(tx, ctx, at.id, 'mend');
    if (stored.doneOn) fail('RULE', 'followUpDone');
    if (doneOn > ctx.today) failField('doneOn', 'inTheFuture');
    if (doneOn < stored.inspectedOn) failField('doneOn', 'beforeInspection');
    return writeFinding(tx, ctx, at, { doneOn: toDbDate(doneOn), mending });
  },
});

/** Opens it again, when it turns out not to be mended; what was written of the mending stays in the audit. */
export const reopenFinding = defineCommand({
  name: 'inspections.reopen',
  permission: 'inspections.write',
  input: findingVersion,
  run: async ({ tx, ctx, input }) => {
    const stored = await demandFinding(tx, ctx, input.id, 'write');
    if (!stored.doneOn) fail('RULE', 'followUpOpen');
    return writeFinding(tx, ctx, input, { doneOn: null, mending: null });
  },
});

/** Takes out a finding that was entered by mistake; only while it is open. */
export const removeFinding = defineCommand({
  name: 'inspections.remove-finding',
  permission: 'inspections.write',
  input: findingVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const { inspectedOn: _inspectedOn, ...stored } = await demandFinding(tx, ctx, id, 'write');
    if (stored.doneOn) fail('RULE', 'followUpDone');
    const { count } = await tx.inspectionFinding.deleteMany({
      where: { institutionId: ctx.institutionId, id, version },
    });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: stored });
    return { id };
  },
});
