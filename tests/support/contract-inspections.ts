import { newId } from '@/lib/kernel/id';
import { addFinding, addInspection, mendFinding } from '@/lib/modules/inspections/commands';
import { createPlatform } from '@/lib/modules/platforms/commands';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;

/** A training base of the world's department in use. */
export const makeBase = (w: World, over: object = {}) =>
  createPlatform(w.as.ADMIN, {
    ...{ kind: 'TRAINING_BASE', campus: 'ON', name: make.word(w, newId().slice(-8)), departmentId: w.departmentId },
    ...{ establishedOn: '2022-09-01', introduction: w.mark },
    ...over,
  });
const inspection = (w: World) => ({
  ...{ inspectedOn: '2025-03-12', inspectors: w.mark, result: 'MENDING', summary: w.mark, nextOn: '2025-09-12' },
});
export async function makeInspection(w: World, over: object = {}, of?: string) {
  const platformId = of ?? (await makeBase(w)).id;
  const { id } = await addInspection(w.as.ADMIN, { platformId, ...inspection(w), ...over });
  return { id, version: 1, platformId };
}
const finding = (w: World) => ({ what: w.mark, ownerId: w.as.TEACHER.membershipId, dueOn: '2025-04-12' });
export async function makeFinding(w: World, over: object = {}, of?: string) {
  const { id: inspectionId, platformId } = await makeInspection(w, {}, of);
  const { id } = await addFinding(w.as.ADMIN, { inspectionId, ...finding(w), ...over });
  return { id, version: 1, inspectionId, platformId };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const mended = (w: World) => ({ doneOn: '2025-04-01', mending: w.mark });
async function done(w: World) {
  const made = await makeFinding(w);
  await mendFinding(w.as.ADMIN, { ...at(made), ...mended(w) });
  return { id: made.id, version: 2 };
}

/** Inputs for the operations of inspections and their findings. */
export const INSPECTION_FIXTURES: Record<string, Fixture> = {
  'inspections.addFinding': { input: async (w) => ({ inspectionId: (await makeInspection(w)).id, ...finding(w) }) },
  'inspections.addInspection': { input: async (w) => ({ platformId: (await makeBase(w)).id, ...inspection(w) }) },
  'inspections.findingFacets': { input: () => ({ filter: {} }) },
  'inspections.getInspection': { input: async (w) => ({ id: (await makeFinding(w)).inspectionId }) },
  'inspections.inspectionTimeline': { input: async (w) => ({ id: (await makeInspection(w)).id }) },
  'inspections.inspectionsOf': { input: async (w) => ({ platformId: (await makeInspection(w)).platformId }) },
  'inspections.listFindings': { input: () => ({ filter: {}, page: 1 }) },
  'inspections.mendFinding': { input: async (w) => ({ ...at(await makeFinding(w)), ...mended(w) }) },
  'inspections.mendingPeople': { input: () => ({}) },
  'inspections.removeFinding': { input: async (w) => at(await makeFinding(w)) },
  'inspections.reopenFinding': { input: done },
  'inspections.updateFinding': {
    input: async (w) => ({ ...at(await makeFinding(w)), ...finding(w), dueOn: '2025-05-31' }),
  },
  'inspections.updateInspection': {
    input: async (w) => ({ ...at(await makeInspection(w)), ...inspection(w), result: 'FAILED' }),
  },
};
