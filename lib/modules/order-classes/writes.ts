import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { failField } from '@/lib/kernel/errors';
import { searchTokens } from '@/lib/search/tokens';
import type { OrderClassProfile } from './schema';

/** Columns of `order_classes` for a profile. */
export function orderClassColumns(profile: OrderClassProfile, partnerName: string) {
  return {
    ...profile,
    searchTokens: searchTokens({ text: [profile.name, partnerName, profile.mentorName] }),
    updatedAt: new Date(),
  };
}

/** A partner says nothing of what is the college's to say; the programme brings its department along. */
export async function settleDepartment(tx: Tx, ctx: Ctx, profile: OrderClassProfile): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const { programmeId } = profile;
  const programme = programmeId
    ? await tx.programme.findFirst({ where: { ...at, id: programmeId }, select: { departmentId: true } })
    : null;
  if (programmeId && !programme) failField('programmeId', 'unknownChoice');
  profile.departmentId ??= programme?.departmentId ?? null;
  if (grantOf(ctx.role, 'order-classes.write') !== 'department') return;
  profile.departmentId ??= ctx.departmentId;
  if (profile.departmentId !== ctx.departmentId) failField('departmentId', 'ownDepartmentOnly');
}

/** The name stands once (the database holds it against a race); related ids are the institution's. Throws INVALID at the field. */
export async function demandOrderClass(tx: Tx, ctx: Ctx, profile: OrderClassProfile, exceptId?: string): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const { name, departmentId, platformId, headTeacherId } = profile;
  if (await tx.orderClass.count({ where: { ...at, name, NOT: { id: exceptId } } })) failField('name', 'nameTaken');
  if (departmentId && !(await tx.department.count({ where: { ...at, id: departmentId } })))
    failField('departmentId', 'unknownChoice');
  if (platformId && !(await tx.platform.count({ where: { ...at, id: platformId } })))
    failField('platformId', 'unknownChoice');
  const teacher = { ...at, id: headTeacherId ?? undefined, role: { in: [...STAFF_ROLES] } };
  if (headTeacherId && !(await tx.membership.count({ where: teacher }))) failField('headTeacherId', 'unknownChoice');
}
