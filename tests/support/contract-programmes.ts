import { newId } from '@/lib/kernel/id';
import {
  forwardAdjustment,
  proposeAdjustment,
  returnAdjustment,
  reviewAdjustment,
} from '@/lib/modules/programmes/adjustments';
import { createProgramme, stopProgramme, withdrawProgramme } from '@/lib/modules/programmes/commands';
import { addIntake } from '@/lib/modules/programmes/intakes';
import { readProgrammeForm } from '@/lib/modules/programmes/record';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;

const input = (w: World, over: object = {}) => ({
  ...{ name: make.word(w, '专业'), departmentId: w.departmentId, introduction: w.mark, direction: make.word(w) },
  ...{ on: '2020-09-01', document: w.mark },
  ...over,
});
/** A programme of the world's department. */
export const makeProgramme = (w: World, over: object = {}) => createProgramme(w.as.ADMIN, input(w, over));
const made = makeProgramme;
const programme: Fixture = { input: made };
const event = async (w: World, over: object = {}) => ({
  ...{ id: (await made(w)).id, version: 1, on: '2021-09-01', reason: w.mark, document: w.mark },
  ...over,
});
const later = (w: World, id: string) => ({ id, version: 2, on: '2022-09-01', reason: w.mark, document: w.mark });

const proposal = (w: World) => ({ proposal: 'UPGRADE', reason: w.mark });
const proposed = async (w: World) => {
  const { id: programmeId } = await made(w);
  const { id } = await proposeAdjustment(w.as.ADMIN, { programmeId, year: 2025, ...proposal(w) });
  return { id, version: 1 };
};
const reviewed = async (w: World) => {
  const { id } = await proposed(w);
  await reviewAdjustment(w.as.OFFICE, { id, version: 1, reason: w.mark });
  return { id, version: 2 };
};
const forwarded = async (w: World) => {
  const { id } = await reviewed(w);
  await forwardAdjustment(w.as.OFFICE, { id, version: 2, reason: w.mark });
  return { id, version: 3 };
};
const reasoned = async (w: World, at: Promise<object>) => ({ ...(await at), reason: w.mark });

/** Inputs for the operations of programmes. */
export const PROGRAMME_FIXTURES: Record<string, Fixture> = {
  'programmes.addIntake': {
    input: async (w) => ({ programmeId: (await made(w)).id, year: 2025, planned: 50, enrolled: 48, reported: 47 }),
  },
  'programmes.adjustmentFacets': { input: () => ({ filter: {} }) },
  'programmes.adjustmentMatrix': { input: () => ({ filter: {}, page: 1 }) },
  'programmes.approveProgramme': {
    input: async (w) => {
      const { id } = await made(w);
      await withdrawProgramme(w.as.ADMIN, { id, version: 1, on: '2021-09-01', reason: w.mark });
      return later(w, id);
    },
  },
  'programmes.chainOptions': { input: () => ({}) },
  'programmes.createProgramme': { input },
  'programmes.decideAdjustment': {
    input: async (w) => ({ ...(await forwarded(w)), decision: 'UPGRADE', reason: w.mark }),
    as: 'LEADER',
  },
  'programmes.enrolProgramme': { input: event },
  'programmes.forwardAdjustment': { input: (w) => reasoned(w, reviewed(w)) },
  'programmes.getProgramme': programme,
  'programmes.intakeFacets': { input: () => ({ filter: {} }) },
  'programmes.listIntakes': { input: () => ({ filter: {}, page: 1 }) },
  'programmes.listProgrammes': { input: () => ({ filter: {}, page: 1 }) },
  'programmes.newProgramme': { input: () => ({}) },
  'programmes.programmeFacets': { input: () => ({ filter: {} }) },
  'programmes.programmeTimeline': programme,
  'programmes.proposeAdjustment': {
    input: async (w) => ({ programmeId: (await made(w)).id, year: 2025, ...proposal(w) }),
  },
  'programmes.reproposeAdjustment': {
    input: async (w) => {
      const { id } = await forwarded(w);
      await returnAdjustment(w.as.LEADER, { id, version: 3, reason: w.mark });
      return { id, version: 4, ...proposal(w) };
    },
  },
  'programmes.resumeProgramme': {
    input: async (w) => {
      const { id } = await made(w);
      await stopProgramme(w.as.ADMIN, { id, version: 1, on: '2021-09-01', reason: w.mark });
      return later(w, id);
    },
  },
  'programmes.returnAdjustment': { input: (w) => reasoned(w, forwarded(w)), as: 'LEADER' },
  'programmes.reviewAdjustment': { input: (w) => reasoned(w, proposed(w)) },
  'programmes.sendBackAdjustment': { input: (w) => reasoned(w, reviewed(w)) },
  'programmes.stopProgramme': { input: event },
  'programmes.updateIntake': {
    input: async (w) => {
      const { id: programmeId } = await made(w);
      const { id } = await addIntake(w.as.ADMIN, { programmeId, year: 2025, planned: 50 });
      return { id, version: 1, planned: 50, enrolled: 48, reported: 47 };
    },
  },
  'programmes.updateProgramme': {
    input: async (w) => {
      const { id } = await made(w);
      const form = await make.within(w, (tx) => readProgrammeForm(tx, w.as.ADMIN, id));
      return { ...form, name: make.word(w, newId().slice(-6)) };
    },
  },
  'programmes.withdrawProgramme': { input: event },
};
