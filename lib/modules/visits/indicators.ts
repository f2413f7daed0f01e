import 'server-only';
import { yearStartOf } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import { type VisitFilter, visitList } from './list';
import { countVisits } from './queries';

const base = {
  unit: 'time',
  count: countVisits,
  href: (filter: VisitFilter) => visitList.href({ filter }),
};

export const visitIndicators = {
  thisYear: { key: 'visits.this_year', filter: (on, year) => ({ from: yearStartOf(on, year), to: on }), ...base },
  surveys: { key: 'colleges.surveys', filter: (on) => ({ kind: ['SURVEY'], to: on }), ...base },
  exchanges: { key: 'pathways.exchanges', filter: (on) => ({ kind: ['EXCHANGE'], to: on }), ...base },
} satisfies Record<string, Indicator<VisitFilter>>;
