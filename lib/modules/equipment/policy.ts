import 'server-only';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { tokensMatch } from '@/lib/search/where';
import type { EquipmentFilter } from './list';
import { EQUIPPED_KINDS, type EquipmentState } from './words';

type Where = Prisma.EquipmentWhereInput;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The platforms whose equipment the caller may see: the college's people all, outsiders none. */
export function equippedPlatforms(ctx: Ctx): Prisma.PlatformWhereInput {
  const inside = ctx.scope === 'staff' || ctx.scope === 'system';
  return { AND: [visiblePlatforms(ctx), inside ? { kind: { in: [...EQUIPPED_KINDS] } } : { id: NOBODY }] };
}

/** The equipment that `equipmentStateOn` gives this state on the day; what came later does not count yet. */
function inState(state: EquipmentState, day: Day): Where {
  const on = toDbDate(day);
  if (state === 'RETIRED') return { retiredOn: { lte: on } };
  return {
    AND: [
      { OR: [{ acquiredOn: null }, { acquiredOn: { lte: on } }] },
      { OR: [{ retiredOn: null }, { retiredOn: { gt: on } }] },
    ],
  };
}

/** The one filter of equipment: list, totals, facets and export all go through it. */
export function whereEquipment(ctx: Ctx, filter: EquipmentFilter): Where {
  const day = filter.on ?? ctx.today;
  const parts: Where[] = [];
  if (filter.state?.length) parts.push({ OR: filter.state.map((state) => inState(state, day)) });
  if (filter.owner) parts.push({ ownerId: filter.owner === 'COLLEGE' ? null : { not: null } });
  if (filter.partner?.length) parts.push({ ownerId: { in: filter.partner } });
  if (filter.batch?.length) parts.push({ importBatchId: { in: filter.batch } });
  if (filter.platform?.length) parts.push({ platformId: { in: filter.platform } });
  if (filter.q) {
    const contains = { contains: filter.q, mode: 'insensitive' as const };
    parts.push({ OR: [{ name: contains }, { model: contains }, { platform: tokensMatch(filter.q) }] });
  }
  return { institutionId: ctx.institutionId, platform: equippedPlatforms(ctx), AND: parts };
}
