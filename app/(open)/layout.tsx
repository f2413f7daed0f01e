import './open.css';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Sign } from '@/components/shell/brand';
import { ClientMessages } from '@/components/shell/client-messages';
import { LocaleSwitch } from '@/components/shell/locale-switch';

/** The frame of pages for everybody. */
export default async function Layout({ children }: { children: ReactNode }) {
  const t = await getTranslations('ui');
  return (
    <ClientMessages outermost namespaces={[]}>
      <div className="op">
        <header className="op-top">
          <span className="brand">
            <Sign />
          </span>
          <span className="grow small dim">{t('product')}</span>
          <LocaleSwitch />
        </header>
        {children}
      </div>
    </ClientMessages>
  );
}
