import 'server-only';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { judgePlacements } from './judge';
import { decideUnitInput, inspectUnitInput, ofPartner } from './schema';
import type { UnitInspection } from './types';
import type { Topic } from './words';

/** The inspections of a unit, newest first. */
export const unitInspections = defineQuery({
  permission: 'plans.read',
  input: ofPartner,
  run: async ({ tx, ctx, input: { partnerId } }): Promise<UnitInspection[]> => {
    const rows = await tx.unitInspection.findMany({
      where: { institutionId: ctx.institutionId, partnerId },
      orderBy: [{ inspectedOn: 'desc' }, { id: 'asc' }],
    });
    return rows.map(({ id, version, inspectors, topics, findings, result, meetingNo, ...row }) => ({
      ...{ id, version, inspectors, findings, meetingNo, topics: topics as Topic[], fit: result === 'FIT' },
      inspectedOn: fromDbDate(row.inspectedOn),
      decidedOn: fromDbDate(row.decidedOn),
      publishedOn: fromDbDate(row.publishedOn),
    }));
  },
});

/** Enters the inspection of a unit before it takes interns: what was looked at (article 7), and whether it is fit. */
export const inspectUnit = defineCommand({
  name: 'placements.inspect-unit',
  permission: 'placements.write',
  input: inspectUnitInput,
  run: async ({ tx, ctx, input: { partnerId, inspectedOn, inspectors, topics, findings, fit } }) => {
    const at = { institutionId: ctx.institutionId };
    if (!(await tx.partner.count({ where: { ...at, id: partnerId, mergedIntoId: null } }))) notFound();
    if (inspectedOn > ctx.today) failField('inspectedOn', 'inTheFuture');
    const id = newId();
    const said = { inspectors, topics, findings, result: fit ? 'FIT' : 'UNFIT', inspectedOn: toDbDate(inspectedOn) };
    await tx.unitInspection.create({ data: { ...at, id, partnerId, ...said } });
    await judgePlacements(tx, ctx, { partnerId, state: { not: 'CANCELLED' } });
    return { id };
  },
});

/** The meeting's decision on a unit and its publication. */
export const decideUnit = defineCommand({
  name: 'placements.decide-unit',
  permission: 'placements.approve',
  input: decideUnitInput,
  run: async ({ tx, ctx, input: { id, version, meetingNo, decidedOn, publishedOn } }) => {
    const at = { institutionId: ctx.institutionId, id };
    const found = (await tx.unitInspection.findFirst({ where: at })) ?? notFound();
    if (decidedOn < fromDbDate(found.inspectedOn)) failField('decidedOn', 'endBeforeStart');
    if (publishedOn && publishedOn < decidedOn) failField('publishedOn', 'endBeforeStart');
    const said = { meetingNo, decidedOn: toDbDate(decidedOn), publishedOn: publishedOn && toDbDate(publishedOn) };
    await updateVersioned(tx.unitInspection, { ...at, version }, said, () =>
      tx.unitInspection.findFirst({ where: at }),
    );
    await judgePlacements(tx, ctx, { partnerId: found.partnerId, state: { not: 'CANCELLED' } });
    return { id };
  },
});
