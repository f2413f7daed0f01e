import 'server-only';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { judgePlacements } from './judge';
import { endEarly } from './life';
import { mayOnPlacement } from './policy';
import { findPlacement, readPlacementForm, type StoredPlacement } from './record';
import { moveInput, type PlacementInput } from './schema';
import { follower, movable } from './timeline';
import { demandPlacement, placementColumns, placementTokens } from './writes';

function demandElsewhere(found: StoredPlacement, next: PlacementInput, last: Day): void {
  const same = found.partnerId === next.partnerId && found.postId === next.postId && found.job === next.job;
  if (same) failField('job', 'samePlace');
  if (next.startsOn <= last) failField('startsOn', 'beforeLastDay', { day: last });
}

/**
 * The student goes on at another post or enterprise: the placement ends early with the reason and gives its slot back, and a draft begins that takes
 * one, with rules, checks and an agreement of its own. What insures the student goes along; consent, training and filing are of the new place.
 * Throws NOT_FOUND, FORBIDDEN, CONFLICT, RULE or INVALID. Gives the new placement's id.
 */
export const movePlacement = defineCommand({
  name: 'placements.move',
  permission: 'placements.write',
  input: moveInput,
  run: async ({ tx, ctx, input: { id, version, on, reason, ...profile } }) => {
    const found = (await findPlacement(tx, ctx, id)) ?? notFound();
    if (!mayOnPlacement(ctx, 'placements.write', found)) fail('FORBIDDEN', 'forbidden');
    if (found.version !== version)
      fail('CONFLICT', 'changedByOther', { current: await readPlacementForm(tx, ctx, id) });
    const followed = await tx.placement.count({ where: follower(ctx, id) });
    if (!movable(found, followed > 0)) fail('RULE', 'notFromThisState');
    if (found.state === 'STARTED') await endEarly(tx, ctx, { id, version, reason, on });
    demandElsewhere(found, profile, fromDbDate(found.endedOn) ?? on);
    const partner = await demandPlacement(tx, ctx, profile);
    const { planId, studentId, insurer, policyNo, insuredFrom, insuredTo, accidentPolicyNo } = found;
    const { name: student, studentNo } = found.student;
    const to = newId();
    await tx.placement.create({
      data: {
        ...{ institutionId: ctx.institutionId, id: to, planId, studentId, movedFromId: id, reason },
        ...{ insurer, policyNo, insuredFrom, insuredTo, accidentPolicyNo },
        searchTokens: placementTokens({ student, studentNo, partner: partner.name, job: profile.job }),
        ...placementColumns(profile),
      },
    });
    await judgePlacements(tx, ctx, { id: to });
    return { id: to };
  },
});
