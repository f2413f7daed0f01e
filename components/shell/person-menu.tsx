'use client';

import { ArrowLeftRight, LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/form/use-command';
import { DropMenu } from '@/components/ui/drop-menu';
import { signOut } from '@/lib/auth/actions';
import { LocaleSwitch } from './locale-switch';
import type { Theme } from './theme';
import { ThemeChoice } from './theme-choice';

type Props = { name: string; role: string; theme: Theme };

/** The reader's own menu: account, other memberships, appearance, signing out. */
export function PersonMenu({ name, role, theme }: Props) {
  const t = useTranslations('nav');
  const router = useRouter();
  // Another page closes the menu.
  const path = usePathname();
  const { run, pending } = useCommand(signOut);

  async function leave() {
    const done = await run({});
    if (!done) return;
    router.push('/login');
    router.refresh();
  }
  const content = (
    <>
      <span className="avatar" aria-hidden>
        {name.slice(0, 1)}
      </span>
      <span aria-hidden>{name}</span>
    </>
  );
  return (
    <DropMenu key={path} end className="top-btn person" label={t('person', { name })} content={content}>
      <p className="px-2 py-1">
        <b>{name}</b>
        <br />
        <span className="small dim">{role}</span>
      </p>
      <hr />
      <Link href="/account">
        <UserRound className="ic" aria-hidden />
        {t('account')}
      </Link>
      <Link href="/choose">
        <ArrowLeftRight className="ic" aria-hidden />
        {t('switch')}
      </Link>
      <span className="phone-only">
        <LocaleSwitch className="menu-item" />
      </span>
      <hr />
      <ThemeChoice theme={theme} />
      <hr />
      <button type="button" className="menu-item" disabled={pending} onClick={leave}>
        <LogOut className="ic" aria-hidden />
        {t('signOut')}
      </button>
    </DropMenu>
  );
}
