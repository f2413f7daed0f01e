import { newId } from '@/lib/kernel/id';
import { createPathway } from '@/lib/modules/pathways/commands';
import { addPupils, movePupil } from '@/lib/modules/pathways/pupils';
import { newPartner } from '@/tests/factories/members';
import type { Fixture } from './contract';
import { makeProgramme } from './contract-programmes';
import { makeStudent } from './contract-students';
import * as make from './world';

type World = make.World;

/** A secondary school that works with the college. */
export const makeSchool = (w: World) =>
  newPartner(w.as.ADMIN, make.word(w, newId().slice(-6)), { kind: 'SECONDARY_SCHOOL' });

export const pathwayInput = async (w: World, over: object = {}) => ({
  ...{ name: make.word(w, newId().slice(-6)), mode: '3+2', gradeYear: 2024, plannedSeats: 30, agreedOn: '2024-06-01' },
  ...{ schoolId: await makeSchool(w), programmeId: (await makeProgramme(w)).id, remark: w.mark },
  ...over,
});
export async function makePathway(w: World, over: object = {}) {
  const input = await pathwayInput(w, over);
  return { ...(await createPathway(w.as.ADMIN, input)), version: 1, schoolId: input.schoolId };
}
/** A pupil of a class. */
export async function makePupil(w: World, over: object = {}) {
  const { id: pathwayClassId, schoolId } = await makePathway(w, over);
  await addPupils(w.as.ADMIN, { pathwayClassId, lines: `${newId().slice(-8)} ${w.mark}`, enrolledOn: '2024-09-01' });
  const { id } = await make.within(w, (tx) =>
    tx.pathwayStudent.findFirstOrThrow({
      where: { institutionId: w.institutionId, pathwayClassId },
      select: { id: true },
    }),
  );
  return { id, version: 1, pathwayClassId, schoolId };
}

/** Inputs for the operations of pathways. */
export const PATHWAY_FIXTURES: Record<string, Fixture> = {
  'pathways.addPupils': {
    input: async (w) => ({
      pathwayClassId: (await makePathway(w)).id,
      ...{ lines: `${newId().slice(-8)} ${w.mark}`, enrolledOn: '2024-09-01' },
    }),
  },
  'pathways.createPathway': { input: pathwayInput },
  'pathways.getPathway': { input: async (w) => ({ id: (await makePathway(w)).id }) },
  'pathways.listPathways': { input: () => ({ filter: {}, page: 1 }) },
  'pathways.movePupil': {
    input: async (w) => {
      const { id, version } = await makePupil(w);
      return { id, version, event: 'leave', on: '2025-01-01', reason: w.mark };
    },
  },
  'pathways.nameStudent': {
    input: async (w) => {
      const { id } = await makePupil(w);
      await movePupil(w.as.ADMIN, { id, version: 1, event: 'transfer', on: '2025-01-01' });
      return { id, version: 2, studentId: (await makeStudent(w)).id };
    },
  },
  'pathways.pathwayChoices': { input: () => ({}) },
  'pathways.pathwayFacets': { input: () => ({ filter: {} }) },
  'pathways.pathwayTimeline': { input: async (w) => ({ id: (await makePathway(w)).id }) },
  'pathways.pathwaysOfPartner': { input: async (w) => ({ partnerId: (await makePathway(w)).schoolId }) },
  'pathways.transferProposals': { input: async (w) => ({ id: (await makePupil(w)).pathwayClassId }) },
  'processes.transferPupils': {
    input: async (w) => {
      const { id, version, pathwayClassId } = await makePupil(w);
      const pupils = [{ id, version, become: 'NEW', studentNo: make.word(w, newId().slice(-6)) }];
      return { pathwayClassId, on: '2025-01-01', pupils };
    },
  },
  'pathways.updatePathway': {
    input: async (w) => {
      const { id, version } = await makePathway(w);
      return { ...(await pathwayInput(w)), id, version };
    },
  },
};
