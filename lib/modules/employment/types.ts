import type { Day } from '@/lib/kernel/day';
import type { Standing } from '@/lib/kernel/indicator';
import type { Destination, FunnelKey, KnownBy, RatesBy } from './words';

type Named = { id: string; name: string };

/** A graduate's destination as a list row shows it. */
export type EmploymentRow = {
  id: string;
  student: Named;
  studentNo: string;
  programme: string;
  schoolClass: string | null;
  graduatedOn: Day;
  destination: Destination;
  employer: string | null;
  place: string | null;
  job: string | null;
  matches: boolean | null;
  verified: boolean;
};

/** What the graduates of a filter are together. */
export type EmploymentTotals = {
  graduates: number;
  /** Everything but without a job: 毕业去向落实率. */
  settled: number;
  atWork: number;
  local: number;
  /** Percent of all graduates, with one decimal. */
  settledShare: number;
  /** Local over all graduates, and over those at work: the two definitions of local retention. */
  localShare: number;
  localShareOfWorking: number;
};

export type ShareKey = 'settledShare' | 'localShare' | 'localShareOfWorking';
/** How each share stands to its target; null where there is none. */
export type Standings = Record<ShareKey, Standing | null>;

/** What the form edits, as it is now. */
export type EmploymentForm = {
  id: string;
  version: number;
  studentId: string;
  studentName: string;
  graduatedOn: Day;
  destination: Destination;
  code: string | null;
  partnerId: string | null;
  partnerName: string | null;
  employer: string | null;
  creditCode: string | null;
  placeCode: string | null;
  job: string | null;
  signedOn: Day | null;
  pay: number | null;
  source: KnownBy;
  matches: boolean | null;
  remark: string | null;
};

export type EmploymentRecord = EmploymentForm & {
  studentNo: string;
  programme: string;
  schoolClass: string | null;
  place: string | null;
  orderClass: Named | null;
  placement: Named | null;
  verifiedBy: string | null;
  verifiedOn: Day | null;
  followedOn: Day | null;
  stillThere: boolean | null;
  may: { edit: boolean; verify: boolean };
};

/** One step of the funnel, with the list behind it. */
export type FunnelStep = { key: FunnelKey; count: number; href: string };

export type RateCounts = Pick<EmploymentTotals, 'graduates' | 'settled' | 'atWork' | 'local'>;
/** A programme's or a class's graduates of a year: counts with their lists, and the rates that follow. */
export type RateRow = EmploymentTotals & {
  id: string | null;
  label: string;
  sub: string | null;
  to: Record<keyof RateCounts, string>;
};
export type EmploymentRates = {
  year: string;
  years: string[];
  by: RatesBy;
  rows: RateRow[];
  total: RateRow;
  standings: Standings;
};
