import type { Day } from '@/lib/kernel/day';
import type { JournalEvery } from '@/lib/modules/following/words';
import type { Check, PlacementKind, PlacementState, Stage } from '@/lib/modules/placements/words';
import type { PlanState } from './words';
import type { PlanEvent } from './workflow';

type Named = { id: string; name: string };

/** A plan as a list row shows it. */
export type PlanRow = {
  id: string;
  name: string;
  kind: PlacementKind;
  stage: Stage | null;
  state: PlanState;
  department: string | null;
  teacher: string | null;
  startsOn: Day;
  endsOn: Day;
  /** Placements that stand. */
  students: number;
};

/** What the form edits, as it is now. */
export type PlanForm = {
  id: string;
  version: number;
  name: string;
  kind: PlacementKind;
  stage: Stage | null;
  departmentId: string | null;
  programmeId: string | null;
  schoolClassId: string | null;
  orderClassId: string | null;
  teacherId: string | null;
  startsOn: Day;
  endsOn: Day;
  tasks: string | null;
  madeOn: Day | null;
  safetyRulesOn: Day | null;
  safetyRules: string | null;
  filedOn: Day | null;
  filingNo: string | null;
  journalEvery: JournalEvery;
  visitEvery: number | null;
  credits: number | null;
};

/** How far one student of a plan is. */
export type Readiness = {
  id: string;
  version: number;
  student: Named;
  studentNo: string;
  partner: Named;
  job: string;
  state: PlacementState;
  /** Its last day has come. */
  over: boolean;
  open: Check[];
  broken: string[];
};

/** The record page: the plan, how far its students are, and what the caller may do. */
export type PlanRecord = PlanForm & {
  state: PlanState;
  reason: string | null;
  department: string | null;
  programme: Named | null;
  schoolClass: Named | null;
  orderClass: Named | null;
  teacher: string | null;
  students: Readiness[];
  /** Students of its class without a placement in it. */
  unplaced: (Named & { studentNo: string })[];
  /** Posts on offer that have slots left. */
  posts: { id: string; title: string; partner: string; left: number }[];
  /** Of the placements that stand: how many have met each check. */
  checks: { check: Check; met: number }[];
  events: PlanEvent[];
  may: { edit: boolean; place: boolean; approve: boolean };
};
