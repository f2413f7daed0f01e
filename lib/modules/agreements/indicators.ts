import 'server-only';
import { yearStartOf } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import { type AgreementFilter, agreementList } from './list';
import { countAgreements } from './queries';

const base = {
  unit: 'copy',
  count: countAgreements,
  href: (filter: AgreementFilter) => agreementList.href({ filter }),
};

export const agreementIndicators = {
  inForce: { key: 'agreements.in_force', filter: (on) => ({ state: ['IN_FORCE'], on }), ...base },
  ending: { key: 'agreements.ending', filter: (on) => ({ ending: '1', on }), ...base },
  signedThisYear: {
    key: 'agreements.signed_this_year',
    filter: (on, year) => ({ from: yearStartOf(on, year), to: on }),
    ...base,
  },
  research: { key: 'colleges.horizontal_projects', filter: (on) => ({ kind: ['RESEARCH'], to: on }), ...base },
} satisfies Record<string, Indicator<AgreementFilter>>;
