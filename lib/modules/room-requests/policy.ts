import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import type { RequestFilter } from './list';
import type { RequestState } from './words';

type Where = Prisma.RoomRequestWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The requests that the caller may see: those that he decides on, for they say who asked. */
export function visibleRequests(ctx: Ctx): Where {
  const mine: Where = { institutionId: ctx.institutionId };
  const grant = ctx.scope === 'system' ? 'all' : ctx.scope === 'staff' && grantOf(ctx.role, 'centres.decide');
  if (grant === 'all') return mine;
  if (grant !== 'department') return { ...mine, id: NOBODY };
  const own = ctx.departmentId ? [{ departmentId: ctx.departmentId }] : [];
  return { ...mine, platform: { OR: [{ responsibleId: ctx.membershipId }, ...own] } };
}

// A step of five seconds: counts within it are kept (`counted`), though time goes on.
const STEP = 5_000;
const now = () => new Date(Math.floor(Date.now() / STEP) * STEP);

/** The requests that `requestStateAt` gives this state. */
function inRequestState(state: RequestState): Where {
  switch (state) {
    case 'PENDING':
      return { state, expiresAt: { gt: now() } };
    case 'EXPIRED':
      return { state: 'PENDING', expiresAt: { lte: now() } };
    case 'CONFIRMED':
      return { state, session: { cancelledAt: null } };
    case 'CANCELLED':
      return { state: 'CONFIRMED', session: { cancelledAt: { not: null } } };
    default:
      return { state };
  }
}

/** The one filter of requests: list, facets and what is to be done all go through it. */
export function whereRequest(ctx: Ctx, filter: RequestFilter): Where {
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ OR: filter.state.map(inRequestState) });
  if (filter.centre?.length) parts.push({ platformId: { in: filter.centre } });
  const text = filter.q && ({ contains: filter.q, mode: 'insensitive' } as const);
  if (text) parts.push({ OR: [{ title: text }, { room: { name: text } }, { platform: { name: text } }] });
  return { AND: [visibleRequests(ctx), ...parts] };
}
