import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotificationScreen } from '@/components/modules/notifications/notification-screen';
import { notificationList } from '@/lib/modules/notifications/list';
import { listNotifications, unreadCount } from '@/lib/modules/notifications/queries';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const state = notificationList.parse(await searchParams);
  const { filter, page, size } = state;
  const list = await forPage(listNotifications)({ filter, page, size });
  return <NotificationScreen state={state} list={list} unread={await forPage(unreadCount)({})} />;
}
