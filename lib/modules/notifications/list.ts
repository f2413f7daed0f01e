import { defineList, filters } from '@/lib/kernel/list';

export const notificationList = defineList({
  path: '/notifications',
  filters: { unread: filters.flag() },
  sorts: ['unreadFirst'],
  defaultSort: { key: 'unreadFirst', dir: 'desc' },
});
