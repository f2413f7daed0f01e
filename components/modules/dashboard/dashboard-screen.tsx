import { useTranslations } from 'next-intl';
import type { DashboardState } from '@/lib/modules/dashboard/list';
import { FIRST } from '@/lib/modules/dashboard/themes';
import type { Dashboard } from '@/lib/modules/dashboard/types';
import { DashboardHead } from './dashboard-head';
import { FigureCards } from './figure-cards';
import { FigureTable } from './figure-table';
import { Histories } from './histories';
import { NewPartners } from './new-partners';
import { SplitCharts } from './split-charts';
import { ThemeTabs } from './theme-tabs';

/** The dashboard of a theme: its figures, what they are made of, how they have come, and whatever else is counted. */
export function DashboardScreen({ data, state }: { data: Dashboard; state: DashboardState }) {
  const t = useTranslations('dashboard');
  const first = FIRST.flatMap((key) => data.figures.find((figure) => figure.key === key) ?? []);
  const cards = data.theme === 'overview' ? first : data.figures;
  const rest = data.figures.filter((figure) => !cards.includes(figure));
  return (
    <>
      <DashboardHead state={state} on={data.on} />
      <ThemeTabs state={state} />
      {cards.length > 0 ? <FigureCards figures={cards} /> : <p className="empty">{t('empty')}</p>}
      <SplitCharts charts={data.charts} state={state} />
      <Histories histories={data.histories} />
      {data.trend && <NewPartners trend={data.trend} year={data.year} />}
      {rest.length > 0 && <FigureTable figures={rest} />}
    </>
  );
}
