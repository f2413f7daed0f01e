import type { Day } from '@/lib/kernel/day';
import type { FindingState, InspectionResult } from './words';

type Named = { id: string; name: string };

/** An inspection on its base's page, with how what it found stands. */
export type InspectionRow = {
  id: string;
  inspectedOn: Day;
  result: InspectionResult;
  inspectors: string | null;
  findings: number;
  open: number;
  overdue: number;
};

/** A base's inspections, and the day by which the next one is due. */
export type BaseInspections = { rows: InspectionRow[]; nextOn: Day | null };

export type FindingView = {
  id: string;
  version: number;
  what: string;
  ownerId: string | null;
  owner: string | null;
  dueOn: Day;
  doneOn: Day | null;
  mending: string | null;
  state: FindingState;
  /** Whether the reader may change it, or say that it is mended. */
  mayWrite: boolean;
  mayMend: boolean;
};

/** A finding on the list of all inspections. */
export type FindingRow = FindingView & { inspection: { id: string; inspectedOn: Day }; base: Named };

type Choice = { value: string; label: string; count: number };
export type FindingFacets = {
  total: number;
  mine: number;
  state: { value: FindingState; count: number }[];
  bases: Choice[];
};

export type InspectionForm = {
  id: string;
  version: number;
  inspectedOn: Day;
  inspectors: string | null;
  result: InspectionResult;
  summary: string | null;
  nextOn: Day | null;
};
export type InspectionRecord = InspectionForm & { base: Named; findings: FindingView[]; mayWrite: boolean };
