import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { MainArea } from '@/components/shell/main-area';
import { Sidebar } from '@/components/shell/sidebar';
import { SkipLink } from '@/components/shell/skip-link';
import { Toaster } from '@/components/shell/toaster';
import { TopBar } from '@/components/shell/top-bar';
import { unreadCount } from '@/lib/modules/notifications/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

export default async function Layout({ children }: { children: ReactNode }) {
  const ctx = await pageCtx();
  return (
    <ClientMessages outermost namespaces={['nav', 'search']}>
      <SkipLink />
      <div className="app">
        <Sidebar ctx={ctx} />
        <TopBar ctx={ctx} unread={forPage(unreadCount)({})} />
        <MainArea>{children}</MainArea>
      </div>
      <Toaster />
    </ClientMessages>
  );
}
