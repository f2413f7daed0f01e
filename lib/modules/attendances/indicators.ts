import 'server-only';
import { yearStartOf } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import type { Counts } from '@/lib/modules/centres/types';
import type { Category } from '@/lib/modules/centres/words';
import { type AttendanceFilter, attendanceList } from './list';
import { attendanceTotals } from './queries';

/** What was held in the year up to the day, for those of a category. */
const inYear = (
  category: Category,
  unit: keyof Counts,
): Pick<Indicator<AttendanceFilter>, 'filter' | 'count' | 'href'> => ({
  filter: (on, year) => ({ category: [category], from: yearStartOf(on, year), to: on }),
  count: async (tx, ctx, filter) => (await attendanceTotals(tx, ctx, filter))[unit],
  href: (filter) => attendanceList.href({ filter }),
});

export const attendanceIndicators = {
  students: { key: 'centres.student_trainings', unit: 'person', ...inYear('STUDENT', 'people') },
  public: { key: 'centres.social_trainings', unit: 'attendance', ...inYear('PUBLIC', 'attendances') },
} satisfies Record<string, Indicator<AttendanceFilter>>;
