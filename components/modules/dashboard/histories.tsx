import { getFormatter, getTranslations } from 'next-intl/server';
import { ChartPanel } from '@/components/chart/chart-panel';
import { type ColumnGroup, Columns } from '@/components/chart/columns';
import type { History } from '@/lib/modules/dashboard/types';

/** How figures have come over the years: each on the same day of every year. */
export function Histories({ histories }: { histories: History[] }) {
  if (histories.length === 0) return null;
  return (
    <div className="two charts">
      {histories.map((history) => (
        <HistoryPanel key={history.key} history={history} />
      ))}
    </div>
  );
}

async function HistoryPanel({ history: { key, unit: counted, points } }: { history: History }) {
  const t = await getTranslations('dashboard');
  const figures = await getTranslations('figures');
  const format = await getFormatter();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const name = figures(`names.${key}`);
  const unit = figures(`units.${counted}`, { count: last.value });
  const way = last.value > first.value ? 'up' : last.value < first.value ? 'down' : 'same';
  const change = { name, unit, count: Math.abs(last.value - first.value), years: points.length - 1 };
  const rows = points.map(({ day, value, href }) => ({ key: day, href, cells: [day, format.number(value)] }));
  return (
    <ChartPanel
      title={t(`history.${way}`, change)}
      note={t('history.note', { day: last.day })}
      all={{ href: last.href, label: t('open', { count: last.value, unit }) }}
      table={{ label: t('seeTable'), head: [t('columns.day'), t('columns.count', { unit })], rows }}
    >
      <Columns groups={[await historyGroup({ key, unit: counted, points })]} />
    </ChartPanel>
  );
}

/** A history as columns, each named by its year. */
export async function historyGroup({ key, points }: History): Promise<ColumnGroup> {
  const t = await getTranslations('dashboard.history');
  const name = (await getTranslations('figures'))(`names.${key}`);
  return {
    ...{ key, label: name },
    columns: points.map(({ day, value, href }) => ({
      ...{ key: day, value, href, tick: day.slice(0, 4) },
      label: t('bar', { name, day, count: value }),
    })),
  };
}
