import { newId } from '@/lib/kernel/id';
import { addMeeting, addResolution, completeResolution } from '@/lib/modules/governance/commands';
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
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const done = (w: World) => ({ doneOn: '2025-06-01', result: w.mark });
async function completed(w: World) {
  const resolved = await makeResolution(w);
  await completeResolution(w.as.ADMIN, { ...at(resolved), ...done(w) });
  return { id: resolved.id, version: 2 };
}

/** Inputs for the operations of meetings and their resolutions. */
export const GOVERNANCE_FIXTURES: Record<string, Fixture> = {
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
