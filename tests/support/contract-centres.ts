import { newId } from '@/lib/kernel/id';
import { addTraining, bookSession } from '@/lib/modules/centres/commands';
import { addRoom, closeRoom } from '@/lib/modules/centres/rooms';
import { createPlatform } from '@/lib/modules/platforms/commands';
import type { Fixture } from './contract';
import { makeRunningClass } from './contract-order-classes';
import * as make from './world';

type World = make.World;

/** A practice centre of the world's department in operation. */
export const makeCentre = (w: World) =>
  createPlatform(w.as.ADMIN, {
    ...{
      kind: 'PRACTICE_CENTRE',
      name: make.word(w, newId().slice(-8)),
      level: 'SCHOOL',
      departmentId: w.departmentId,
    },
    ...{ establishedOn: '2022-09-01', introduction: w.mark },
  });
export async function makeRoom(w: World) {
  const { id: platformId } = await makeCentre(w);
  const { id } = await addRoom(w.as.ADMIN, { platformId, name: w.mark, seats: 40, place: w.mark });
  return { id, platformId };
}
const slot = { purpose: 'TEACHING', day: '2026-12-01', from: '08:30', to: '10:10' };
export async function makeSession(w: World, over: object = {}) {
  const { id: roomId, platformId } = await makeRoom(w);
  const { id } = await bookSession(w.as.ADMIN, { roomId, title: w.mark, ...slot, ...over });
  return { id, version: 1, roomId, platformId };
}
export async function makeTraining(w: World) {
  const { id: platformId } = await makeCentre(w);
  const { id } = await addTraining(w.as.ADMIN, { platformId, name: w.mark, audience: w.mark, plannedOn: '2025-01-01' });
  return { id, version: 1 };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });

/** Inputs for the operations of practice centres. */
export const CENTRE_FIXTURES: Record<string, Fixture> = {
  'centres.addRoom': { input: async (w) => ({ platformId: (await makeCentre(w)).id, name: w.mark, seats: 20 }) },
  'centres.addTraining': {
    input: async (w) => ({ platformId: (await makeCentre(w)).id, name: w.mark, plannedOn: '2025-01-01' }),
  },
  'centres.bookSession': { input: async (w) => ({ roomId: (await makeRoom(w)).id, title: w.mark, ...slot }) },
  'centres.cancelSession': { input: async (w) => ({ ...at(await makeSession(w)), reason: w.mark }) },
  'centres.centreWeek': { input: async (w) => ({ id: (await makeSession(w)).platformId, on: '2026-12-01' }) },
  'centres.classSessions': { input: async (w) => ({ orderClassId: (await makeRunningClass(w)).id }) },
  'centres.updateRoom': { input: async (w) => ({ id: (await makeRoom(w)).id, version: 1, name: w.mark, seats: 12 }) },
  'centres.closeRoom': { input: async (w) => ({ id: (await makeRoom(w)).id, version: 1, on: w.as.ADMIN.today }) },
  'centres.reopenRoom': {
    input: async (w) => {
      const { id } = await makeRoom(w);
      await closeRoom(w.as.ADMIN, { id, version: 1, on: w.as.ADMIN.today });
      return { id, version: 2 };
    },
  },
  'centres.listTraining': { input: () => ({ filter: {}, page: 1 }) },
  'centres.moveTraining': { input: async (w) => ({ ...(await makeTraining(w)), event: 'offer', on: '2025-06-01' }) },
  'centres.recordParticipants': {
    input: async (w) => ({
      ...at(await makeSession(w)),
      ...{ STUDENT: { people: 30, attendances: 60 }, EMPLOYEE: { people: 0, attendances: 0 } },
      PUBLIC: { people: 2, attendances: 2 },
    }),
  },
  'attendances.attendanceFacets': { input: () => ({ filter: {} }) },
  'attendances.listAttendances': { input: () => ({ filter: {}, page: 1 }) },
  'centres.trainingFacets': { input: () => ({ filter: {} }) },
};
