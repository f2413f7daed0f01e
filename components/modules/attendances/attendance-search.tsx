import { Search } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type AttendanceFilter, attendanceList } from '@/lib/modules/attendances/list';

/** Search and period of the list of attendances: a plain form that keeps the other filters. */
export function AttendanceSearch({ filter }: { filter: AttendanceFilter }) {
  const t = useTranslations('centres.attendances');
  const act = useTranslations('ui.act');
  const { q, from, to, ...others } = filter;
  const kept = Object.entries(others).map(([name, values]) => [name, values?.join(',')] as const);
  return (
    <form className="row flex-wrap" action={attendanceList.path} method="get">
      <div className="search w-72 max-sm:w-full">
        <Search className="ic" aria-hidden />
        <input
          {...{ className: 'input', type: 'search', name: 'q', defaultValue: q }}
          {...{ placeholder: t('search'), 'aria-label': t('search') }}
        />
      </div>
      <label className="row small dim">
        {t('from')}
        <input className="input w-36" type="date" name="from" defaultValue={from} />
      </label>
      <label className="row small dim">
        {t('to')}
        <input className="input w-36" type="date" name="to" defaultValue={to} />
      </label>
      {kept.map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <button className="btn" type="submit">
        {act('filter')}
      </button>
      {Object.keys(filter).length > 0 && (
        <Link className="link small" href={attendanceList.path}>
          {act('clear')}
        </Link>
      )}
    </form>
  );
}
