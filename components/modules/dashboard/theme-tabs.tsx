import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type DashboardState, dashboardHref } from '@/lib/modules/dashboard/list';
import { THEMES } from '@/lib/modules/dashboard/words';

/** What the dashboard is about; the day and the year stay. */
export async function ThemeTabs({ state }: { state: DashboardState }) {
  const t = await getTranslations('dashboard.themes');
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
