import 'server-only';
import type { Indicator } from '@/lib/kernel/indicator';
import { type StudentFilter, studentList } from './list';
import { countStudents } from './queries';

/** Each student counts once, in however many classes. */
export const studentIndicators = {
  rostered: {
    key: 'classes.students',
    unit: 'person',
    filter: (on) => ({ rostered: '1', on }),
    count: countStudents,
    href: (filter) => studentList.href({ filter }),
  },
} satisfies Record<string, Indicator<StudentFilter>>;
