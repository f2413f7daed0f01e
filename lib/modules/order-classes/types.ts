import type { Day } from '@/lib/kernel/day';
import type { ClassKind, ClassState } from './words';
import type { ClassEvent } from './workflow';

type Named = { id: string; name: string };

/** A class as a list row shows it. */
export type OrderClassRow = {
  id: string;
  name: string;
  kind: ClassKind;
  state: ClassState;
  partner: Named;
  programme: string | null;
  department: string | null;
  gradeYear: number;
  plannedSeats: number;
  startedOn: Day | null;
};

export type ClassCourse = { id: string; name: string; hours: number; byEnterprise: boolean; teacher: string | null };
export type ClassMember = {
  id: string;
  studentNo: string;
  name: string;
  joinedOn: Day | null;
  leftOn: Day | null;
  apprenticeAgreementNo: string | null;
};
export type ClassStep = { id: string; event: ClassEvent; to: ClassState; reason: string | null; at: string };

/** The record page: what the class is, its courses, its roster, its steps, and what the caller may do now. */
export type OrderClassRecord = OrderClassRow & {
  version: number;
  promisedJobs: number | null;
  headTeacher: string | null;
  mentor: string | null;
  request: string | null;
  reason: string | null;
  requestedOn: Day | null;
  endedOn: Day | null;
  agreement: { id: string; label: string } | null;
  /** The enterprise's hours and all hours; null where nothing is known. */
  hours: { enterprise: number; total: number } | null;
  courses: ClassCourse[];
  members: ClassMember[];
  steps: ClassStep[];
  events: ClassEvent[];
  /** The partner's agreements in force, for starting. */
  agreements: { id: string; label: string }[];
};
