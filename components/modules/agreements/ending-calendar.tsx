import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Empty, Head } from '@/components/ui/head';
import type { EndingMonth } from '@/lib/modules/agreements/types';
import { DaysLeft } from './agreement-state';

type Props = { year: number; months: EndingMonth[] };

/** A year's endings, month by month; each month opens its list. */
export function EndingCalendar({ year, months }: Props) {
  const t = useTranslations('agreements.calendar');
  const titles = useTranslations('agreements.titles');
  const total = months.reduce((sum, month) => sum + month.total, 0);
  return (
    <>
      <Head title={titles('calendar')} count={t('year', { year })}>
        <Link className="btn btn-icon" href={`/agreements/calendar?year=${year - 1}`} aria-label={t('previous')}>
          <ChevronLeft className="ic" aria-hidden />
        </Link>
        <Link className="btn btn-icon" href={`/agreements/calendar?year=${year + 1}`} aria-label={t('next')}>
          <ChevronRight className="ic" aria-hidden />
        </Link>
      </Head>
      <p className="lede">{t('total', { year, count: total })}</p>
      {total === 0 ? (
        <Empty title={t('empty', { year })} hint={t('none')} />
      ) : (
        <div className="grid grid-cols-3 gap-4 max-lg:grid-cols-2 max-sm:grid-cols-1">
          {months.map((month) => (
            <MonthPanel key={month.month} month={month} />
          ))}
        </div>
      )}
    </>
  );
}

function MonthPanel({ month: { month, total, href, items } }: { month: EndingMonth }) {
  const t = useTranslations('agreements.calendar');
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>
          <Link href={`/agreements/calendar?month=${month}`}>{t('month', { month: Number(month.slice(5)) })}</Link>
        </h2>
        <div className="acts">
          {total > 0 && (
            <Link className="link" href={href}>
              {t('count', { count: total })}
            </Link>
          )}
        </div>
      </div>
      {total === 0 && <p className="dim small">{t('none')}</p>}
      <ul className="max-h-72 overflow-auto">
        {items.map((item) => (
          <li key={item.id} className="row min-h-9">
            <span className="dim nowrap">{item.validTo?.slice(5)}</span>
            <Link className="link grow truncate" href={`/agreements/${item.id}`} title={item.title}>
              {item.title}
            </Link>
            <DaysLeft days={item.daysLeft} />
          </li>
        ))}
      </ul>
    </section>
  );
}
