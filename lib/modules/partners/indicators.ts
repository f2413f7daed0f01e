import 'server-only';
import { yearStartOf } from '@/lib/kernel/day';
import type { Indicator } from '@/lib/kernel/indicator';
import { type PartnerFilter, partnerList, screenOf } from './list';
import { countPartners } from './queries';
import type { PartnerKind } from './words';

const base = { count: countPartners, href: (filter: PartnerFilter) => partnerList.href({ filter }) };

/** Enterprises in cooperation on a day: the filter that the composition figures narrow further. */
export const inCooperation = (on: string): PartnerFilter => ({ kind: ['ENTERPRISE'], coop: '1', on });

/** Those of other kinds, on the screen of their own. */
const ofKinds = (kinds: PartnerKind[]) => ({
  filter: (on: string): PartnerFilter => ({ kind: kinds, coop: '1', on }),
  count: countPartners,
  href: (filter: PartnerFilter) => partnerList.href({ filter }, undefined, screenOf(kinds[0] ?? 'ENTERPRISE').path),
});

export const partnerIndicators = {
  enterprises: { key: 'partners.enterprises', unit: 'household', filter: inCooperation, ...base },
  newThisYear: {
    key: 'partners.new_this_year',
    unit: 'household',
    filter: (on, year) => ({ kind: ['ENTERPRISE'], from: yearStartOf(on, year), to: on }),
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
  schools: { key: 'partners.secondary_schools', unit: 'place', ...ofKinds(['SECONDARY_SCHOOL']) },
  parks: { key: 'partners.parks', unit: 'household', ...ofKinds(['PARK']) },
  associations: { key: 'partners.associations', unit: 'household', ...ofKinds(['ASSOCIATION']) },
  government: { key: 'partners.government', unit: 'household', ...ofKinds(['GOVERNMENT']) },
  universities: { key: 'partners.universities', unit: 'place', ...ofKinds(['UNIVERSITY']) },
  research: { key: 'partners.research', unit: 'household', ...ofKinds(['RESEARCH']) },
} satisfies Record<string, Indicator<PartnerFilter>>;
