import './link.css';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Sign } from '@/components/shell/brand';
import { ClientMessages } from '@/components/shell/client-messages';
import { LocaleSwitch } from '@/components/shell/locale-switch';

/** The frame of pages that need no account. */
export default async function Layout({ children }: { children: ReactNode }) {
  const t = await getTranslations('links.page');
  return (
    <ClientMessages outermost namespaces={['links']}>
      <div className="ph">
        <header className="ph-top">
          <span className="brand">
            <Sign />
          </span>
          <span className="grow small dim">{t('brand')}</span>
          <LocaleSwitch />
        </header>
        {children}
      </div>
    </ClientMessages>
  );
}
