import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { tokensMatch } from '@/lib/search/where';
import type { NoticeFilter } from './list';

type Where = Prisma.IndustryNoticeWhereInput;

/** Whoever writes notices sees drafts too, everybody else what is published. */
export function visibleNotices(ctx: Ctx): Where {
  const at: Where = { institutionId: ctx.institutionId };
  const writes = ctx.scope === 'system' || (ctx.scope === 'staff' && grantOf(ctx.role, 'notices.write') !== null);
  return writes ? at : { ...at, state: 'PUBLISHED' };
}

/** The one filter of notices: list, count and export all go through it. */
export function whereNotice(ctx: Ctx, filter: NoticeFilter): Where {
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.state?.length) parts.push({ state: { in: filter.state } });
  if (filter.chain?.length) parts.push({ chain: { code: { in: filter.chain } } });
  if (filter.public) parts.push({ public: true });
  if (filter.q) parts.push(tokensMatch(filter.q));
  return { AND: [visibleNotices(ctx), ...parts] };
}
