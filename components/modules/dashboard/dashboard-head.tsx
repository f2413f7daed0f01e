import { Monitor } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Head } from '@/components/ui/head';
import { type Day, YEAR_KINDS } from '@/lib/kernel/day';
import { DASHBOARD_PATH, type DashboardState, dashboardHref, WALL_PATH } from '@/lib/modules/dashboard/list';

/** Which day the figures are of and which year "this year" is, and the choice of both. */
export function DashboardHead({ state, on }: { state: DashboardState; on: Day }) {
  const t = useTranslations('dashboard');
  return (
    <Head title={t('title')} count={t('asOf', { day: on })}>
      <fieldset className="btn-set" aria-label={t('years.label')}>
        {YEAR_KINDS.map((year) => (
          <Link
            key={year}
            className="btn"
            href={dashboardHref({ ...state, year })}
            role="button"
            aria-pressed={state.year === year}
          >
            {t(`years.${year}`)}
          </Link>
        ))}
      </fieldset>
      <form className="row" action={DASHBOARD_PATH} method="get">
        <input className="input w-36" type="date" name="on" defaultValue={on} aria-label={t('day')} />
        {state.theme !== 'overview' && <input type="hidden" name="theme" value={state.theme} />}
        {state.year !== 'calendar' && <input type="hidden" name="year" value={state.year} />}
        {state.industry !== 'section' && <input type="hidden" name="industry" value={state.industry} />}
        <button className="btn" type="submit">
          {t('show')}
        </button>
      </form>
      {state.on && (
        <Link className="btn" href={dashboardHref({ ...state, on: null })}>
          {t('today')}
        </Link>
      )}
      <a className="btn" href={WALL_PATH}>
        <Monitor className="ic" aria-hidden />
        {t('wall.open')}
      </a>
    </Head>
  );
}
