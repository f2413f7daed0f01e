import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { grantOf } from '@/lib/authz/catalogue';
import type { Ctx } from '@/lib/kernel/context';
import { Sign } from './brand';
import { NAVIGATION } from './navigation';
import { type SideGroup, SideNav } from './side-nav';

/** The left side: the sign and the sections that the role may open. */
export function Sidebar({ ctx }: { ctx: Ctx }) {
  const t = useTranslations('nav');
  const ui = useTranslations('ui');
  const groups: SideGroup[] = NAVIGATION.flatMap(({ key, screens }) => {
    const open = screens.filter((screen) => grantOf(ctx.role, screen.permission) !== null);
    if (open.length === 0) return [];
    return [{ key, label: t(`groups.${key}`), screens: open.map(({ label, path }) => ({ label: t(label), path })) }];
  });
  return (
    <aside className="side" id="navigation">
      <Link className="side-brand" href="/">
        <Sign />
        {ui('product')}
      </Link>
      <SideNav groups={groups} label={t('main')} />
      <div className="side-foot">{t('today', { day: ctx.today })}</div>
    </aside>
  );
}
