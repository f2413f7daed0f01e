import 'server-only';
import { z } from 'zod';
import { fail, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { saveViewInput } from './schema';

const MOST = 20;

/** Keeps a list's settings under a name; the same name is overwritten. */
export const saveView = defineCommand({
  name: 'views.save',
  permission: 'account.own',
  input: saveViewInput,
  run: async ({ tx, ctx, input }) => {
    const mine = { institutionId: ctx.institutionId, membershipId: ctx.membershipId, module: input.module };
    const { count } = await tx.savedView.updateMany({
      where: { ...mine, name: input.name },
      data: { query: input.query },
    });
    if (count > 0) return { name: input.name };
    if ((await tx.savedView.count({ where: mine })) >= MOST) fail('RULE', 'tooManyViews', { params: { most: MOST } });
    await tx.savedView.create({ data: { ...mine, id: newId(), name: input.name, query: input.query } });
    return { name: input.name };
  },
});

export const removeView = defineCommand({
  name: 'views.remove',
  permission: 'account.own',
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ tx, ctx, input }) => {
    const { count } = await tx.savedView.deleteMany({
      where: { institutionId: ctx.institutionId, membershipId: ctx.membershipId, id: input.id },
    });
    if (count === 0) notFound();
    return { id: input.id };
  },
});
