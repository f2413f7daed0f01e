import type { Day } from '@/lib/kernel/day';
import type { ClassKind, ClassState, Track } from './words';
import type { ClassEvent } from './workflow';

type Named = { id: string; name: string };

/** A class as a list row shows it; students as of the list's day. */
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
  students: number;
  startedOn: Day | null;
};

/** What the form edits, as it is now. */
export type OrderClassForm = {
  id: string;
  version: number;
  partnerId: string;
  partnerName: string;
  name: string;
  kind: ClassKind;
  programmeId: string | null;
  departmentId: string | null;
  platformId: string | null;
  headTeacherId: string | null;
  gradeYear: number;
  track: Track;
  plannedSeats: number;
  promisedJobs: number | null;
  /** One of the enterprise's people, or whoever is named in words alone. */
  mentorId: string | null;
  mentorName: string | null;
  planVersion: string | null;
  request: string | null;
  remark: string | null;
};

export type ClassCourse = {
  id: string;
  version: number;
  name: string;
  hours: number;
  byEnterprise: boolean;
  teacher: string | null;
  term: number | null;
};
export type ClassStep = { id: string; event: ClassEvent | 'raise'; to: ClassState; reason: string | null; at: string };

/** The record page: the form's content with the names behind its ids, its courses, its steps, and what the caller may do now. */
export type OrderClassRecord = OrderClassForm &
  Omit<OrderClassRow, keyof OrderClassForm> & {
    headTeacher: string | null;
    /** The mentor as one of the enterprise's people, with where to reach him; null for one named in words alone. */
    mentor: (Named & { title: string | null }) | null;
    platform: Named | null;
    reason: string | null;
    requestedOn: Day | null;
    endedOn: Day | null;
    agreement: { id: string; label: string } | null;
    /** It runs although no agreement is named: so it stood in the ledger that it was imported from. */
    importedWithoutAgreement: boolean;
    /** Graduates of the class whom its enterprise hired; null where the reader may not see where graduates went. */
    hired: number | null;
    /** Places that were given up before the class ended. */
    left: number;
    /** Places held on its last day; null while it has not ended. */
    finished: number | null;
    /** The enterprise's hours and all hours; null where nothing is known. */
    hours: { enterprise: number; total: number } | null;
    courses: ClassCourse[];
    steps: ClassStep[];
    events: ClassEvent[];
    /** The partner's agreements in force, for starting. */
    agreements: { id: string; label: string }[];
    may: { edit: boolean; courses: boolean; raise: boolean };
  };
