import { newId } from '@/lib/kernel/id';
import { addMeeting, addResolution, completeResolution } from '@/lib/modules/governance/commands';
import { addDocument } from '@/lib/modules/governance/documents';
import { addSeat } from '@/lib/modules/governance/seats';
import { createPlatform } from '@/lib/modules/platforms/commands';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;

/** A consortium of the world's department in operation. */
export const makeConsortium = (w: World, over: object = {}) =>
  createPlatform(w.as.ADMIN, {
    ...{ kind: 'CONSORTIUM', subkind: 'MUNICIPAL', name: make.word(w, newId().slice(-8)), level: 'REGION' },
    ...{ departmentId: w.departmentId, establishedOn: '2022-09-01', introduction: w.mark },
    ...over,
  });
const meeting = (w: World) => ({
  ...{ title: make.word(w, newId().slice(-6)), heldOn: '2025-03-12', place: w.mark, attendees: w.mark },
  ...{ agenda: w.mark, minutes: w.mark },
});
export async function makeMeeting(w: World, of?: string) {
  const platformId = of ?? (await makeConsortium(w)).id;
  const { id } = await addMeeting(w.as.ADMIN, { platformId, ...meeting(w) });
  return { id, version: 1, platformId };
}
const resolution = (w: World) => ({
  text: w.mark,
  ownerId: w.as.TEACHER.membershipId,
  dueOn: '2025-06-30',
});
export async function makeResolution(w: World, over: object = {}, of?: string) {
  const { id: meetingId, platformId } = await makeMeeting(w, of);
  const { id } = await addResolution(w.as.ADMIN, { meetingId, ...resolution(w), ...over });
  return { id, version: 1, meetingId, platformId };
}
const seat = (w: World) => ({ holder: w.mark, partnerId: null, post: w.mark, startedOn: '2024-05-15' });
export async function makeSeat(w: World, over: object = {}, of?: string) {
  const platformId = of ?? (await makeConsortium(w)).id;
  const { id } = await addSeat(w.as.ADMIN, { platformId, rank: 'CHAIR', ...seat(w), ...over });
  return { id, version: 1, platformId };
}
const document = (w: World) => ({
  ...{ kind: 'CHARTER', title: w.mark, edition: make.word(w, newId().slice(-8)), text: w.mark, meetingId: null },
  ...{ adoptedOn: '2024-05-15', effectiveOn: '2024-06-01' },
});
export async function makeDocument(w: World, over: object = {}, of?: string) {
  const platformId = of ?? (await makeConsortium(w)).id;
  const { id } = await addDocument(w.as.ADMIN, { platformId, ...document(w), ...over });
  return { id, version: 1, platformId };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const done = (w: World) => ({ doneOn: '2025-06-01', result: w.mark });
async function completed(w: World) {
  const resolved = await makeResolution(w);
  await completeResolution(w.as.ADMIN, { ...at(resolved), ...done(w) });
  return { id: resolved.id, version: 2 };
}

/** Inputs for the operations of meetings and their resolutions. */
export const GOVERNANCE_FIXTURES: Record<string, Fixture> = {
  'governance.addDocument': { input: async (w) => ({ platformId: (await makeConsortium(w)).id, ...document(w) }) },
  'governance.addSeat': {
    input: async (w) => ({ platformId: (await makeConsortium(w)).id, rank: 'CHAIR', ...seat(w) }),
  },
  'governance.councilOf': { input: async (w) => ({ platformId: (await makeSeat(w)).platformId, on: '2024-07-01' }) },
  'governance.councilTimeline': { input: async (w) => ({ platformId: (await makeSeat(w)).platformId }) },
  'governance.documentTimeline': { input: async (w) => ({ id: (await makeDocument(w)).id }) },
  'governance.getDocument': { input: async (w) => ({ id: (await makeDocument(w)).id }) },
  'governance.seatsOfPartner': { input: (w) => ({ partnerId: w.partnerId }) },
  'governance.succeedSeat': { input: async (w) => ({ ...at(await makeSeat(w)), ...seat(w), startedOn: '2025-05-15' }) },
  'governance.updateDocument': { input: async (w) => ({ ...at(await makeDocument(w)), ...document(w) }) },
  'governance.updateSeat': { input: async (w) => ({ ...at(await makeSeat(w)), rank: 'MEMBER', ...seat(w) }) },
  'governance.addMeeting': { input: async (w) => ({ platformId: (await makeConsortium(w)).id, ...meeting(w) }) },
  'governance.addResolution': { input: async (w) => ({ meetingId: (await makeMeeting(w)).id, ...resolution(w) }) },
  'governance.carryingPeople': { input: () => ({}) },
  'governance.completeResolution': { input: async (w) => ({ ...at(await makeResolution(w)), ...done(w) }) },
  'governance.getMeeting': { input: async (w) => ({ id: (await makeResolution(w)).meetingId }) },
  'governance.listResolutions': { input: () => ({ filter: {}, page: 1 }) },
  'governance.meetingTimeline': { input: async (w) => ({ id: (await makeMeeting(w)).id }) },
  'governance.meetingsOf': { input: async (w) => ({ platformId: (await makeMeeting(w)).platformId }) },
  'governance.removeResolution': { input: async (w) => at(await makeResolution(w)) },
  'governance.reopenResolution': { input: completed },
  'governance.resolutionFacets': { input: () => ({ filter: {} }) },
  'governance.updateMeeting': { input: async (w) => ({ ...at(await makeMeeting(w)), ...meeting(w) }) },
  'governance.updateResolution': {
    input: async (w) => ({ ...at(await makeResolution(w)), ...resolution(w), dueOn: '2025-07-31' }),
  },
};
