import { newId } from '@/lib/kernel/id';
import { addBranch, addIndicator, assessIndicator } from '@/lib/modules/standards/commands';
import { linkEvidence } from '@/lib/modules/standards/evidence';
import type { Fixture } from './contract';
import { makeConsortium, makeMeeting } from './contract-governance';
import * as make from './world';

type World = make.World;

const YEAR = 2025;
const indicator = (w: World) => ({
  ...{ code: null, name: w.mark, kind: 'SUBSTANTIVE', observation: w.mark, maxScore: 10 },
  ownerId: w.as.TEACHER.membershipId,
});
const assessment = (w: World) => ({ selfScore: 8.5, met: null, evidence: w.mark });

/** A branch of the first level, of a platform of its own when none is given. */
export async function makeBranch(w: World, of?: string) {
  const platformId = of ?? (await makeConsortium(w)).id;
  const name = make.word(w, newId().slice(-8));
  const { id } = await addBranch(w.as.ADMIN, { platformId, year: YEAR, parentId: null, name });
  return { id, version: 1, platformId };
}

/** A branch of the second level. */
export async function makeSecond(w: World, of?: string) {
  const { id: parentId, platformId } = await makeBranch(w, of);
  const { id } = await addBranch(w.as.ADMIN, { platformId, year: YEAR, parentId, name: w.mark });
  return { id, version: 1, platformId };
}

/** An indicator that is the teacher's to assess. */
export async function makeIndicator(w: World, over: object = {}, of?: string) {
  const { id: parentId, platformId } = await makeSecond(w, of);
  const { id } = await addIndicator(w.as.ADMIN, { parentId, ...indicator(w), ...over });
  return { id, version: 1, platformId, parentId };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });

async function linkable(w: World) {
  const { id: nodeId, platformId } = await makeIndicator(w);
  const { id: recordId } = await makeMeeting(w, platformId);
  return { nodeId, kind: 'MEETING', recordId };
}
async function assessed(w: World) {
  const made = await makeIndicator(w);
  await assessIndicator(w.as.ADMIN, { ...at(made), ...assessment(w) });
  return made;
}

/** Inputs for the operations of indicator trees. */
export const STANDARD_FIXTURES: Record<string, Fixture> = {
  'standards.addBranch': {
    input: async (w) => ({ platformId: (await makeConsortium(w)).id, year: YEAR, parentId: null, name: w.mark }),
  },
  'standards.addIndicator': { input: async (w) => ({ parentId: (await makeSecond(w)).id, ...indicator(w) }) },
  'standards.assessIndicator': { input: async (w) => ({ ...at(await makeIndicator(w)), ...assessment(w) }) },
  'standards.evidenceChoices': { input: async (w) => ({ nodeId: (await linkable(w)).nodeId, q: w.mark }) },
  'standards.getIndicator': { input: async (w) => ({ id: (await assessed(w)).id }) },
  'standards.indicatorFacets': { input: () => ({ filter: {} }) },
  'standards.indicatorTimeline': { input: async (w) => ({ id: (await assessed(w)).id }) },
  'standards.indicatorsProven': {
    input: async (w) => {
      const { nodeId, ...record } = await linkable(w);
      await linkEvidence(w.as.ADMIN, { nodeId, ...record });
      return record;
    },
  },
  'standards.linkEvidence': { input: linkable },
  'standards.listIndicators': { input: () => ({ filter: {}, page: 1 }) },
  'standards.removeNode': { input: async (w) => at(await makeIndicator(w)) },
  'standards.renameBranch': { input: async (w) => ({ ...at(await makeBranch(w)), name: `${w.mark}2` }) },
  'standards.startYear': {
    input: async (w) => ({ platformId: (await makeIndicator(w)).platformId, from: YEAR, to: YEAR + 1 }),
  },
  'standards.treeOf': { input: async (w) => ({ platformId: (await assessed(w)).platformId, year: YEAR }) },
  'standards.unlinkEvidence': {
    input: async (w) => ({ id: (await linkEvidence(w.as.ADMIN, await linkable(w))).id }),
  },
  'standards.updateIndicator': {
    input: async (w) => ({ ...at(await makeIndicator(w)), ...indicator(w), name: `${w.mark}2` }),
  },
};
