import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { createAttachment, removeAttachment } from '@/lib/modules/attachments/commands';
import { listAttachments } from '@/lib/modules/attachments/queries';
import {
  addMeeting,
  addResolution,
  completeResolution,
  removeResolution,
  reopenResolution,
  updateMeeting,
  updateResolution,
} from '@/lib/modules/governance/commands';
import { listResolutions, meetingsOf, resolutionFacets } from '@/lib/modules/governance/queries';
import { getMeeting, meetingTimeline } from '@/lib/modules/governance/record';
import { homeTodos } from '@/lib/modules/home/queries';
import { addPlatformPartner } from '@/lib/modules/platforms/commands';
import { exportList } from '@/lib/processes/exports';
import { makeCentre } from '@/tests/support/contract-centres';
import { makeConsortium, makeMeeting, makeResolution } from '@/tests/support/contract-governance';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
const profile = { title: '理事会第三次会议', heldOn: '2025-03-12', agenda: '审议计划', minutes: '通过' };

beforeAll(async () => {
  w = await newWorld('治甲');
  other = await newWorld('治乙');
});

describe('meetings of a platform', () => {
  it('are recorded by who may, at the version that was seen, once, and for platforms with a council only', async () => {
    const { id: platformId } = await makeConsortium(w);
    const key = crypto.randomUUID();
    const first = await addMeeting(w.as.DEPARTMENT, { platformId, ...profile }, key);
    expect(await addMeeting(w.as.DEPARTMENT, { platformId, ...profile }, key)).toEqual(first);
    expect(await meetingsOf(w.as.LEADER, { platformId })).toHaveLength(1);
    await updateMeeting(w.as.OFFICE, { ...first, version: 1, ...profile, minutes: '一致通过' });
    const stale = updateMeeting(w.as.OFFICE, { ...first, version: 1, ...profile });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { minutes: '一致通过' } });
    const refused = addMeeting(w.as.TEACHER, { platformId, ...profile });
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const foreign = addMeeting(other.as.ADMIN, { platformId, ...profile });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { id: centre } = await makeCentre(w);
    const wrong = addMeeting(w.as.ADMIN, { platformId: centre, ...profile });
    await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { changes, names } = await meetingTimeline(w.as.OFFICE, { id: first.id });
    expect(changes.map(({ command }) => command)).toContain('governance.update-meeting');
    expect(names[platformId]).toBeDefined();
  });

  it('are kept from the partners that belong to the platform', async () => {
    const { id, platformId } = await makeMeeting(w);
    await addPlatformPartner(w.as.ADMIN, {
      platformId,
      partnerId: w.partnerId,
      part: 'MEMBER',
      joinedOn: '2024-01-01',
    });
    await expect(getMeeting(w.as.LIAISON, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(listAttachments(w.as.LIAISON, { meetingId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('have files of their own, which may be taken off again', async () => {
    const { id: meetingId } = await makeMeeting(w);
    const file = { name: '纪要.pdf', contentType: 'application/pdf', size: 9, sha256: new Uint8Array(32).fill(3) };
    const { id } = await createAttachment(w.as.OFFICE, { owner: { meetingId }, ...file, storageKey: '治甲-1' });
    expect((await listAttachments(w.as.OFFICE, { meetingId })).files).toMatchObject([{ name: '纪要.pdf' }]);
    await removeAttachment(w.as.ADMIN, { id });
    expect((await listAttachments(w.as.OFFICE, { meetingId })).files).toEqual([]);
  });
});

describe('resolutions', () => {
  it('are carried out by whom they were given to, or by who keeps the platform, and opened again', async () => {
    const { id, meetingId } = await makeResolution(w);
    const outcome = { doneOn: '2025-06-01', result: '已印发' };
    const stranger = completeResolution(w.as.LEADER, { id, version: 1, ...outcome });
    await expect(stranger).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const early = completeResolution(w.as.TEACHER, { id, version: 1, ...outcome, doneOn: '2025-03-11' });
    await expect(early).rejects.toMatchObject({ fields: { doneOn: { key: 'beforeMeeting' } } });
    const late = completeResolution(w.as.TEACHER, {
      id,
      version: 1,
      ...outcome,
      doneOn: addDays(w.as.TEACHER.today, 1),
    });
    await expect(late).rejects.toMatchObject({ fields: { doneOn: { key: 'inTheFuture' } } });
    await completeResolution(w.as.TEACHER, { id, version: 1, ...outcome });
    expect((await getMeeting(w.as.TEACHER, { id: meetingId })).resolutions).toMatchObject([
      { state: 'DONE', result: '已印发', doneOn: '2025-06-01' },
    ]);
    const twice = completeResolution(w.as.OFFICE, { id, version: 2, ...outcome });
    await expect(twice).rejects.toMatchObject({ code: 'RULE', key: 'followUpDone' });
    await expect(removeResolution(w.as.OFFICE, { id, version: 2 })).rejects.toMatchObject({ code: 'RULE' });
    await reopenResolution(w.as.DEPARTMENT, { id, version: 2 });
    const stale = removeResolution(w.as.OFFICE, { id, version: 2 });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
    await removeResolution(w.as.OFFICE, { id, version: 3 });
    expect((await getMeeting(w.as.TEACHER, { id: meetingId })).resolutions).toEqual([]);
  });

  it('go to people of the college only, and are due after the meeting', async () => {
    const { id: meetingId } = await makeMeeting(w);
    const give = (over: object) => addResolution(w.as.OFFICE, { meetingId, text: '报送清单', ...over });
    await expect(give({ ownerId: w.as.LIAISON.membershipId })).rejects.toMatchObject({
      fields: { ownerId: { key: 'unknownChoice' } },
    });
    await expect(give({ ownerId: other.as.TEACHER.membershipId })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(give({ dueOn: '2025-03-11' })).rejects.toMatchObject({ fields: { dueOn: { key: 'beforeMeeting' } } });
    const { id } = await give({});
    await updateResolution(w.as.OFFICE, { id, version: 1, text: '报送需求清单', ownerId: w.as.LEADER.membershipId });
    const [row] = (await getMeeting(w.as.OFFICE, { id: meetingId })).resolutions;
    expect(row).toMatchObject({ text: '报送需求清单', ownerId: w.as.LEADER.membershipId, state: 'OPEN' });
  });

  it('stand in one list that counts, shows, exports and reminds the same', async () => {
    const fresh = await newWorld('治丙');
    const { today, membershipId } = fresh.as.TEACHER;
    const { id: platformId } = await makeConsortium(fresh);
    for (const dueOn of [null, today, addDays(today, 1)]) await makeResolution(fresh, { dueOn }, platformId);
    const late = await makeResolution(fresh, { dueOn: addDays(today, -1) }, platformId);
    const finished = await makeResolution(fresh, { ownerId: null }, platformId);
    await completeResolution(fresh.as.OFFICE, { id: finished.id, version: 1, doneOn: today, result: '已落实' });
    const { state, total, mine } = await resolutionFacets(fresh.as.LEADER, { filter: {} });
    expect({ state, total }).toEqual({
      state: [
        { value: 'OPEN', count: 3 },
        { value: 'OVERDUE', count: 1 },
        { value: 'DONE', count: 1 },
      ],
      total: 5,
    });
    expect(mine).toBe(0);
    const filter = { owner: [membershipId], state: ['OPEN', 'OVERDUE'] };
    const list = await listResolutions(fresh.as.TEACHER, { filter });
    expect(list.total).toBe(4);
    expect(list.rows[0]).toMatchObject({ id: late.id, state: 'OVERDUE', mayDo: true, mayWrite: false });
    const { groups } = await homeTodos(fresh.as.TEACHER, {});
    expect(groups.find(({ key }) => key === 'resolutions')).toMatchObject({
      total: 4,
      items: [{ days: -1 }, {}, {}, {}],
    });
    const params = { owner: membershipId, state: 'OPEN,OVERDUE' };
    const { rows, stream } = await exportList(fresh.as.OFFICE, 'resolutions').open(fresh.as.OFFICE, params);
    await stream.cancel();
    expect(rows).toBe(4);
    expect((await listResolutions(other.as.ADMIN, { filter: { platform: [platformId] } })).total).toBe(0);
    const meetings = await meetingsOf(fresh.as.LEADER, { platformId });
    expect(meetings.reduce((sum, { open }) => sum + open, 0)).toBe(4);
    expect(meetings.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(1);
  });
});
