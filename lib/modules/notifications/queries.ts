import 'server-only';
import { defineQuery } from '@/lib/kernel/operation';
import type { Page } from '@/lib/kernel/page';
import { notificationList } from './list';
import { ownNotifications } from './policy';
import { nothing } from './schema';
import type { NotificationRow } from './types';
import type { NotificationKind } from './words';

const order = [{ readAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { id: 'desc' }] as const;
const select = { id: true, kind: true, params: true, href: true, readAt: true, createdAt: true } as const;

type Stored = { id: string; kind: string; params: unknown; href: string | null; readAt: Date | null; createdAt: Date };

function toRow({ readAt, ...row }: Stored): NotificationRow {
  return {
    ...row,
    kind: row.kind as NotificationKind,
    params: row.params as NotificationRow['params'],
    read: readAt !== null,
  };
}

/** One's own notifications, unread first, the newest before the older. Counted afresh each time: reading one is not an audited change, which kept counts go by. */
export const listNotifications = defineQuery({
  permission: 'account.own',
  input: notificationList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<NotificationRow>> => {
    const where = { ...ownNotifications(ctx), ...(input.filter.unread ? { readAt: null } : {}) };
    const total = await tx.notification.count({ where });
    const pages = Math.max(1, Math.ceil(total / input.size));
    const page = Math.min(input.page, pages);
    const rows = await tx.notification.findMany({
      where,
      select,
      orderBy: [...order],
      skip: (page - 1) * input.size,
      take: input.size,
    });
    return { rows: rows.map(toRow), total, page, pages, size: input.size };
  },
});

/** How many of one's own notifications are unread. */
export const unreadCount = defineQuery({
  permission: 'account.own',
  input: nothing,
  run: ({ tx, ctx }) => tx.notification.count({ where: { ...ownNotifications(ctx), readAt: null } }),
});
