import 'server-only';
import type { Indicator } from '@/lib/kernel/indicator';
import { type PartnerFilter, partnerList, screenOf } from '@/lib/modules/partners/list';
import { countPartners } from '@/lib/modules/partners/queries';
import { type PathwayFilter, pathwayList } from './list';
import { countPathways, countPlannedSeats } from './queries';

const current = (on: string): PathwayFilter => ({ current: '1', on });
const href = (filter: PathwayFilter) => pathwayList.href({ filter });

export const pathwayIndicators = {
  classes: { key: 'pathways.classes', unit: 'class', filter: current, count: countPathways, href },
  planned: { key: 'pathways.planned_students', unit: 'person', filter: current, count: countPlannedSeats, href },
} satisfies Record<string, Indicator<PathwayFilter>>;

/** Members of the alliance of secondary schools, enterprises and the college. */
const inAlliance = (kind: 'SECONDARY_SCHOOL' | 'ENTERPRISE') => ({
  filter: (on: string): PartnerFilter => ({ kind: [kind], alliance: '1', on }),
  count: countPartners,
  href: (filter: PartnerFilter) => partnerList.href({ filter }, undefined, screenOf(kind).path),
});

export const allianceIndicators = {
  schools: { key: 'pathways.secondary_schools', unit: 'place', ...inAlliance('SECONDARY_SCHOOL') },
  enterprises: { key: 'pathways.enterprises', unit: 'household', ...inAlliance('ENTERPRISE') },
} satisfies Record<string, Indicator<PartnerFilter>>;
