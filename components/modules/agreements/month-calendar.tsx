import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Empty, Head } from '@/components/ui/head';
import { type Day, monthLater, toDbDate, weeksOf } from '@/lib/kernel/day';
import type { AgreementRow, EndingMonth } from '@/lib/modules/agreements/types';
import { AgreementBadge, DaysLeft } from './agreement-state';

type Props = { month: EndingMonth; today: Day };

const hrefOf = (month: string) => `/agreements/calendar?month=${month}`;

/** A month's endings: by days on a wide screen, one below the other on a phone. */
export function MonthCalendar({ month: { month, total, href, items }, today }: Props) {
  const t = useTranslations('agreements.calendar');
  const titles = useTranslations('agreements.titles');
  const format = useFormatter();
  const name = format.dateTime(toDbDate(`${month}-01`), { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <>
      <Head title={titles('calendar')} count={name}>
        <Link className="btn" href={`/agreements/calendar?year=${month.slice(0, 4)}`}>
          {t('wholeYear')}
        </Link>
        <Link className="btn btn-icon" href={hrefOf(monthLater(month, -1))} aria-label={t('previousMonth')}>
          <ChevronLeft className="ic" aria-hidden />
        </Link>
        <Link className="btn btn-icon" href={hrefOf(monthLater(month, 1))} aria-label={t('nextMonth')}>
          <ChevronRight className="ic" aria-hidden />
        </Link>
      </Head>
      {total > 0 && (
        <p className="lede">
          <Link className="link" href={href}>
            {t('count', { count: total })}
          </Link>
        </p>
      )}
      <MonthTable month={month} today={today} items={items} caption={name} />
      <div className="phone-only">
        {total === 0 ? <Empty title={t('emptyMonth')} hint={t('emptyMonthHint')} /> : <MonthItems items={items} />}
      </div>
    </>
  );
}

type TableProps = { month: string; today: Day; items: AgreementRow[]; caption: string };

function MonthTable({ month, today, items, caption }: TableProps) {
  const format = useFormatter();
  const weeks = weeksOf(month);
  const weekday = (day: Day) => format.dateTime(toDbDate(day), { weekday: 'short', timeZone: 'UTC' });
  return (
    <table className="wide-only w-full table-fixed border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col" className="small dim border border-line bg-sunken p-2 text-left font-normal">
              {weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={`h-24 border border-line p-2 align-top ${day.startsWith(month) ? '' : 'bg-sunken'}`}
                aria-current={day === today ? 'date' : undefined}
              >
                {day.startsWith(month) && <MonthDay day={day} today={day === today} items={items} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MonthDay({ day, today, items }: { day: Day; today: boolean; items: AgreementRow[] }) {
  const ending = items.filter((item) => item.validTo === day);
  return (
    <>
      <span className={`small ${today ? 'rounded-md bg-accent-soft px-1.5 font-semibold text-accent' : 'dim'}`}>
        {Number(day.slice(8))}
      </span>
      <ul>
        {ending.map((item) => (
          <li key={item.id} className="mt-1">
            <Link className="link small block truncate" href={`/agreements/${item.id}`} title={item.title}>
              {item.title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function MonthItems({ items }: { items: AgreementRow[] }) {
  return (
    <ul className="panel">
      {items.map((item) => (
        <li key={item.id} className="border-b border-line py-2 last:border-b-0">
          <Link className="link block" href={`/agreements/${item.id}`}>
            {item.title}
          </Link>
          <span className="row small dim mt-1">
            {item.validTo}
            {item.daysLeft === null ? <AgreementBadge state={item.shown} /> : <DaysLeft days={item.daysLeft} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
