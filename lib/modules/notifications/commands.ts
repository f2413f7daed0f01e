import 'server-only';
import { notFound } from '@/lib/kernel/errors';
import { defineCommand } from '@/lib/kernel/operation';
import { ownNotifications } from './policy';
import { nothing, oneNotification } from './schema';

/** Marks one of one's own notifications as read; a second time changes nothing. */
export const markRead = defineCommand({
  name: 'notifications.read',
  permission: 'account.own',
  input: oneNotification,
  run: async ({ tx, ctx, input }): Promise<null> => {
    const where = { ...ownNotifications(ctx), id: input.id };
    if (!(await tx.notification.findFirst({ where, select: { id: true } }))) notFound();
    await tx.notification.updateMany({ where: { ...where, readAt: null }, data: { readAt: new Date() } });
    return null;
  },
});

/** Marks all of one's own notifications as read. Gives how many were not. */
export const markAllRead = defineCommand({
  name: 'notifications.readAll',
  permission: 'account.own',
  input: nothing,
  run: async ({ tx, ctx }): Promise<number> => {
    const { count } = await tx.notification.updateMany({
      where: { ...ownNotifications(ctx), readAt: null },
      data: { readAt: new Date() },
    });
    return count;
  },
});
