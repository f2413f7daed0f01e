import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { EQUIPMENT_OWNERS, EQUIPMENT_STATES } from './words';

const equipmentFilters = {
  /** By its name or model, or by the platform. */
  q: filters.text(),
  /** As it follows from the days on `on` (today when it is not given). */
  state: filters.many(EQUIPMENT_STATES),
  on: filters.day(),
  owner: filters.one(EQUIPMENT_OWNERS),
  partner: filters.ids(),
  platform: filters.ids(),
  batch: filters.ids(),
} as const;

export const equipmentList = defineList({
  path: '/platforms/equipment',
  filters: equipmentFilters,
  sorts: ['name', 'acquired', 'price'],
  defaultSort: { key: 'name', dir: 'asc' },
});

export type EquipmentFilter = FilterOf<typeof equipmentFilters>;
export type EquipmentListState = ReturnType<typeof equipmentList.parse>;
