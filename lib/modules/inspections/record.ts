import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { visibleInspections } from './policy';
import { readFindingRows } from './rows';
import { inspectionId } from './schema';
import type { InspectionForm, InspectionRecord } from './types';
import type { InspectionResult } from './words';

const findInspection = (tx: Tx, ctx: Ctx, id: string) =>
  tx.inspection.findFirst({ where: { AND: [visibleInspections(ctx), { id }] }, include: { platform: true } });

/** What the form edits, as it is now; null when it is not visible. */
export async function readInspectionForm(tx: Tx, ctx: Ctx, id: string): Promise<InspectionForm | null> {
  const found = await findInspection(tx, ctx, id);
  if (!found) return null;
  const { version, inspectors, summary } = found;
  const days = { inspectedOn: fromDbDate(found.inspectedOn), nextOn: fromDbDate(found.nextOn) };
  return { id, version, inspectors, summary, ...days, result: found.result as InspectionResult };
}

/** An inspection's page: what was found, and how far it is mended. */
export const getInspection = defineQuery({
  permission: 'inspections.read',
  input: inspectionId,
  run: async ({ tx, ctx, input: { id } }): Promise<InspectionRecord> => {
    const form = (await readInspectionForm(tx, ctx, id)) ?? notFound();
    const { platform } = (await findInspection(tx, ctx, id)) ?? notFound();
    const findings = await readFindingRows(tx, ctx, {
      where: { institutionId: ctx.institutionId, inspectionId: id },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    });
    const mayWrite = mayOnPlatform(ctx, 'inspections.write', platform);
    return { ...form, base: { id: platform.id, name: platform.name }, findings, mayWrite };
  },
});

/** What happened with an inspection and its findings, newest first. */
export const inspectionTimeline = defineQuery({
  permission: 'inspections.read',
  input: inspectionId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await tx.inspection.count({ where: { AND: [visibleInspections(ctx), { id }] } }))) notFound();
    const at = { institutionId: ctx.institutionId, inspectionId: id };
    const findings = await tx.inspectionFinding.findMany({ where: at, select: { id: true } });
    const ids = [id, ...findings.map((each) => each.id)];
    const changes = await recordTimeline(tx, ctx, { tables: ['inspections', 'inspection_findings'], ids });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
