import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Columns } from '@/components/chart/columns';
import { Composition } from '@/components/chart/composition';
import { Ranking } from '@/components/chart/ranking';
import { Sign } from '@/components/shell/brand';
import type { Figure } from '@/lib/kernel/indicator';
import { DASHBOARD_PATH } from '@/lib/modules/dashboard/list';
import { WALL_FIRST, WALL_MORE } from '@/lib/modules/dashboard/themes';
import type { Chart, Wall } from '@/lib/modules/dashboard/types';
import { historyGroup } from './histories';
import { wordedBars } from './split-charts';
import { WallClock, WallRefresh } from './wall-clock';

const SECONDS = 60;
/** So many bars of a ranking can be read from the back of a room. */
const SHOWN = 6;

/** Figures for a screen on the wall, always dark and as large as the screen; every one of them still leads to its records. */
export function WallScreen({ data }: { data: Wall }) {
  const t = useTranslations('dashboard');
  const of = (keys: readonly string[]) =>
    keys.flatMap((key) => data.figures.find((figure) => figure.key === key) ?? []);
  return (
    <main className="wall" data-theme="dark">
      <header>
        <h1>
          <Link href={DASHBOARD_PATH} aria-label={t('wall.back')} className="sign">
            <Sign />
          </Link>
          {data.institution} {t('wall.title')}
        </h1>
        <WallClock locale={useLocale()} />
      </header>
      <section className="six" aria-label={t('themes.overview')}>
        {of(WALL_FIRST).map((figure) => (
          <WallFigure key={figure.key} figure={figure} />
        ))}
      </section>
      {data.histories.map((history) => (
        <WallPanel key={history.key} title={t(`wall.histories.${history.key}`)}>
          <HistoryColumns history={history} />
        </WallPanel>
      ))}
      {data.charts.map((chart) => (
        <WallPanel key={chart.key} title={t(`wall.charts.${chart.key}`, { count: chart.total })}>
          <WallChart chart={chart} />
        </WallPanel>
      ))}
      <section className="more" aria-label={t('wall.more')}>
        {of(WALL_MORE).map((figure) => (
          <WallFigure key={figure.key} figure={figure} />
        ))}
      </section>
      <footer>
        <span>{t('wall.source')}</span>
        <WallRefresh seconds={SECONDS} />
      </footer>
    </main>
  );
}

function WallFigure({ figure: { key, unit, value, href } }: { figure: Figure }) {
  const figures = useTranslations('figures');
  const format = useFormatter();
  return (
    <Link className="wf" href={href} data-figure={value}>
      <span className="l">{figures(`names.${key}`)}</span>
      <span className="n">
        {format.number(value)}
        <small>{figures(`units.${unit}`, { count: value })}</small>
      </span>
    </Link>
  );
}

function WallPanel({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="p" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

async function HistoryColumns({ history }: { history: Wall['histories'][number] }) {
  return <Columns groups={[await historyGroup(history)]} />;
}

async function WallChart({ chart }: { chart: Chart }) {
  const t = await getTranslations('dashboard');
  const label = t(`${chart.key}.note`, { count: chart.total });
  const bars = await wordedBars(chart);
  if (chart.form === 'composition') return <Composition bars={bars} label={label} />;
  return <Ranking bars={bars.slice(0, SHOWN)} label={label} />;
}
