import 'server-only';
import { yearStartOf } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import { type NeedFilter, needList } from './list';
import { countNeeds } from './queries';

const base = {
  unit: 'item',
  count: countNeeds,
  href: (filter: NeedFilter) => needList.href({ filter }),
};

export const needIndicators = {
  open: { key: 'needs.open', filter: (on) => ({ openOn: on }), ...base },
  raisedThisYear: {
    key: 'needs.raised_this_year',
    filter: (on, year) => ({ from: yearStartOf(on, year), to: on }),
    ...base,
  },
} satisfies Record<string, Indicator<NeedFilter>>;
