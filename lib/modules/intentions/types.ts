import type { Day } from '@/lib/kernel/day';
import type { VacancyRow } from '@/lib/modules/vacancies/types';
import type { Option } from '@/lib/reference/option';
import type { IntentionState } from './words';

type Named = { id: string; name: string };

/** An intention as a list row shows it. */
export type IntentionRow = {
  id: string;
  student: Named;
  studentNo: string;
  programme: string;
  schoolClass: string | null;
  state: IntentionState;
  wish: string | null;
  places: string[];
  payFrom: number | null;
  statedOn: Day;
};

/** What the form edits, as it is now. */
export type IntentionForm = {
  id: string;
  version: number;
  studentId: string;
  studentName: string;
  wish: string | null;
  placeCodes: string[];
  payFrom: number | null;
};

/** Why a vacancy and an intention fit, or do not. */
export type Fit = {
  programme: 'NAMED' | 'ANY';
  place: 'WISHED' | 'ANY' | 'UNKNOWN' | 'ELSEWHERE';
  pay: 'ENOUGH' | 'ANY' | 'UNKNOWN' | 'BELOW';
};

/** The best of those that fit, and those that only one thing speaks against. */
export type Matches<Row> = { total: number; rows: (Row & { fit: Fit; fits: boolean })[] };

export type IntentionRecord = IntentionForm & {
  studentNo: string;
  programme: Named;
  schoolClass: string | null;
  state: IntentionState;
  places: Option[];
  statedOn: Day;
  endedOn: Day | null;
  matches: Matches<VacancyRow>;
  may: { edit: boolean; end: boolean; reopen: boolean };
};
