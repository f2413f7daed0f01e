import { newId } from '@/lib/kernel/id';
import { createChain, retireChain } from '@/lib/modules/industry-chains/commands';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;

const profile = (w: World) => ({
  ...{ labelZh: make.word(w, newId().slice(-6)), labelEn: make.word(w, newId().slice(-6)), introduction: w.mark },
  aliases: [make.word(w, newId().slice(-6))],
});
const input = (w: World) => ({ code: make.word(w, newId().slice(-12)), ...profile(w) });
/** An industry chain. */
export const makeChain = (w: World, over: object = {}) => createChain(w.as.ADMIN, { ...input(w), ...over });
const chain = async (w: World) => ({ id: (await makeChain(w)).id });
const at = async (w: World) => ({ ...(await chain(w)), version: 1 });

/** Inputs for the operations of industry chains. */
export const CHAIN_FIXTURES: Record<string, Fixture> = {
  'industry-chains.chainFacets': { input: () => ({ filter: {} }) },
  'industry-chains.chainTimeline': { input: chain },
  'industry-chains.createChain': { input },
  'industry-chains.getChain': { input: chain },
  'industry-chains.listChains': { input: () => ({ filter: {}, page: 1 }) },
  'industry-chains.restoreChain': {
    input: async (w) => {
      const { id } = await at(w);
      await retireChain(w.as.ADMIN, { id, version: 1 });
      return { id, version: 2 };
    },
  },
  'industry-chains.retireChain': { input: at },
  'industry-chains.updateChain': { input: async (w) => ({ ...(await at(w)), ...profile(w) }) },
};
