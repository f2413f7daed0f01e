import { addOutput } from '@/lib/modules/outputs/commands';
import type { Fixture } from './contract';
import { makeCentre } from './contract-centres';
import type * as make from './world';

type World = make.World;

const output = (w: World) => ({
  ...{ purpose: 'PRODUCTION', happenedOn: '2025-05-10', title: w.mark, quantity: 1200, unit: w.mark, income: 6.5 },
  partnerId: w.partnerId,
});
export async function makeOutput(w: World, over: object = {}, of?: string) {
  const platformId = of ?? (await makeCentre(w)).id;
  const { id } = await addOutput(w.as.ADMIN, { platformId, ...output(w), ...over });
  return { id, version: 1, platformId };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });

/** Inputs for the operations of what centres produce and earn. */
export const OUTPUT_FIXTURES: Record<string, Fixture> = {
  'outputs.addOutput': { input: async (w) => ({ platformId: (await makeCentre(w)).id, ...output(w) }) },
  'outputs.centreFunctions': { input: async (w) => ({ platformId: (await makeOutput(w)).platformId, year: 2025 }) },
  'outputs.listOutputs': { input: () => ({ filter: {}, page: 1 }) },
  'outputs.outputFacets': { input: () => ({ filter: {} }) },
  'outputs.removeOutput': { input: async (w) => at(await makeOutput(w)) },
  'outputs.updateOutput': { input: async (w) => ({ ...at(await makeOutput(w)), ...output(w), income: 7 }) },
};
