import { type Role, scopeOf } from '@/lib/authz/roles';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { nameKey } from '@/lib/identifiers/company-name';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';

/** Another member of the same college, of whatever role; an outsider's names its partner, a student's the student. */
export async function colleague(
  of: Ctx,
  role: Role,
  at: { departmentId?: string; partnerId?: string; studentId?: string } = {},
): Promise<Ctx> {
  const [userId, membershipId] = [newId(), newId()];
  const { departmentId = null, partnerId = null, studentId = null } = at;
  const { institutionId } = of;
  await inTransaction({ ...settingsOf(of, 'test'), scope: 'auth' }, async (tx) => {
    await tx.user.create({ data: { id: userId, name: role, email: `${userId}@example.org` } });
    const place = { departmentId, partnerId, studentId };
    await tx.membership.create({ data: { institutionId, id: membershipId, userId, role, ...place } });
  });
  return mintContext({
    ...of,
    userId,
    membershipId,
    role,
    scope: scopeOf(role),
    departmentId,
    partnerId,
    studentId,
    actor: role,
  });
}

/** A partner of the college, as little as a row needs. */
export async function newPartner(ctx: Ctx, name: string, over: { kind?: string } = {}): Promise<string> {
  const id = newId();
  const { institutionId } = ctx;
  const row = {
    institutionId,
    id,
    kind: 'ENTERPRISE',
    state: 'ACTIVE',
    noCodeReason: '-',
    name,
    nameKey: nameKey(name),
    ...over,
  };
  await inTransaction(settingsOf(ctx, 'test'), (tx) => tx.partner.create({ data: row }));
  return id;
}

/** A department of the college. */
export async function newDepartment(ctx: Ctx, name: string): Promise<string> {
  const id = newId();
  const { institutionId } = ctx;
  const row = { institutionId, id, code: name, name };
  await inTransaction(settingsOf(ctx, 'test'), (tx) => tx.department.create({ data: row }));
  return id;
}
