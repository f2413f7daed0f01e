import type { Day } from '@/lib/kernel/day';
import type { YearState } from './words';

type Named = { id: string; name: string };

/** A college's year as a row: where it stands, since when, and by whom. */
export type YearRow = {
  id: string;
  version: number;
  year: number;
  college: Named;
  state: YearState;
  score: number | null;
  author: string | null;
  submittedOn: Day | null;
  approver: string | null;
  approvedOn: Day | null;
  assessor: string | null;
  assessedOn: Day | null;
  reviewer: string | null;
  reviewedOn: Day | null;
};

/** What the records say of the college's year, beside what it says itself. */
export type YearEvidence = {
  tasks: number;
  tasksDone: number;
  meetings: number;
  courses: number;
  /** Percent of the courses that enterprises teach. */
  share: number;
  people: number;
};

/** What the forms edit, as it is now. */
export type YearForm = {
  id: string;
  version: number;
  plan: string | null;
  assessment: string | null;
  score: number | null;
};

export type YearRecord = YearRow &
  YearForm & {
    opinion: string | null;
    evidence: YearEvidence;
    /** Whether the reader may write now (the plan or the self-assessment, as the state says), and decide now. */
    may: { write: boolean; decide: boolean };
  };

type Choice = { value: string; label: string; count: number };
export type YearFacets = { total: number; state: { value: YearState; count: number }[]; years: Choice[] };
