import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { demandGoverned, demandOwner } from './demand';
import { mayCarryOut, visibleMeetings } from './policy';
import { readMeetingForm } from './record';
import {
  addMeetingInput,
  addResolutionInput,
  completeResolutionInput,
  type ResolutionInput,
  resolutionVersion,
  updateMeetingInput,
  updateResolutionInput,
} from './schema';

export const addMeeting = defineCommand({
  name: 'governance.add-meeting',
  permission: 'governance.write',
  input: addMeetingInput,
  run: async ({ tx, ctx, input: { heldOn, ...meeting } }) => {
    await demandGoverned(tx, ctx, meeting.platformId);
    const id = newId();
    const at = { institutionId: ctx.institutionId, id };
    await tx.meeting.create({ data: { ...at, ...meeting, heldOn: toDbDate(heldOn) } });
    return { id };
  },
});

/** The meeting, if the caller may change it. Throws NOT_FOUND or FORBIDDEN. */
async function demandMeeting(tx: Tx, ctx: Ctx, id: string) {
  const meeting = (await tx.meeting.findFirst({ where: { AND: [visibleMeetings(ctx), { id }] } })) ?? notFound();
  await demandGoverned(tx, ctx, meeting.platformId);
  return { id, heldOn: fromDbDate(meeting.heldOn) };
}

export const updateMeeting = defineCommand({
  name: 'governance.update-meeting',
  permission: 'governance.write',
  input: updateMeetingInput,
  run: async ({ tx, ctx, input: { id, version, heldOn, ...meeting } }) => {
    await demandMeeting(tx, ctx, id);
    const at = { institutionId: ctx.institutionId, id, version };
    const data = { ...meeting, heldOn: toDbDate(heldOn) };
    await updateVersioned(tx.meeting, at, data, () => readMeetingForm(tx, ctx, id));
    return { id };
  },
});

function findResolution(tx: Tx, ctx: Ctx, id: string) {
  return tx.resolution.findFirst({
    where: { institutionId: ctx.institutionId, id, meeting: visibleMeetings(ctx) },
    include: { meeting: { include: { platform: true } } },
  });
}

/** A resolution that is about to be done or opened again, if the caller may. Throws NOT_FOUND or FORBIDDEN. */
async function demandDoable(tx: Tx, ctx: Ctx, id: string) {
  const { meeting, ...resolution } = (await findResolution(tx, ctx, id)) ?? notFound();
  const mayWrite = mayOnPlatform(ctx, 'governance.write', meeting.platform);
  if (!mayCarryOut(ctx, mayWrite, resolution.ownerId)) fail('FORBIDDEN', 'forbidden');
  return { ...resolution, heldOn: fromDbDate(meeting.heldOn) };
}

type At = { id: string; version: number };

async function writeVersioned(tx: Tx, ctx: Ctx, { id, version }: At, data: object): Promise<{ id: string }> {
  const at = { institutionId: ctx.institutionId, id, version };
  await updateVersioned(tx.resolution, at, data, () =>
    tx.resolution.findFirst({ where: { institutionId: at.institutionId, id } }),
  );
  return { id };
}

/** It goes to one who can carry it out, and is due after the meeting. Throws INVALID at the field. */
async function resolutionColumns(
  tx: Tx,
  ctx: Ctx,
  { text, ownerId, dueOn }: ResolutionInput,
  of: { heldOn: string; ownerBefore?: string | null },
) {
  if (dueOn && dueOn < of.heldOn) failField('dueOn', 'beforeMeeting');
  await demandOwner(tx, ctx, ownerId, of.ownerBefore);
  return { text, ownerId, dueOn: dueOn ? toDbDate(dueOn) : null };
}

export const addResolution = defineCommand({
  name: 'governance.add-resolution',
  permission: 'governance.write',
  input: addResolutionInput,
  run: async ({ tx, ctx, input: { meetingId, ...resolution } }) => {
    const meeting = await demandMeeting(tx, ctx, meetingId);
    const columns = await resolutionColumns(tx, ctx, resolution, meeting);
    const { institutionId } = ctx;
    const position = await tx.resolution.count({ where: { institutionId, meetingId } });
    const id = newId();
    await tx.resolution.create({ data: { institutionId, id, meetingId, position, ...columns } });
    return { id };
  },
});

/** Changes what was resolved, who carries it out and until when; only while it is open. */
export const updateResolution = defineCommand({
  name: 'governance.update-resolution',
  permission: 'governance.write',
  input: updateResolutionInput,
  run: async ({ tx, ctx, input: { id, version, ...resolution } }) => {
    const stored = (await findResolution(tx, ctx, id)) ?? notFound();
    const { heldOn } = await demandMeeting(tx, ctx, stored.meetingId);
    if (stored.doneOn) fail('RULE', 'followUpDone');
    const columns = await resolutionColumns(tx, ctx, resolution, { heldOn, ownerBefore: stored.ownerId });
    return writeVersioned(tx, ctx, { id, version }, columns);
  },
});

/** Says that it is carried out, since when and with what result. */
export const completeResolution = defineCommand({
  name: 'governance.complete-resolution',
  permission: 'governance.carry-out',
  input: completeResolutionInput,
  run: async ({ tx, ctx, input: { id, version, doneOn, result } }) => {
    const stored = await demandDoable(tx, ctx, id);
    if (stored.doneOn) fail('RULE', 'followUpDone');
    if (doneOn > ctx.today) failField('doneOn', 'inTheFuture');
    if (doneOn < stored.heldOn) failField('doneOn', 'beforeMeeting');
    return writeVersioned(tx, ctx, { id, version }, { doneOn: toDbDate(doneOn), result });
  },
});

/** Opens it again; what was written as its result stays in the audit. */
export const reopenResolution = defineCommand({
  name: 'governance.reopen-resolution',
  permission: 'governance.carry-out',
  input: resolutionVersion,
  run: async ({ tx, ctx, input }) => {
    const stored = await demandDoable(tx, ctx, input.id);
    if (!stored.doneOn) fail('RULE', 'followUpOpen');
    return writeVersioned(tx, ctx, input, { doneOn: null, result: null });
  },
});

/** Takes out a resolution that was entered by mistake; only while it is open. */
export const removeResolution = defineCommand({
  name: 'governance.remove-resolution',
  permission: 'governance.write',
  input: resolutionVersion,
  run: async ({ tx, ctx, input: { id, version } }) => {
    const { meeting: _meeting, ...stored } = (await findResolution(tx, ctx, id)) ?? notFound();
    await demandMeeting(tx, ctx, stored.meetingId);
    if (stored.doneOn) fail('RULE', 'followUpDone');
    const { count } = await tx.resolution.deleteMany({ where: { institutionId: ctx.institutionId, id, version } });
    if (count === 0) fail('CONFLICT', 'changedByOther', { current: stored });
    return { id };
  },
});
