import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/operation';
import { VIEW_MODULES } from './words';

/** The caller's own saved views of one list, oldest first. */
export const savedViews = defineQuery({
  permission: 'account.own',
  input: z.strictObject({ module: z.enum(VIEW_MODULES) }),
  run: ({ tx, ctx, input }) =>
    tx.savedView.findMany({
      where: { institutionId: ctx.institutionId, membershipId: ctx.membershipId, module: input.module },
      orderBy: { createdAt: 'asc' },
      select: { id: true, name: true, query: true },
    }),
});
