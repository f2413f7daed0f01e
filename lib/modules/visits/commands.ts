import 'server-only';
import type { Tx } from '@/lib/db/client';
import { fileStore } from '@/lib/files/store';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayWriteVisit, visibleVisits } from './policy';
import { readVisitForm } from './record';
import { createVisitInput, updateVisitInput, visitVersion } from './schema';
import { demandFollowUp, demandVisit, followUpColumns, replaceParticipants, visitColumns } from './writes';

/** The visit if the caller may change it. Throws NOT_FOUND or FORBIDDEN. */
export async function demandWritable(tx: Tx, ctx: Ctx, id: string) {
  const visit = await tx.visit.findFirst({
    where: { AND: [visibleVisits(ctx), { id }] },
    include: { participants: { select: { membershipId: true } } },
  });
  if (!visit) notFound();
  if (!(await mayWriteVisit(tx, ctx, visit))) fail('FORBIDDEN', 'forbidden');
  return visit;
}

export const createVisit = defineCommand({
  name: 'visits.create',
  permission: 'visits.write',
  input: createVisitInput,
  run: async ({ tx, ctx, input }) => {
    const { followUps, ...profile } = input;
    const partnerName = await demandVisit(tx, ctx, profile);
    for (const [i, followUp] of followUps.entries())
      await demandFollowUp(tx, ctx, followUp, { visitedOn: profile.visitedOn, at: `followUps.${i}.` });
    const id = newId();
    const at = { institutionId: ctx.institutionId };
    await tx.visit.create({ data: { ...at, id, ...visitColumns(profile, partnerName) } });
    await replaceParticipants(tx, ctx, id, profile.participantIds);
    if (followUps.length > 0)
      await tx.followUp.createMany({
        data: followUps.map((followUp) => ({ ...at, id: newId(), visitId: id, ...followUpColumns(followUp) })),
      });
    return { id };
  },
});

export const updateVisit = defineCommand({
  name: 'visits.update',
  permission: 'visits.write',
  input: updateVisitInput,
  run: async ({ tx, ctx, input }) => {
    const { id, version, ...profile } = input;
    const visit = await demandWritable(tx, ctx, id);
    const before = visit.participants.map((p) => p.membershipId);
    const partnerName = await demandVisit(tx, ctx, profile, before);
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.visit, at, visitColumns(profile, partnerName), () => readVisitForm(tx, ctx, id));
    await replaceParticipants(tx, ctx, id, profile.participantIds);
    return { id };
  },
});

/** Takes a visit away that was entered by mistake, with its follow-ups and the files that were removed from it; others must be removed before. */
export const deleteVisit = defineCommand({
  name: 'visits.delete',
  permission: 'visits.write',
  input: visitVersion,
  run: async ({ tx, ctx, input: { id, version }, after }) => {
    await demandWritable(tx, ctx, id);
    const at = { institutionId: ctx.institutionId };
    const files = await tx.attachment.findMany({
      where: { ...at, visitId: id },
      select: { storageKey: true, removedAt: true },
    });
    if (files.some((file) => !file.removedAt)) fail('RULE', 'hasFiles');
    await tx.attachment.deleteMany({ where: { ...at, visitId: id } });
    const { count } = await tx.visit.deleteMany({ where: { ...at, id, version } });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: await readVisitForm(tx, ctx, id) });
    after(async () => {
      for (const { storageKey } of files) await (await fileStore()).remove(storageKey);
    });
    return { id };
  },
});
