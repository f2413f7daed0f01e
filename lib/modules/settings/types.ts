import type { Grant, Permission } from '@/lib/authz/catalogue';
import type { Role } from '@/lib/authz/roles';
import type { Day } from '@/lib/kernel/day';
import type { Settings } from './schema';
import type { Dictionary } from './words';

export type InstitutionForm = {
  version: number;
  code: string;
  name: string;
  shortName: string | null;
  settings: Settings;
};

export type DepartmentRow = {
  id: string;
  version: number;
  code: string;
  name: string;
  closedOn: Day | null;
  /** People whose membership is not ended. */
  members: number;
  partners: number;
};

export type EntryRow = {
  id: string;
  version: number;
  code: string;
  labelZh: string;
  labelEn: string;
  aliases: string[];
  retiredOn: Day | null;
};

/** A word of a dictionary as screens show it. */
export type Word = { id: string; code: string; label: string; retired: boolean };
export type DictionaryWords = Record<Dictionary, Word[]>;

export type PermissionGroup = {
  key: string;
  rows: { permission: Permission; grants: { role: Role; grant: Grant | null }[] }[];
};
