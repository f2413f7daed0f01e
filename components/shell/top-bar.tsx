import { cookies } from 'next/headers';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Bell } from '@/components/shell/bell';
import { grantOf } from '@/lib/authz/catalogue';
import type { Ctx } from '@/lib/kernel/context';
import { LocaleSwitch } from './locale-switch';
import { NavToggle } from './nav-toggle';
import { PersonMenu } from './person-menu';
import { SearchPalette } from './search-palette';
import { THEME_COOKIE, toTheme } from './theme';

/** The bar above every page: where one is, search, what is new, language and oneself. */
export async function TopBar({ ctx, unread }: { ctx: Ctx; unread: Promise<number> }) {
  const t = await getTranslations('settings');
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <header className="top">
      <NavToggle />
      <Link className="top-btn top-inst" href="/choose">
        <span>{ctx.institutionName}</span>
      </Link>
      {grantOf(ctx.role, 'search.read') ? <SearchPalette who={ctx.membershipId} /> : <span className="grow" />}
      <Suspense fallback={<Bell unread={0} />}>
        <LiveBell unread={unread} />
      </Suspense>
      <LocaleSwitch className="top-btn lang" short />
      <PersonMenu name={ctx.actor} role={t(`roles.${ctx.role}`)} theme={theme} />
    </header>
  );
}

async function LiveBell({ unread }: { unread: Promise<number> }) {
  return <Bell unread={await unread} />;
}
