import 'server-only';
import type { Ctx } from '@/lib/kernel/context';
import type { NeedFilter } from '@/lib/modules/needs/list';
import type { OrderClassFilter } from '@/lib/modules/order-classes/list';
import { inCooperation } from '@/lib/modules/partners/indicators';
import type { PartnerFilter } from '@/lib/modules/partners/list';
import type { PostFilter } from '@/lib/modules/posts/list';
import type { ProgrammeFilter } from '@/lib/modules/programmes/list';
import { openTalent } from '@/lib/modules/programmes/rows';
import { ACTIVE_STATES } from '@/lib/modules/programmes/words';

/** The filters behind a chain's numbers: its record shows what its numbers count. */
export function behindChain(ctx: Pick<Ctx, 'today'>, code: string) {
  const chain = [code];
  return {
    active: { state: [...ACTIVE_STATES], chain } satisfies ProgrammeFilter,
    stopped: { state: ['STOPPED'], chain } satisfies ProgrammeFilter,
    partners: { ...inCooperation(ctx.today), on: undefined, chain } satisfies PartnerFilter,
    orderClasses: { running: '1', chain } satisfies OrderClassFilter,
    posts: { open: '1', chain } satisfies PostFilter,
    needs: openTalent(code, ctx.today) satisfies NeedFilter,
  };
}
