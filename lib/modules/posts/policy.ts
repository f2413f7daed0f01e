import 'server-only';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { onChains } from '@/lib/modules/programmes/policy';
import { tokensMatch } from '@/lib/search/where';
import type { PostFilter } from './list';

type Where = Prisma.InternshipPostWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The posts that the caller may see: the college's people all, an enterprise its own. */
export function visiblePosts(ctx: Ctx): Where {
  const at: Where = { institutionId: ctx.institutionId };
  if (ctx.scope === 'staff' || ctx.scope === 'system') return at;
  if (ctx.scope === 'link') return { ...at, links: { some: { id: ctx.linkId ?? NOBODY } } };
  return { ...at, partnerId: ctx.scope === 'partner' ? (ctx.partnerId ?? NOBODY) : NOBODY };
}

/** On offer today: published and within its days. */
const onOffer = (ctx: Ctx): Where => {
  const today = toDbDate(ctx.today);
  return { state: 'PUBLISHED', validFrom: { lte: today }, validTo: { gte: today } };
};

/** The one filter of posts: list, count, totals and export all go through it. */
export function wherePost(tx: Tx, ctx: Ctx, filter: PostFilter): Where {
  const { slots } = tx.internshipPost.fields;
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.programme?.length) parts.push({ programmes: { some: { programmeId: { in: filter.programme } } } });
  if (filter.chain?.length) parts.push({ programmes: { some: { programme: { is: onChains(filter.chain) } } } });
  if (filter.anyProgramme) parts.push({ programmes: { none: {} } });
  if (filter.offered) parts.push(onOffer(ctx));
  if (filter.open) parts.push(onOffer(ctx), { taken: { lt: slots } });
  if (filter.full) parts.push(onOffer(ctx), { taken: { gte: slots } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visiblePosts(ctx), ...parts] };
}

/** Whether the caller may use the permission on a post of this enterprise. */
export function mayOnPost(ctx: Ctx, permission: Permission, post: { partnerId: string }): boolean {
  const grant = grantOf(ctx.role, permission);
  return grant === 'all' || (grant === 'partner' && post.partnerId === ctx.partnerId);
}
