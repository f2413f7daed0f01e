import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ChartPanel } from '@/components/chart/chart-panel';
import { Composition } from '@/components/chart/composition';
import { type ChartBar, Ranking } from '@/components/chart/ranking';
import type { DashboardState } from '@/lib/modules/dashboard/list';
import { dashboardHref } from '@/lib/modules/dashboard/list';
import { INDUSTRY_LEVELS, type IndustryLevel } from '@/lib/modules/dashboard/schema';
import type { Bar, Dashboard } from '@/lib/modules/dashboard/types';

type Kind = 'industries' | 'regions' | 'scales' | 'tiers';
const WORDS = { industries: null, regions: null, scales: 'scales', tiers: 'tiers' } as const;

/** What the enterprises in cooperation are: by industry, region, scale and tier. */
export async function PartnerCharts({ data, state }: { data: Dashboard; state: DashboardState }) {
  return (
    <div className="two charts">
      <PartnerChart kind="industries" data={data} tools={<Levels state={state} />} />
      <PartnerChart kind="regions" data={data} />
      <PartnerChart kind="scales" data={data} />
      <PartnerChart kind="tiers" data={data} />
    </div>
  );
}

async function PartnerChart({ kind, data, tools }: { kind: Kind; data: Dashboard; tools?: React.ReactNode }) {
  const t = await getTranslations('dashboard');
  const format = await getFormatter();
  const figures = await getTranslations('figures');
  const bars = await worded(kind, data[kind], data.total);
  const unit = figures('units.household', { count: data.total });
  const note = t(`${kind}.note`, { count: data.total });
  const head = [t(`${kind}.column`), t('columns.count', { unit }), t('columns.share')];
  const rows = bars.map(({ key, href, label, number, share }) => ({ key, href, cells: [label, number, share] }));
  const sum = { key: 'SUM', href: data.all, cells: [t('total'), format.number(data.total), ''] };
  return (
    <ChartPanel
      title={await titleOf(kind, bars)}
      note={note}
      all={{ href: data.all, label: t('open', { count: data.total, unit }) }}
      table={{ label: t('seeTable'), head, rows: [...rows, sum] }}
      tools={tools}
    >
      {WORDS[kind] ? <Composition bars={bars} label={note} /> : <Ranking bars={bars} label={note} />}
    </ChartPanel>
  );
}

/** The bars with their names, numbers and shares as they are shown. */
async function worded(kind: Kind, bars: Bar[], total: number): Promise<ChartBar[]> {
  const t = await getTranslations('dashboard');
  const partners = await getTranslations('partners');
  const format = await getFormatter();
  const name = (key: string) => {
    if (key === 'NONE') return t('none');
    return WORDS[kind] ? partners(`${WORDS[kind]}.${key}`) : t('others');
  };
  return bars.map(({ key, label, value, href }) => ({
    ...{ key, value, href, label: label ?? name(key), number: format.number(value) },
    share: format.number(total > 0 ? value / total : 0, { style: 'percent', maximumFractionDigits: 1 }),
  }));
}

async function titleOf(kind: Kind, bars: ChartBar[]): Promise<string> {
  const t = await getTranslations('dashboard');
  const [most] = bars.filter(({ key }) => key !== 'OTHERS').sort((a, b) => b.value - a.value);
  if (!most) return t(`${kind}.empty`);
  if (most.key === 'NONE') return t('noneMost', { share: most.share });
  return t(`${kind}.title`, { name: most.label, share: most.share });
}

async function Levels({ state }: { state: DashboardState }) {
  const t = await getTranslations('dashboard.levels');
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
