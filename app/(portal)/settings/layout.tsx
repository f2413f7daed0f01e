import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/modules/settings/settings-nav';
import { ClientMessages } from '@/components/shell/client-messages';
import { grantOf } from '@/lib/authz/catalogue';
import { settingsManifest } from '@/lib/modules/settings/manifest';
import { pageCtx } from '@/lib/transport/page';

export default async function Layout({ children }: { children: ReactNode }) {
  const ctx = await pageCtx();
  const t = await getTranslations('settings');
  const screens = settingsManifest.screens
    .filter((screen) => grantOf(ctx.role, screen.permission))
    .map((screen) => ({ path: screen.path, label: t(`screens.${screen.key}`) }));
  return (
    <ClientMessages namespaces={['settings', 'audit', 'errors']}>
      <SettingsNav label={t('nav')} screens={screens} />
      {children}
    </ClientMessages>
  );
}
