import { newId } from '@/lib/kernel/id';
import { addPlatformPartner, closePlatform, createPlatform } from '@/lib/modules/platforms/commands';
import { readPlatformForm } from '@/lib/modules/platforms/record';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;

const input = (w: World, over: object = {}) => ({
  ...{ kind: 'INDUSTRY_COLLEGE', name: make.word(w, '产业学院'), establishedOn: '2024-01-01', introduction: w.mark },
  ...over,
});
const made = (w: World, over: object = {}) => createPlatform(w.as.ADMIN, input(w, over));
const platform: Fixture = { input: made };

/** Inputs for the operations of platforms. */
export const PLATFORM_FIXTURES: Record<string, Fixture> = {
  'platforms.addPlatformPartner': {
    input: async (w) => ({
      ...{ platformId: (await made(w)).id, partnerId: w.partnerId, part: 'MEMBER', joinedOn: '2024-02-01' },
    }),
  },
  'platforms.closePlatform': { input: async (w) => ({ ...(await made(w)), version: 1, on: '2024-06-01' }) },
  'platforms.createPlatform': { input },
  'platforms.getPlatform': platform,
  'platforms.listPlatforms': { input: () => ({ filter: {}, page: 1 }) },
  'platforms.newPlatform': { input: () => ({}) },
  'platforms.platformFacets': { input: () => ({ filter: {} }) },
  'platforms.platformOptions': { input: (w) => ({ q: w.mark }) },
  'platforms.platformTimeline': platform,
  'platforms.platformsOfPartner': { input: (w) => ({ partnerId: w.partnerId }) },
  'platforms.programmesToServe': { input: () => ({}) },
  'platforms.reopenPlatform': {
    input: async (w) => {
      const { id } = await made(w);
      await closePlatform(w.as.ADMIN, { id, version: 1, on: '2024-06-01' });
      return { id, version: 2 };
    },
  },
  'platforms.updatePlatform': {
    input: async (w) => {
      const { id } = await made(w);
      const form = await make.within(w, (tx) => readPlatformForm(tx, w.as.ADMIN, id));
      const { kind: _kind, ...values } = form ?? {};
      return { ...values, name: make.word(w, newId().slice(-6)) };
    },
  },
  'platforms.updatePlatformPartner': {
    input: async (w) => {
      const { id: platformId } = await made(w);
      const joined = { platformId, partnerId: w.partnerId, part: 'MEMBER', joinedOn: '2024-02-01' };
      const { id } = await addPlatformPartner(w.as.ADMIN, joined);
      return { id, version: 1, part: 'LEAD', joinedOn: '2024-02-01', leftOn: null };
    },
  },
};
