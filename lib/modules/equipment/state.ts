import type { Day } from '@/lib/kernel/day';
import type { EquipmentState } from './words';

/** Whether it still is in use on the day. */
export function equipmentStateOn({ retiredOn }: { retiredOn: Day | null }, day: Day): EquipmentState {
  return retiredOn && retiredOn <= day ? 'RETIRED' : 'IN_USE';
}

/** 万元 of so many pieces, without the crumbs of binary fractions. */
export const worth = (count: number, unitValue: number): number => Math.round(count * unitValue * 100) / 100;
