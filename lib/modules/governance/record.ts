import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { visibleMeetings } from './policy';
import { readResolutionRows } from './rows';
import { recordId } from './schema';
import type { MeetingForm, MeetingRecord } from './types';

const findMeeting = (tx: Tx, ctx: Ctx, id: string) =>
  tx.meeting.findFirst({ where: { AND: [visibleMeetings(ctx), { id }] }, include: { platform: true } });

/** What the form edits, as it is now; null when it is not visible. */
export async function readMeetingForm(tx: Tx, ctx: Ctx, id: string): Promise<MeetingForm | null> {
  const found = await findMeeting(tx, ctx, id);
  if (!found) return null;
  const { version, title, heldOn, place, attendees, agenda, minutes } = found;
  return { id, version, title, heldOn: fromDbDate(heldOn), place, attendees, agenda, minutes };
}

/** A meeting's page: what was talked about, what was resolved, and how that is carried out. */
export const getMeeting = defineQuery({
  permission: 'governance.read',
  input: recordId,
  run: async ({ tx, ctx, input: { id } }): Promise<MeetingRecord> => {
    const form = (await readMeetingForm(tx, ctx, id)) ?? notFound();
    const { platform } = (await findMeeting(tx, ctx, id)) ?? notFound();
    const resolutions = await readResolutionRows(tx, ctx, {
      where: { institutionId: ctx.institutionId, meetingId: id },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    });
    const adopted = await tx.platformDocument.findMany({
      where: { institutionId: ctx.institutionId, meetingId: id },
      orderBy: [{ kind: 'asc' }, { id: 'asc' }],
      select: { id: true, title: true, edition: true },
    });
    const documents = adopted.map(({ title: name, ...of }) => ({ ...of, name }));
    const mayWrite = mayOnPlatform(ctx, 'governance.write', platform);
    return { ...form, platform: { id: platform.id, name: platform.name }, resolutions, documents, mayWrite };
  },
});

/** What happened with a meeting and its resolutions, newest first. */
export const meetingTimeline = defineQuery({
  permission: 'governance.read',
  input: recordId,
  run: async ({ tx, ctx, input: { id } }) => {
    if (!(await tx.meeting.count({ where: { AND: [visibleMeetings(ctx), { id }] } }))) notFound();
    const at = { institutionId: ctx.institutionId, meetingId: id };
    const resolutions = await tx.resolution.findMany({ where: at, select: { id: true } });
    const ids = [id, ...resolutions.map((each) => each.id)];
    const changes = await recordTimeline(tx, ctx, { tables: ['meetings', 'resolutions'], ids });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
