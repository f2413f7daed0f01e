import type { Day } from '@/lib/kernel/day';
import type { TeamSide } from './words';

type Named = { id: string; name: string };

/** Somebody of a college's teaching team, with the courses taught on the day and their hours. */
export type MemberRow = {
  id: string;
  version: number;
  name: string;
  side: TeamSide;
  /** The account of somebody of the college. */
  membershipId: string | null;
  /** The enterprise that somebody comes from. */
  partner: Named | null;
  duty: string | null;
  startedOn: Day;
  college: Named;
  courses: string[];
  hours: number;
  mayWrite: boolean;
};

/** Of a filter's people: how many there are, how many from enterprises, the hours that all and these teach, and the share of the hours in percent. */
export type TeamTotals = { people: number; ofEnterprises: number; hours: number; byEnterprises: number; share: number };
