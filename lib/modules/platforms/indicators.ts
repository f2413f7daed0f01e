import 'server-only';
import type { Indicator } from '@/lib/kernel/indicator';
import { type PlatformFilter, platformHref } from './list';
import { countPlatforms } from './queries';

const base = { unit: 'each', count: countPlatforms, href: platformHref };
const operating = (kind: NonNullable<PlatformFilter['kind']>[number], on: string): PlatformFilter => ({
  kind: [kind],
  state: ['OPERATING'],
  on,
});

export const platformIndicators = {
  consortia: { key: 'consortia.count', filter: (on) => operating('CONSORTIUM', on), ...base },
  colleges: { key: 'colleges.count', filter: (on) => operating('INDUSTRY_COLLEGE', on), ...base },
  centres: { key: 'centres.count', filter: (on) => operating('PRACTICE_CENTRE', on), ...base },
  basesOff: {
    key: 'bases.off_campus',
    filter: (on) => ({ ...operating('TRAINING_BASE', on), campus: 'OFF' }),
    ...base,
  },
  basesOn: { key: 'bases.on_campus', filter: (on) => ({ ...operating('TRAINING_BASE', on), campus: 'ON' }), ...base },
} satisfies Record<string, Indicator<PlatformFilter>>;
