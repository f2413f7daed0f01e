import 'server-only';
import type { Indicator } from '@/lib/kernel/indicator';
import { type PlacementFilter, placementList } from './list';
import { countPlacements } from './queries';

const base = {
  unit: 'person',
  count: countPlacements,
  href: (filter: PlacementFilter) => placementList.href({ filter }),
};

export const placementIndicators = {
  running: { key: 'internships.running', filter: (on) => ({ kind: ['POST'], running: '1', on }), ...base },
  alliance: {
    key: 'alliance.internships',
    filter: (on) => ({ kind: ['POST'], placed: '1', on, alliance: '1' }),
    ...base,
  },
  colleges: { key: 'colleges.interns', filter: (on) => ({ kind: ['POST'], placed: '1', on, college: '1' }), ...base },
  hires: { key: 'colleges.intern_hires', filter: (on) => ({ kind: ['POST'], placed: '1', on, hired: '1' }), ...base },
  broken: { key: 'internships.broken', filter: (on) => ({ running: '1', on, broken: '1' }), ...base },
} satisfies Record<string, Indicator<PlacementFilter>>;
