import type { Fixture } from './contract';
import { makePlacement } from './contract-placements';

/** Inputs for the operations of documents. */
export const DOCUMENT_FIXTURES: Record<string, Fixture> = {
  'documents.healthSheet': { input: async (w) => ({ planId: (await makePlacement(w)).planId }) },
  'processes.takeHealth': { input: (w) => ({ of: { partnerId: w.partnerId } }) },
  'processes.takeMany': {
    input: async (w) => ({ list: { filter: { plan: [(await makePlacement(w)).planId] } }, document: 'archive.pdf' }),
  },
  'processes.takeOne': { input: async (w) => ({ id: (await makePlacement(w)).id, document: 'archive.pdf' }) },
};
