import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { CARRYING_ROLES, councilPlatforms, governedPlatforms } from './policy';

/** The platform whose meetings, tasks or indicators the caller is about to change. Throws NOT_FOUND or FORBIDDEN. */
export const demandGoverned = (tx: Tx, ctx: Ctx, id: string) => demandOne(tx, ctx, governedPlatforms(ctx), id);

/** The platform whose council, charter or rules the caller is about to change. Throws NOT_FOUND or FORBIDDEN. */
export const demandCouncil = (tx: Tx, ctx: Ctx, id: string) => demandOne(tx, ctx, councilPlatforms(ctx), id);

async function demandOne(tx: Tx, ctx: Ctx, among: Prisma.PlatformWhereInput, id: string) {
  const platform = (await tx.platform.findFirst({ where: { AND: [among, { id }] } })) ?? notFound();
  if (!mayOnPlatform(ctx, 'governance.write', platform)) fail('FORBIDDEN', 'forbidden');
  return platform;
}

/** Somebody who can carry it out; who has it already may have left since. Throws INVALID at the field. */
export async function demandOwner(tx: Tx, ctx: Ctx, ownerId: string | null, before: string | null = null) {
  if (ownerId === null || ownerId === before) return;
  const where = { institutionId: ctx.institutionId, id: ownerId, role: { in: CARRYING_ROLES }, endedAt: null };
  if (!(await tx.membership.count({ where }))) failField('ownerId', 'unknownChoice');
}
