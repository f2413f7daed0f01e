import { beforeAll, describe, expect, it } from 'vitest';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { councilOf, councilTimeline, seatsOfPartner } from '@/lib/modules/governance/council';
import { addDocument, getDocument, updateDocument } from '@/lib/modules/governance/documents';
import { getMeeting } from '@/lib/modules/governance/record';
import { addSeat, succeedSeat, updateSeat } from '@/lib/modules/governance/seats';
import { addPlatformPartner } from '@/lib/modules/platforms/commands';
import { makeCentre } from '@/tests/support/contract-centres';
import { makeConsortium, makeDocument, makeMeeting, makeSeat } from '@/tests/support/contract-governance';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
const seat = { holder: '王理事长', rank: 'CHAIR', startedOn: '2024-05-15' };
const charter = {
  kind: 'CHARTER',
  title: '章程',
  edition: '2024版',
  adoptedOn: '2024-05-15',
  effectiveOn: '2024-06-01',
};
const again = { holder: '李理事长', startedOn: '2025-05-15' };

beforeAll(async () => {
  w = await newWorld('会甲');
  other = await newWorld('会乙');
});

describe('council seats', () => {
  it('are given by who may, once, for members only, at the version that was seen', async () => {
    const { id: platformId } = await makeConsortium(w);
    const key = crypto.randomUUID();
    const first = await addSeat(w.as.DEPARTMENT, { platformId, ...seat }, key);
    expect(await addSeat(w.as.DEPARTMENT, { platformId, ...seat }, key)).toEqual(first);
    await expect(addSeat(w.as.TEACHER, { platformId, ...seat })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(addSeat(other.as.ADMIN, { platformId, ...seat })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const member = { ...seat, rank: 'MEMBER', partnerId: w.partnerId };
    const stranger = addSeat(w.as.OFFICE, { platformId, ...member });
    await expect(stranger).rejects.toMatchObject({ fields: { partnerId: { key: 'notAMember' } } });
    await addPlatformPartner(w.as.ADMIN, { platformId, partnerId: w.partnerId, part: 'LEAD', joinedOn: '2024-01-01' });
    await addSeat(w.as.OFFICE, { platformId, ...member });
    expect((await seatsOfPartner(w.as.LEADER, { partnerId: w.partnerId })).map((row) => row.held)).toContain(true);
    await updateSeat(w.as.OFFICE, { ...first, version: 1, ...seat, post: '理事长（兼）' });
    const stale = updateSeat(w.as.OFFICE, { ...first, version: 1, ...seat });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { post: '理事长（兼）' } });
    await expect(councilOf(w.as.LIAISON, { platformId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { changes } = await councilTimeline(w.as.OFFICE, { platformId });
    expect(changes.map(({ command }) => command)).toContain('governance.update-seat');
  });

  it('of a chair are held by one at a time; an election ends the old term, and each day has its holder', async () => {
    const { id, platformId } = await makeSeat(w, seat);
    const second = addSeat(w.as.OFFICE, { platformId, ...seat, holder: '李理事长', startedOn: '2025-01-01' });
    await expect(second).rejects.toMatchObject({ fields: { rank: { key: 'seatHeldBy' } } });
    const early = succeedSeat(w.as.OFFICE, { id, version: 1, ...again, startedOn: '2024-05-15' });
    await expect(early).rejects.toMatchObject({ fields: { startedOn: { key: 'beforeTerm' } } });
    const { id: next } = await succeedSeat(w.as.OFFICE, { id, version: 1, ...again });
    const chairOn = async (on: string) => (await councilOf(w.as.LEADER, { platformId, on })).held.map((s) => s.holder);
    expect(await chairOn('2025-05-14')).toEqual(['王理事长']);
    expect(await chairOn('2025-05-15')).toEqual(['李理事长']);
    expect(await chairOn('2024-05-14')).toEqual([]);
    const over = succeedSeat(w.as.OFFICE, { id, version: 2, ...again });
    await expect(over).rejects.toMatchObject({ code: 'RULE', key: 'termEnded' });
    const back = { ...again, rank: 'CHAIR', startedOn: '2025-01-01' };
    const moved = updateSeat(w.as.OFFICE, { id: next, version: 1, ...back });
    await expect(moved).rejects.toMatchObject({ fields: { rank: { key: 'seatHeldBy' } } });
    const ended = updateSeat(w.as.OFFICE, { id: next, version: 1, ...again, rank: 'CHAIR', endedOn: '2025-05-15' });
    await expect(ended).rejects.toMatchObject({ fields: { endedOn: { key: 'endsBeforeStart' } } });
  });

  it('of a chair go to one of two who take it at once', async () => {
    const { id: platformId } = await makeConsortium(w);
    const both = await Promise.allSettled([
      addSeat(w.as.OFFICE, { platformId, ...seat }),
      addSeat(w.as.ADMIN, { platformId, ...seat, holder: '李理事长' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { id, version } = await makeSeat(w, seat);
    const elections = await Promise.allSettled(
      [w.as.OFFICE, w.as.ADMIN].map((who) => succeedSeat(who, { id, version, ...again })),
    );
    expect(elections.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const council = await councilOf(w.as.OFFICE, { platformId });
    expect(council.held).toHaveLength(1);
  });

  it('are kept of practice centres too', async () => {
    const { id: platformId } = await makeCentre(w);
    await addSeat(w.as.OFFICE, { platformId, ...seat });
    expect((await councilOf(w.as.OFFICE, { platformId })).held).toHaveLength(1);
  });
});

describe('charter and rules', () => {
  it('are kept in versions: in force is the last that holds by the day', async () => {
    const { id: meetingId, platformId } = await makeMeeting(w);
    const first = await addDocument(w.as.OFFICE, { platformId, ...charter });
    const taken = addDocument(w.as.OFFICE, { platformId, ...charter });
    await expect(taken).rejects.toMatchObject({ fields: { edition: { key: 'editionTaken' } } });
    const early = addDocument(w.as.OFFICE, { platformId, ...charter, edition: '甲', effectiveOn: '2024-05-14' });
    await expect(early).rejects.toMatchObject({ fields: { effectiveOn: { key: 'beforeAdopted' } } });
    const { id: foreign } = await makeMeeting(w);
    const elsewhere = addDocument(w.as.OFFICE, { platformId, ...charter, edition: '甲', meetingId: foreign });
    await expect(elsewhere).rejects.toMatchObject({ fields: { meetingId: { key: 'unknownChoice' } } });
    const days = { adoptedOn: '2025-03-12', effectiveOn: '2025-04-01' };
    const next = await addDocument(w.as.OFFICE, { platformId, ...charter, ...days, edition: '2025版', meetingId });
    const inForceOn = async (on: string) =>
      (await councilOf(w.as.LEADER, { platformId, on })).documents.map(({ current }) => current?.edition ?? null);
    expect(await inForceOn('2024-05-31')).toEqual([null]);
    expect(await inForceOn('2025-03-31')).toEqual(['2024版']);
    expect(await inForceOn('2025-04-01')).toEqual(['2025版']);
    expect((await getDocument(w.as.LEADER, first)).standing).toBe('REPLACED');
    expect((await getDocument(w.as.LEADER, next)).meeting?.id).toBe(meetingId);
    expect((await getMeeting(w.as.LEADER, { id: meetingId })).documents).toMatchObject([{ id: next.id }]);
    await updateDocument(w.as.DEPARTMENT, { ...first, version: 1, ...charter, text: '总则' });
    const stale = updateDocument(w.as.OFFICE, { ...first, version: 1, ...charter });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { text: '总则' } });
  });

  it('have files, which outsiders do not see', async () => {
    const { id: platformDocumentId } = await makeDocument(w);
    const file = { name: '章程.pdf', contentType: 'application/pdf', size: 9, sha256: new Uint8Array(32).fill(4) };
    await createAttachment(w.as.OFFICE, { owner: { platformDocumentId }, ...file, storageKey: '会甲-1' });
    expect((await listAttachments(w.as.LEADER, { platformDocumentId })).files).toMatchObject([{ name: '章程.pdf' }]);
    await expect(listAttachments(w.as.LIAISON, { platformDocumentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getDocument(other.as.ADMIN, { id: platformDocumentId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getDocument(w.as.LIAISON, { id: platformDocumentId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
