import type { Day } from '@/lib/kernel/day';
import type { EquipmentState } from './words';

type Named = { id: string; name: string };

export type EquipmentRow = {
  id: string;
  version: number;
  name: string;
  model: string | null;
  platform: Named;
  room: Named | null;
  /** Whose it is; the college's when there is none. */
  owner: Named | null;
  count: number;
  /** 万元: of each, and of all of them. */
  unitValue: number | null;
  value: number | null;
  acquiredOn: Day | null;
  retiredOn: Day | null;
  state: EquipmentState;
  mayWrite: boolean;
};

/** Of the equipment of a filter: how many kinds and pieces, worth how much, and of that the partners' part in 万元 and percent. */
export type EquipmentTotals = { items: number; pieces: number; value: number; ofPartners: number; share: number };

export type EquipmentFacets = {
  total: number;
  state: { value: EquipmentState; count: number }[];
  owner: { value: 'COLLEGE' | 'PARTNER'; count: number }[];
  platforms: { value: string; label: string; count: number }[];
};

/** A platform's equipment that is in use, with the rooms that it may stand in. */
export type PlatformEquipment = { rows: EquipmentRow[]; totals: EquipmentTotals; rooms: Named[]; mayWrite: boolean };
