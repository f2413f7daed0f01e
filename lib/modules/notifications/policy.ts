import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';

/** A person's own notifications: nobody reads another's. */
export function ownNotifications(ctx: Ctx): Prisma.NotificationWhereInput {
  return { institutionId: ctx.institutionId, membershipId: ctx.membershipId };
}
