import type { Day } from '@/lib/kernel/day';
import type { Builder, Campus, Level, PlatformKind, PlatformPart, PlatformState, Subkind } from './words';

export type Named = { id: string; name: string };

/** A platform as a list row shows it. */
export type PlatformRow = {
  id: string;
  kind: PlatformKind;
  name: string;
  state: PlatformState;
  subkind: Subkind | null;
  campus: Campus | null;
  level: Level;
  partners: Named[];
  department: string | null;
  responsible: string | null;
  establishedOn: Day | null;
  validTo: Day | null;
  capacity: number | null;
  equipmentValue: number | null;
  /** Number or title of its agreement. */
  agreement: string | null;
};

/** Everything the form edits, as it is now. */
export type PlatformForm = {
  id: string;
  version: number;
  kind: PlatformKind;
  name: string;
  subkind: Subkind | null;
  level: Level;
  departmentId: string | null;
  responsibleId: string | null;
  agreementId: string | null;
  parentId: string | null;
  plannedOn: Day | null;
  establishedOn: Day | null;
  introduction: string | null;
  remark: string | null;
  campus: Campus | null;
  capacity: number | null;
  workplaces: number | null;
  builtBy: Builder | null;
  validTo: Day | null;
  equipmentValue: number | null;
  address: string | null;
  trades: string[];
  programmeIds: string[];
};

export type PlatformPartnerView = {
  id: string;
  version: number;
  partnerId: string;
  name: string;
  part: PlatformPart;
  joinedOn: Day | null;
  leftOn: Day | null;
};

/** The record page's own part; what belongs to a kind has its own queries. */
export type PlatformRecord = PlatformForm & {
  state: PlatformState;
  closedOn: Day | null;
  departmentName: string | null;
  responsibleName: string | null;
  agreement: { id: string; label: string; inForce: boolean } | null;
  /** Of a base: what its equipment is worth together, 万元; null where none is entered. */
  equipmentSum: number | null;
  parent: Named | null;
  children: (Named & { kind: PlatformKind })[];
  partnerViews: PlatformPartnerView[];
  programmes: Named[];
  may: { write: boolean; programmes: boolean };
};
