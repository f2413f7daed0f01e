import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ChartPanel } from '@/components/chart/chart-panel';
import { Composition } from '@/components/chart/composition';
import { type ChartBar, Ranking } from '@/components/chart/ranking';
import type { DashboardState } from '@/lib/modules/dashboard/list';
import { dashboardHref } from '@/lib/modules/dashboard/list';
import type { Chart } from '@/lib/modules/dashboard/types';
import { INDUSTRY_LEVELS, type IndustryLevel } from '@/lib/modules/dashboard/words';

/** Where the words of bars stand that bring no label of their own. */
const WORDS: Record<string, string> = {
  scales: 'partners.scales',
  tiers: 'partners.tiers',
  classesByKind: 'orderClasses.kinds',
  funnel: 'employment.funnel.steps',
};

/** What the figures of a theme are made of, each with its table and the way to its records. */
export function SplitCharts({ charts, state }: { charts: Chart[]; state: DashboardState }) {
  if (charts.length === 0) return null;
  return (
    <div className="two charts">
      {charts.map((chart) => (
        <SplitChart key={chart.key} chart={chart} tools={chart.key === 'industries' && <Levels state={state} />} />
      ))}
    </div>
  );
}

async function SplitChart({ chart, tools }: { chart: Chart; tools: React.ReactNode }) {
  const { key, form, total, all } = chart;
  const t = await getTranslations('dashboard');
  const format = await getFormatter();
  const figures = await getTranslations('figures');
  const bars = await wordedBars(chart);
  const unit = figures(`units.${chart.unit}`, { count: total });
  const note = t(`${key}.note`, { count: total });
  const head = [t(`${key}.column`), t('columns.count', { unit }), t('columns.share')];
  const rows = bars.map((bar) => ({ key: bar.key, href: bar.href, cells: [bar.label, bar.number, bar.share] }));
  const sum = { key: 'SUM', href: all, cells: [t('total'), format.number(total), ''] };
  return (
    <ChartPanel
      title={await titleOf(chart, bars)}
      note={note}
      all={{ href: all, label: t('open', { count: total, unit }) }}
      table={{ label: t('seeTable'), head, rows: [...rows, sum] }}
      tools={tools}
    >
      {form === 'composition' ? <Composition bars={bars} label={note} /> : <Ranking bars={bars} label={note} />}
    </ChartPanel>
  );
}

/** The bars with their names, numbers and shares as they are shown. */
export async function wordedBars({ key: chart, bars, total }: Chart): Promise<ChartBar[]> {
  const t = await getTranslations('dashboard');
  const words = await getTranslations();
  const format = await getFormatter();
  const name = (key: string) => {
    if (key === 'NONE') return t('none');
    return WORDS[chart] ? words(`${WORDS[chart]}.${key}`) : t('others');
  };
  return bars.map(({ key, label, value, href }) => ({
    ...{ key, value, href, label: label ?? name(key), number: format.number(value) },
    share: format.number(total > 0 ? value / total : 0, { style: 'percent', maximumFractionDigits: 1 }),
  }));
}

async function titleOf({ key, form }: Chart, bars: ChartBar[]): Promise<string> {
  const t = await getTranslations('dashboard');
  const last = bars.at(-1);
  if (form === 'funnel' && last) return t(`${key}.title`, { name: last.label, share: last.share });
  const [most] = bars.filter((bar) => bar.key !== 'OTHERS').sort((a, b) => b.value - a.value);
  if (!most) return t(`${key}.empty`);
  if (most.key === 'NONE') return t('noneMost', { share: most.share });
  return t(`${key}.title`, { name: most.label, share: most.share });
}

function Levels({ state }: { state: DashboardState }) {
  const t = useTranslations('dashboard.levels');
  return INDUSTRY_LEVELS.map((level: IndustryLevel) => (
    <Link
      key={level}
      className="link small"
      href={dashboardHref({ ...state, industry: level })}
      role="button"
      aria-pressed={state.industry === level}
      scroll={false}
    >
      {t(level)}
    </Link>
  ));
}
