import type { Fixture } from './contract';
import { makePost } from './contract-placements';
import { makeProgramme } from './contract-programmes';
import * as make from './world';

type World = make.World;
const at = ({ id }: { id: string }) => ({ id, version: 1 });
const profile = async (w: World) => ({
  ...{ title: make.word(w, '岗'), slots: 5, description: w.mark, requirements: w.mark, address: w.mark, pay: 3000 },
  ...{ peers: 40, hazards: [], programmeIds: [(await makeProgramme(w)).id] },
  ...{ validFrom: '2026-01-01', validTo: '2030-01-01' },
});
const setState = (w: World, { id }: { id: string }, state: string) =>
  make.within(w, (tx) =>
    tx.internshipPost.updateMany({ where: { institutionId: w.institutionId, id }, data: { state } }),
  );

/** Inputs for the operations of internship posts. */
export const POST_FIXTURES: Record<string, Fixture> = {
  'posts.closePost': { input: async (w) => at(await makePost(w)) },
  'posts.createPost': { input: async (w) => ({ partnerId: w.partnerId, ...(await profile(w)) }) },
  'posts.getPost': { input: async (w) => ({ id: (await makePost(w)).id }) },
  'posts.listPosts': { input: () => ({ filter: {}, page: 1 }) },
  'posts.newPost': { input: (w) => ({ partnerId: w.partnerId }) },
  'posts.postsNeeded': { input: () => ({}) },
  'posts.postFacets': { input: () => ({ filter: {} }) },
  'posts.postTimeline': { input: async (w) => ({ id: (await makePost(w)).id }) },
  'posts.publishPost': {
    input: async (w) => {
      const post = await makePost(w);
      await setState(w, post, 'DRAFT');
      return at(post);
    },
  },
  'posts.setSlots': { input: async (w) => ({ ...at(await makePost(w)), slots: 9 }) },
  'posts.updatePost': { input: async (w) => ({ ...at(await makePost(w)), ...(await profile(w)) }) },
};
