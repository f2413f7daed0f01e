import 'server-only';
import { fail, notFound } from '@/lib/kernel/errors';
import { defineCommand } from '@/lib/kernel/operation';
import { backUntil, findLink } from '@/lib/modules/links/record';
import { nothingInput } from '@/lib/modules/links/schema';
import { tellOfLink } from './act-by-link';
import { restore } from './answer-before';

/**
 * By the recipient of a link, soon after he answered: puts back what stood there before and opens the link again. The audit keeps both. One
 * conditional update takes it back, so that of many taps one acts. Throws NOT_FOUND, or RULE (too late, not of this kind, changed since).
 */
export const withdrawByLink = defineCommand({
  name: 'links.withdraw',
  permission: 'links.answer',
  input: nothingInput,
  run: async ({ tx, ctx, after }) => {
    const link = (await findLink(tx, ctx)) ?? notFound();
    const { usedAt, beforeEnc } = link;
    if (!usedAt || !beforeEnc || !backUntil(link)) fail('RULE', 'linkNotBack');
    const { count } = await tx.linkTask.updateMany({
      where: { institutionId: ctx.institutionId, id: link.id, usedAt },
      data: { usedAt: null, beforeEnc: null, withdrawnAt: new Date() },
    });
    if (count !== 1) fail('RULE', 'linkNotBack');
    await restore({ tx, ctx, link }, beforeEnc);
    after(() => tellOfLink(ctx, link));
    return { kind: link.kind };
  },
});
