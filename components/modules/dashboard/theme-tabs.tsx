import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type DashboardState, dashboardHref } from '@/lib/modules/dashboard/list';
import { THEMES } from '@/lib/modules/dashboard/words';

/** What the dashboard is about; the day and the year stay. */
export function ThemeTabs({ state }: { state: DashboardState }) {
  const t = useTranslations('dashboard.themes');
  return (
    <nav className="tabs" aria-label={t('label')}>
      {THEMES.map((theme) => (
        <Link
          key={theme}
          href={dashboardHref({ ...state, theme })}
          aria-current={state.theme === theme ? 'true' : undefined}
        >
          {t(theme)}
        </Link>
      ))}
    </nav>
  );
}
