import { Readable } from 'node:stream';
import { newId } from '@/lib/kernel/id';
import { keepTemplate } from '@/lib/modules/documents/commands';
import { receiveTemplate } from '@/lib/processes/document-templates';
import { buildWord } from '@/lib/report/word';
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
/** With its file, as the upload keeps one: agreements are made of it from then on. */
const sendTemplate = async (w: World) => {
  const text = { kind: 'text' as const, text: w.mark };
  const bytes = await buildWord({ title: w.mark, author: w.mark }, [text]);
  return receiveTemplate(w.as.ADMIN, { name: `${w.mark}.docx`, body: Readable.from([bytes]) });
};

/** Inputs for the operations of documents. */
export const DOCUMENT_FIXTURES: Record<string, Fixture> = {
  'documents.healthSheet': { input: async (w) => ({ planId: (await makePlacement(w)).planId }) },
  'documents.getTemplate': { input: async (w) => ({ id: (await makeTemplate(w)).id }) },
  'documents.keepTemplate': { input: templateInput },
  'documents.listTemplates': { input: () => ({}) },
  'documents.useTemplate': { input: async (w) => ({ id: (await sendTemplate(w)).id }) },
  'processes.takeHealth': { input: (w) => ({ of: { partnerId: w.partnerId } }) },
  'processes.takeMany': {
    input: async (w) => ({ list: { filter: { plan: [(await makePlacement(w)).planId] } }, document: 'archive.pdf' }),
  },
  'processes.takeOne': { input: async (w) => ({ id: (await makePlacement(w)).id, document: 'archive.pdf' }) },
};
