import { addMember } from '@/lib/modules/teams/commands';
import type { Fixture } from './contract';
import { makeCollege } from './contract-courses';
import * as make from './world';

type World = make.World;

const member = (w: World) => ({
  ...{ partnerId: w.partnerId, name: make.word(w), duty: w.mark, startedOn: '2024-09-01' },
});
export async function makeMember(w: World, over: object = {}, of?: string) {
  const platformId = of ?? (await makeCollege(w)).id;
  const { id } = await addMember(w.as.ADMIN, { platformId, ...member(w), ...over });
  return { id, version: 1, platformId };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });

/** Inputs for the operations of teaching teams. */
export const TEAM_FIXTURES: Record<string, Fixture> = {
  'teams.addMember': { input: async (w) => ({ platformId: (await makeCollege(w)).id, ...member(w) }) },
  'teams.endMember': { input: async (w) => ({ ...at(await makeMember(w)), on: '2025-07-01' }) },
  'teams.listMembers': { input: () => ({ filter: {}, page: 1 }) },
  'teams.teamOf': { input: async (w) => ({ platformId: (await makeMember(w)).platformId }) },
  'teams.updateMember': { input: async (w) => ({ ...at(await makeMember(w)), ...member(w) }) },
};
