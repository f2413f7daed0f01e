import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, notFound } from '@/lib/kernel/errors';
import { mayOnPlatform, visiblePlatforms } from '@/lib/modules/platforms/policy';

/** The practice centre, if the caller may see it; with `write` only if he may change it. Throws NOT_FOUND or FORBIDDEN. */
export async function demandCentre(tx: Tx, ctx: Ctx, id: string, write: boolean) {
  const where = { AND: [visiblePlatforms(ctx), { id, kind: 'PRACTICE_CENTRE' }] };
  const centre = (await tx.platform.findFirst({ where })) ?? notFound();
  if (write && !mayOnPlatform(ctx, 'platforms.write', centre)) fail('FORBIDDEN', 'forbidden');
  return centre;
}
