import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { visiblePlacements } from '@/lib/modules/placements/policy';
import type { LinkFilter } from './list';
import type { LinkState } from './words';

type Where = Prisma.LinkTaskWhereInput;

/** The links that the caller may see: the office and leaders all, others those they made and those of placements that they see. */
function visibleLinks(ctx: Ctx): Where {
  const at: Where = { institutionId: ctx.institutionId };
  if (grantOf(ctx.role, 'links.read') === 'all') return at;
  const placement = visiblePlacements(ctx);
  return {
    ...at,
    OR: [
      { createdById: ctx.membershipId },
      { placement },
      // Of the schedule's: those whose interns are all his.
      { weekOn: { not: null }, lines: { some: {}, every: { placement } } },
    ],
  };
}

/** A link's state at a moment, from what happened to it. */
export function stateOf(link: { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date }, now: Date): LinkState {
  if (link.usedAt) return 'USED';
  if (link.revokedAt) return 'REVOKED';
  return link.expiresAt > now ? 'OPEN' : 'EXPIRED';
}

/** The links that `stateOf` gives this state. */
function inState(state: LinkState, now: Date): Where {
  const live: Where = { usedAt: null, revokedAt: null };
  switch (state) {
    case 'OPEN':
      return { ...live, expiresAt: { gt: now } };
    case 'EXPIRED':
      return { ...live, expiresAt: { lte: now } };
    case 'USED':
      return { usedAt: { not: null } };
    case 'REVOKED':
      return { usedAt: null, revokedAt: { not: null } };
  }
}

// To the minute: what was counted within it need not be counted again.
const thisMinute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000);

/** The one filter of links: list, count, facets, to-do and export all go through it. */
export function whereLink(ctx: Ctx, filter: LinkFilter, now = thisMinute()): Where {
  const parts: Where[] = [];
  if (filter.kind?.length) parts.push({ kind: { in: filter.kind } });
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => inState(state, now)) });
  if (filter.partner?.length) parts.push({ partnerId: { in: filter.partner } });
  if (filter.post?.length) parts.push({ postId: { in: filter.post } });
  if (filter.placement?.length) {
    const placementId = { in: filter.placement };
    parts.push({ OR: [{ placementId }, { lines: { some: { placementId } } }] });
  }
  if (filter.asked) parts.push({ renewalAskedAt: { not: null }, renewal: null, revokedAt: null });
  if (filter.toSend) parts.push({ toSend: true, ...inState('OPEN', now) });
  if (filter.q) {
    const contains = { contains: filter.q, mode: 'insensitive' as const };
    parts.push({ OR: [{ recipient: contains }, { partner: { name: contains } }] });
  }
  return { AND: [visibleLinks(ctx), ...parts] };
}
