import { newId } from '@/lib/kernel/id';
import { keepTemplate } from '@/lib/modules/documents/commands';
import type { Fixture } from './contract';
import { makePlacement } from './contract-placements';
import type { World } from './world';

const templateInput = (w: World) => ({
  ...{
    name: `${w.mark}.docx`,
    size: 1,
    sha256: new Uint8Array(32),
    storageKey: newId().slice(-12),
    placeholders: [w.mark],
  },
});
const makeTemplate = (w: World) => keepTemplate(w.as.ADMIN, templateInput(w));

/** Inputs for the operations of documents. */
export const DOCUMENT_FIXTURES: Record<string, Fixture> = {
  'documents.healthSheet': { input: async (w) => ({ planId: (await makePlacement(w)).planId }) },
  'documents.getTemplate': { input: async (w) => ({ id: (await makeTemplate(w)).id }) },
  'documents.keepTemplate': { input: templateInput },
  'documents.listTemplates': { input: () => ({}) },
  'documents.useTemplate': { input: async (w) => ({ id: (await makeTemplate(w)).id }) },
  'processes.takeHealth': { input: (w) => ({ of: { partnerId: w.partnerId } }) },
  'processes.takeMany': {
    input: async (w) => ({ list: { filter: { plan: [(await makePlacement(w)).planId] } }, document: 'archive.pdf' }),
  },
  'processes.takeOne': { input: async (w) => ({ id: (await makePlacement(w)).id, document: 'archive.pdf' }) },
};
