import { getFormatter, getTranslations } from 'next-intl/server';
import { ChartPanel } from '@/components/chart/chart-panel';
import { type ColumnGroup, Columns } from '@/components/chart/columns';
import type { YearKind } from '@/lib/kernel/day';
import type { MonthBar, Trend } from '@/lib/modules/dashboard/types';

type Group = Omit<ColumnGroup, 'columns'> & { columns: (ColumnGroup['columns'][number] & { month: string })[] };

/** New partner enterprises by month, this year beside the last. */
export async function NewPartners({ trend, year }: { trend: Trend; year: YearKind }) {
  const t = await getTranslations('dashboard');
  const figures = await getTranslations('figures');
  const format = await getFormatter();
  const groups = [await groupOf('before', trend.before), await groupOf('now', trend.now)];
  const unit = figures('units.household', { count: trend.total });
  const kind = t(`kinds.${year}`);
  const rows = groups.flatMap(({ columns }) =>
    columns.flatMap(({ month, value, href }) =>
      value === null ? [] : [{ key: month, href, cells: [month, format.number(value)] }],
    ),
  );
  return (
    <div className="charts">
      <ChartPanel
        title={t('trend.title', { year: kind, count: trend.total, before: trend.totalBefore })}
        note={t('trend.note', { year: kind })}
        all={{ href: trend.href, label: t('open', { count: trend.total, unit }) }}
        table={{ label: t('seeTable'), head: [t('columns.month'), t('columns.count', { unit })], rows }}
      >
        <Columns groups={groups} />
      </ChartPanel>
    </div>
  );
}

async function groupOf(key: string, months: MonthBar[]): Promise<Group> {
  const t = await getTranslations('dashboard.trend');
  const format = await getFormatter();
  const said = (month: string) =>
    format.dateTime(new Date(`${month}-01T00:00:00Z`), { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const [first, last] = [months[0]?.month ?? '', months.at(-1)?.month ?? ''];
  return {
    ...{ key, label: t('sum', { from: said(first), to: said(last) }) },
    columns: months.map(({ month, value, href }) => ({
      ...{ key: month, month, value, href, tick: String(Number(month.slice(5))) },
      label: t('bar', { month: said(month), count: value ?? 0 }),
    })),
  };
}
