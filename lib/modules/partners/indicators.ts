import 'server-only';
import { yearStart } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import { type PartnerFilter, partnerList } from './list';
import { countPartners } from './queries';

const base = { count: countPartners, href: (filter: PartnerFilter) => partnerList.href({ filter }) };

/** Enterprises in cooperation on a day: the filter that the composition figures narrow further. */
export const inCooperation = (on: string): PartnerFilter => ({ kind: ['ENTERPRISE'], coop: '1', on });

export const partnerIndicators = {
  enterprises: { key: 'partners.enterprises', unit: 'household', filter: inCooperation, ...base },
  newThisYear: {
    key: 'partners.new_this_year',
    unit: 'household',
    filter: (on) => ({ kind: ['ENTERPRISE'], from: yearStart(on), to: on }),
    ...base,
  },
  withoutAgreement: {
    key: 'partners.without_agreement',
    unit: 'household',
    filter: (on) => ({ ...inCooperation(on), agreement: 'NONE' }),
    ...base,
  },
  leading: {
    key: 'partners.leading',
    unit: 'household',
    filter: (on) => ({ ...inCooperation(on), tier: ['LEADING'] }),
    ...base,
  },
} satisfies Record<string, Indicator<PartnerFilter>>;
