import type { Day } from '@/lib/kernel/day';
import type { Reason, VisitWay } from './words';

type Named = { id: string; name: string };

/** An intern who is to be called today, and why. */
export type CallRow = {
  id: string;
  student: Named;
  phone: string | null;
  minor: boolean;
  mayReveal: boolean;
  partner: Named;
  teacher: string | null;
  mentor: string | null;
  mentorPhone: string | null;
  reasons: Reason[];
  lastCall: { on: Day; by: string; note: string } | null;
};

export type CallEntry = { id: string; on: Day; by: string; note: string; reasons: Reason[] };

export type VisitRow = {
  id: string;
  visitedOn: Day;
  way: VisitWay;
  teacher: string;
  findings: string;
  advice: string | null;
  photos: { id: string; name: string }[];
};

/** What a visit's form edits, and its record page. */
export type InternVisitRecord = VisitRow & {
  version: number;
  partner: Named;
  interns: { id: string; name: string; job: string }[];
  may: { edit: boolean };
};

/** What follows a placement inside the college. */
export type Following = {
  visits: VisitRow[];
  due: number | null;
  calls: CallEntry[];
  credits: number | null;
  may: { guide: boolean };
};

/** An intern as its mentor's week shows it. */
export type InternRow = {
  id: string;
  version: number;
  name: string;
  job: string;
  schoolClass: string | null;
  /** The week is one of its own. */
  there: boolean;
  present: boolean | null;
  note: string | null;
  /** The enterprise's assessment is asked for. */
  assess: boolean;
  score: number | null;
};
