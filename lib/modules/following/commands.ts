import 'server-only';
import type { Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlacement, visiblePlacements } from '@/lib/modules/placements/policy';
import { mondayOf, readStored } from '@/lib/modules/placements/record';
import { visibleInternVisits } from './policy';
import { calledInput, presentInput, recordVisitInput, updateVisitInput } from './schema';

/** The internships, each running or over, if the caller has the permission on all. Throws NOT_FOUND, FORBIDDEN or RULE. */
async function demandAll(tx: Tx, ctx: Ctx, permission: Permission, ids: string[]) {
  const found = await readStored(tx, { AND: [visiblePlacements(ctx), { id: { in: ids } }] });
  if (found.length < new Set(ids).size) notFound();
  if (found.some((each) => !mayOnPlacement(ctx, permission, each))) fail('FORBIDDEN', 'forbidden');
  if (found.some(({ state }) => state !== 'STARTED' && state !== 'ENDED')) fail('RULE', 'notFromThisState');
  return found;
}

/** Records a visit to interns of one enterprise. */
export const recordInternVisit = defineCommand({
  name: 'following.visit',
  permission: 'placements.guide',
  input: recordVisitInput,
  run: async ({ tx, ctx, input: { placementIds, visitedOn, way, findings, advice } }) => {
    const found = await demandAll(tx, ctx, 'placements.guide', placementIds);
    const [partnerId, another] = new Set(found.map((each) => each.partnerId));
    if (!partnerId || another) failField('placementIds', 'oneEnterprise');
    if (visitedOn > ctx.today) failField('visitedOn', 'inTheFuture');
    if (found.some(({ startsOn }) => visitedOn < fromDbDate(startsOn))) failField('visitedOn', 'outsideItsPeriod');
    const { institutionId, membershipId: teacherId } = ctx;
    const id = newId();
    const said = { way, findings, advice, visitedOn: toDbDate(visitedOn) };
    await tx.internVisit.create({ data: { institutionId, id, partnerId, teacherId, ...said } });
    await tx.internVisitPlacement.createMany({
      data: found.map((each) => ({ institutionId, id: newId(), visitId: id, placementId: each.id })),
    });
    return { id };
  },
});

/** Changes what was found; by whoever made the visit. */
export const updateInternVisit = defineCommand({
  name: 'following.update-visit',
  permission: 'placements.guide',
  input: updateVisitInput,
  run: async ({ tx, ctx, input: { id, version, visitedOn, ...said } }) => {
    const visit =
      (await tx.internVisit.findFirst({ where: { AND: [visibleInternVisits(ctx), { id }] } })) ?? notFound();
    if (visit.teacherId !== ctx.membershipId) fail('FORBIDDEN', 'forbidden');
    if (visitedOn > ctx.today) failField('visitedOn', 'inTheFuture');
    const at = { institutionId: ctx.institutionId, id };
    await updateVersioned(tx.internVisit, { ...at, version }, { ...said, visitedOn: toDbDate(visitedOn) }, () =>
      tx.internVisit.findFirst({ where: at }),
    );
    return { id };
  },
});

/** Notes that the caller has called about an intern, and what came of it. */
export const noteCall = defineCommand({
  name: 'following.call',
  permission: 'placements.guide',
  input: calledInput,
  run: async ({ tx, ctx, input: { placementId, reasons, note } }) => {
    await demandAll(tx, ctx, 'placements.guide', [placementId]);
    const id = newId();
    const { institutionId, membershipId: calledById } = ctx;
    const calledOn = toDbDate(ctx.today);
    await tx.internCall.create({ data: { institutionId, id, placementId, reasons, note, calledById, calledOn } });
    return { id };
  },
});

/** The mentor's word for many interns in one week, with one tap; a word said before stays. */
export const confirmPresent = defineCommand({
  name: 'following.present',
  permission: 'placements.confirm',
  input: presentInput,
  run: async ({ tx, ctx, input: { ids, weekOn } }) => {
    const found = await demandAll(tx, ctx, 'placements.confirm', ids);
    if (mondayOf(weekOn) !== weekOn) failField('weekOn', 'notAMonday');
    if (weekOn > ctx.today) failField('weekOn', 'inTheFuture');
    const outside = found.some(
      (each) => addDays(weekOn, 6) < fromDbDate(each.startsOn) || weekOn > fromDbDate(each.endedOn ?? each.endsOn),
    );
    if (outside) failField('weekOn', 'outsideItsPeriod');
    const said = { institutionId: ctx.institutionId, weekOn: toDbDate(weekOn), present: true, confirmedBy: ctx.actor };
    const { count } = await tx.placementWeek.createMany({
      data: found.map(({ id }) => ({ ...said, id: newId(), placementId: id })),
      skipDuplicates: true,
    });
    return { count };
  },
});
