import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import type { Indicator } from '@/lib/kernel/indicator';
import { type CourseFilter, courseList } from './list';
import { courseTotals } from './queries';

/** How the college with BYD is found: by pinyin, as in the search. */
const BYD = 'biyadi';
const base = {
  unit: 'percent',
  count: async (tx: Tx, ctx: Ctx, filter: CourseFilter) => (await courseTotals(tx, ctx, filter)).share,
  href: (filter: CourseFilter) => courseList.href({ filter }),
};

export const courseIndicators = {
  share: { key: 'colleges.enterprise_course_share', filter: (on) => ({ on }), ...base },
  byd: {
    key: 'colleges.byd_enterprise_course_share',
    filter: (on) => ({ q: BYD, on }),
    ...base,
    applies: async (tx, ctx, filter) => (await courseTotals(tx, ctx, filter)).courses > 0,
  },
} satisfies Record<string, Indicator<CourseFilter>>;
