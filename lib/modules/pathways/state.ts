import type { Day } from '@/lib/kernel/day';
import type { PupilState } from './words';

type Dates = { transferredOn: Day | null; graduatedOn: Day | null; leftOn: Day | null };

/** Where a pupil stands on the day: who left is gone, whatever was reached before. */
export function pupilStateOn({ transferredOn, graduatedOn, leftOn }: Dates, day: Day): PupilState {
  if (leftOn && leftOn <= day) return 'LEFT';
  if (graduatedOn && graduatedOn <= day) return 'GRADUATED';
  return transferredOn && transferredOn <= day ? 'TRANSFERRED' : 'ENROLLED';
}

/**
 * Whether the secondary programme's code leads to the college's: in the catalogue of 2021 a college's group (the first two digits) is the secondary
 * school's less twenty (66 装备制造 → 46). True where one of them is unknown.
 */
export function codesFit(secondary: string | null, college: string | null): boolean {
  if (!secondary || !college) return true;
  return Number(secondary.slice(0, 2)) - 20 === Number(college.slice(0, 2));
}
