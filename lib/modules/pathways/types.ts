import type { Day } from '@/lib/kernel/day';
import type { FieldProblem } from '@/lib/kernel/errors';
import type { Likeness, Mode, PupilState } from './words';

type Named = { id: string; name: string };
/** Of the pupils that are recorded: ever enrolled, ever transferred, ever graduated, by the list's day. */
export type PupilCounts = { enrolled: number; transferred: number; graduated: number };

/** A class as a list row shows it. */
export type PathwayRow = PupilCounts & {
  id: string;
  name: string;
  mode: Mode;
  school: Named;
  enterprise: Named | null;
  programme: Named | null;
  gradeYear: number;
  plannedSeats: number;
};

/** What the form edits, as it is now. */
export type PathwayForm = {
  id: string;
  version: number;
  name: string;
  mode: Mode;
  schoolId: string;
  schoolName: string;
  enterpriseId: string | null;
  enterpriseName: string | null;
  programmeId: string | null;
  platformId: string | null;
  agreementId: string | null;
  schoolProgrammeCode: string | null;
  schoolProgrammeName: string | null;
  gradeYear: number;
  plannedSeats: number;
  planVersion: string | null;
  /** Null: asked for by the school, and not agreed yet. */
  agreedOn: Day | null;
  endedOn: Day | null;
  remark: string | null;
};

export type Pupil = {
  id: string;
  version: number;
  pupilNo: string;
  name: string;
  state: PupilState;
  enrolledOn: Day;
  transferredOn: Day | null;
  graduatedOn: Day | null;
  leftOn: Day | null;
  leftReason: string | null;
  /** The college's student that the pupil became; null when it is not named, or not the reader's to see. */
  student: (Named & { studentNo: string }) | null;
};

/** A student whom a pupil may have become. */
export type Alike = Named & { studentNo: string; programme: string; by: Likeness };
/** A pupil who is still at the secondary school, with the students whom it may become; `chosen` is the one that is certain. */
export type TransferProposal = {
  id: string;
  version: number;
  pupilNo: string;
  name: string;
  idCard: string | null;
  birthOn: Day | null;
  alike: Alike[];
  chosen: string | null;
};
/** What became of one pupil of a transfer. */
export type TransferResult = {
  id: string;
  name: string;
  student: (Named & { studentNo: string }) | null;
  /** Why it stays, in the namespace errors; null when it was transferred. */
  problem: FieldProblem | null;
};
export type TransferOutcome = {
  results: TransferResult[];
  /** Those of the class who are at the secondary school still. */
  stay: { id: string; pupilNo: string; name: string }[];
};

/** The record page: the form's content with the names behind its ids, its pupils, and what the caller may do. */
export type PathwayRecord = PathwayForm &
  PupilCounts & {
    programme: (Named & { code: string | null }) | null;
    platform: Named | null;
    /** As far as the reader may see it. */
    agreement: { id: string; label: string } | null;
    /** False: the codes of the two levels do not lead to one another. */
    codesFit: boolean;
    /** Null for those who may not see pupils. */
    pupils: Pupil[] | null;
    may: { write: boolean; pupils: boolean; transfer: boolean };
  };
