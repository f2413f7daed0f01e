import { addEquipment, retireEquipment } from '@/lib/modules/equipment/commands';
import type { Fixture } from './contract';
import { makeCentre } from './contract-centres';
import type * as make from './world';

type World = make.World;

const equipment = (w: World) => ({
  ...{ name: w.mark, model: w.mark, count: 3, unitValue: 12.5, ownerId: w.partnerId, acquiredOn: '2023-05-10' },
});
export async function makeEquipment(w: World, over: object = {}, of?: string) {
  const platformId = of ?? (await makeCentre(w)).id;
  const { id } = await addEquipment(w.as.ADMIN, { platformId, ...equipment(w), ...over });
  return { id, version: 1, platformId };
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
async function retired(w: World) {
  const made = await makeEquipment(w);
  await retireEquipment(w.as.ADMIN, { ...at(made), on: '2025-06-01' });
  return { id: made.id, version: 2 };
}

/** Inputs for the operations of equipment. */
export const EQUIPMENT_FIXTURES: Record<string, Fixture> = {
  'equipment.addEquipment': { input: async (w) => ({ platformId: (await makeCentre(w)).id, ...equipment(w) }) },
  'equipment.equipmentFacets': { input: () => ({ filter: {} }) },
  'equipment.equipmentOf': { input: async (w) => ({ platformId: (await makeEquipment(w)).platformId }) },
  'equipment.listEquipment': { input: () => ({ filter: {}, page: 1 }) },
  'equipment.restoreEquipment': { input: retired },
  'equipment.retireEquipment': { input: async (w) => ({ ...at(await makeEquipment(w)), on: '2025-06-01' }) },
  'equipment.updateEquipment': { input: async (w) => ({ ...at(await makeEquipment(w)), ...equipment(w), count: 4 }) },
};
