import type { Day } from '@/lib/kernel/day';
import type { AdjustmentKind, AdjustmentState, ProgrammeLevel, ProgrammeState } from './words';
import type { AdjustmentEvent, ProgrammeEvent } from './workflow';

export type Named = { id: string; name: string };

/** A programme as a list row shows it, as of a day. */
export type ProgrammeRow = {
  id: string;
  code: string | null;
  name: string;
  direction: string;
  /** Null on days before its first period. */
  state: ProgrammeState | null;
  chain: string | null;
  chainCode: string | null;
  department: string | null;
  level: ProgrammeLevel;
  years: number;
  /** In school on the day, and how many of them sit in an order class that runs. */
  students: number;
  orderStudents: number;
  /** Share of the two in percent; null without students. */
  orderShare: number | null;
  /** Open talent needs of partners on its chain. */
  needs: number;
  /** Places of open vacancies that name it, its graduates who look, and what of the places nobody looks for. */
  places: number;
  seekers: number;
  unmet: number;
  approvedOn: Day;
};

/** Everything the form edits, as it is now. */
export type ProgrammeForm = {
  id: string;
  version: number;
  code: string | null;
  name: string;
  direction: string;
  departmentId: string | null;
  chainId: string | null;
  level: ProgrammeLevel;
  years: number;
  introduction: string | null;
};

export type PeriodView = {
  id: string;
  state: ProgrammeState;
  startedOn: Day;
  endedOn: Day | null;
  reason: string | null;
  document: string | null;
};
export type IntakeView = {
  id: string;
  version: number;
  year: number;
  planned: number | null;
  enrolled: number | null;
  reported: number | null;
};
/** Enrolment of a programme in a year as a row of the list. */
export type IntakeRow = IntakeCounts & {
  id: string;
  programmeId: string;
  code: string | null;
  name: string;
  direction: string;
  department: string | null;
  year: number;
};
export type IntakeCounts = Record<'planned' | 'enrolled' | 'reported', number | null>;

export type StepView = {
  id: string;
  event: string;
  list: AdjustmentKind | null;
  reason: string | null;
  by: string | null;
  at: string;
};
export type ClassView = Named & { gradeYear: number; students: number };
export type OrderClassView = Named & { partner: string; students: number };
export type PlatformView = Named & { kind: string };

/** What stands beside a programme when its adjustment is weighed. */
export type Evidence = {
  planned: number | null;
  enrolled: number | null;
  reported: number | null;
  students: number;
  orderStudents: number;
  needs: number;
  /** Places on offer and graduates who look; null in evidence that was kept before these were counted. */
  places: number | null;
  seekers: number | null;
  /** Graduates of the latest year that is known, and those with a destination; null where nothing is. */
  graduates: number | null;
  settled: number | null;
};

export type AdjustmentView = {
  id: string;
  version: number;
  year: number;
  proposal: AdjustmentKind;
  decision: AdjustmentKind | null;
  decidedOn: Day | null;
  state: AdjustmentState;
  reason: string;
  events: AdjustmentEvent[];
  steps: StepView[];
};

/** A row of the yearly matrix. */
export type MatrixRow = {
  id: string;
  code: string | null;
  name: string;
  state: ProgrammeState | null;
  chainCode: string | null;
  department: string | null;
  evidence: Evidence;
  /** Whether the evidence is that of the decision. */
  frozen: boolean;
  adjustment: AdjustmentView | null;
  /** The year of the graduates that the evidence counts now; null for who may not see them, and where there are none. */
  graduatesOf: string | null;
  may: { propose: boolean };
};

/** The record page's own part. */
export type ProgrammeRecord = ProgrammeForm & {
  state: ProgrammeState | null;
  departmentName: string | null;
  chain: { id: string; code: string; label: string } | null;
  approvedOn: Day;
  students: number;
  orderShare: number | null;
  needs: number;
  places: number;
  seekers: number;
  unmet: number;
  periods: PeriodView[];
  intakes: IntakeView[];
  schoolClasses: ClassView[];
  orderClasses: OrderClassView[];
  platforms: PlatformView[];
  adjustments: AdjustmentView[];
  events: ProgrammeEvent[];
  /** `seekers`: to see who looks. */
  may: { write: boolean; seekers: boolean };
};
