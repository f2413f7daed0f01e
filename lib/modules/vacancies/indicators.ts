import 'server-only';
import type { Indicator } from '@/lib/kernel/indicator';
import { type PartnerFilter, partnerList } from '@/lib/modules/partners/list';
import { countPartners } from '@/lib/modules/partners/queries';
import { type VacancyFilter, vacancyList } from './list';
import { countPlaces, countVacancies } from './queries';

const open = (on: string): VacancyFilter => ({ state: ['OPEN'], on });
const href = (filter: VacancyFilter) => vacancyList.href({ filter });

export const vacancyIndicators = {
  open: { key: 'supply.vacancies', unit: 'vacancy', filter: open, count: countVacancies, href },
  /** The list's totals row says the same number. */
  places: { key: 'supply.places', unit: 'opening', filter: open, count: countPlaces, href },
} satisfies Record<string, Indicator<VacancyFilter>>;

/** Enterprises that offer a vacancy. */
export const hiringIndicators = {
  enterprises: {
    ...{ key: 'supply.enterprises', unit: 'household', count: countPartners },
    filter: (on) => ({ kind: ['ENTERPRISE'], hiring: '1', on }),
    href: (filter) => partnerList.href({ filter }),
  },
} satisfies Record<string, Indicator<PartnerFilter>>;
