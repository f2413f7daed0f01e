import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ClientMessages } from '@/components/shell/client-messages';
import { Pager } from '@/components/table/pager';
import { Empty, Head } from '@/components/ui/head';
import { RunButton } from '@/components/ui/run-button';
import type { Page } from '@/lib/kernel/page';
import { markAllReadAction } from '@/lib/modules/notifications/actions';
import { notificationList } from '@/lib/modules/notifications/list';
import type { NotificationRow } from '@/lib/modules/notifications/types';
import { NotificationList } from './notification-list';

type Props = { state: ReturnType<typeof notificationList.parse>; list: Page<NotificationRow>; unread: number };

/** One's own notifications: all or the unread ones, page by page. */
export function NotificationScreen({ state, list, unread }: Props) {
  const t = useTranslations('notifications');
  const onlyUnread = state.filter.unread === '1';
  const tabs = [
    { label: t('all'), href: notificationList.href({ filter: {} }), here: !onlyUnread },
    { label: t('unread'), href: notificationList.href({ filter: { unread: '1' } }), here: onlyUnread, count: unread },
  ];
  return (
    <ClientMessages namespaces={['notifications']}>
      <Head title={t('title')}>
        {unread > 0 && <RunButton className="btn" label={t('markAll')} action={markAllReadAction} input={{}} />}
      </Head>
      <nav className="tabs" aria-label={t('filter')}>
        {tabs.map(({ label, href, here, count }) => (
          <Link key={href} href={href} aria-current={here}>
            {label}
            {count !== undefined && <span className="n">{count}</span>}
          </Link>
        ))}
      </nav>
      {list.rows.length > 0 ? (
        <NotificationList rows={list.rows} />
      ) : (
        <Empty title={t(onlyUnread ? 'noneUnread' : 'none')} hint={t('noneHint')} />
      )}
      <Pager
        {...list}
        to={(page) => notificationList.href({ page }, state)}
        size={state.size}
        toSize={(size) => notificationList.href({ size }, state)}
      />
    </ClientMessages>
  );
}
