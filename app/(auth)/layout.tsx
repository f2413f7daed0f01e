import './auth.css';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AuthBrand } from '@/components/modules/auth/auth-brand';
import { ClientMessages } from '@/components/shell/client-messages';
import { LocaleSwitch } from '@/components/shell/locale-switch';

export default async function Layout({ children }: { children: ReactNode }) {
  const t = await getTranslations('auth');
  return (
    <ClientMessages outermost namespaces={['auth']}>
      <div className="si">
        <header>
          <AuthBrand />
          <LocaleSwitch />
        </header>
        {children}
        <footer>{t('footer')}</footer>
      </div>
    </ClientMessages>
  );
}
