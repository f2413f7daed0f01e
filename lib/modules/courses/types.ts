import type { Day } from '@/lib/kernel/day';

type Named = { id: string; name: string };

export type CourseRow = {
  id: string;
  version: number;
  name: string;
  college: Named;
  programme: Named | null;
  hours: number;
  byEnterprise: boolean;
  teacher: string | null;
  /** Who of the college's team teaches it, where it is known. */
  memberId: string | null;
  startedOn: Day;
  mayWrite: boolean;
};

/** Of the courses of a filter: how many, how many by enterprises, and their share in percent with one decimal. */
export type CourseTotals = { courses: number; byEnterprise: number; share: number };
