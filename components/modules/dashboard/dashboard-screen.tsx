import type { DashboardState } from '@/lib/modules/dashboard/list';
import type { Dashboard } from '@/lib/modules/dashboard/types';
import { DashboardHead } from './dashboard-head';
import { FigureCards } from './figure-cards';
import { FigureTable } from './figure-table';
import { NewPartners } from './new-partners';
import { PartnerCharts } from './partner-charts';

/** The figures that stand first, in this order; all others stand in the table below. */
const FIRST = [
  'partners.enterprises',
  'partners.new_this_year',
  'agreements.in_force',
  'agreements.ending',
  'visits.this_year',
  'needs.open',
  'partners.leading',
  'partners.without_agreement',
];

/** The dashboard: figures, what the partners are, how they have come, and whatever else is counted. */
export function DashboardScreen({ data, state }: { data: Dashboard; state: DashboardState }) {
  const first = FIRST.flatMap((key) => data.figures.find((figure) => figure.key === key) ?? []);
  return (
    <>
      <DashboardHead state={state} on={data.on} />
      <FigureCards figures={first} />
      <PartnerCharts data={data} state={state} />
      <NewPartners data={data} />
      <FigureTable figures={data.figures.filter((figure) => !first.includes(figure))} />
    </>
  );
}
