import type { Role } from '@/lib/authz/roles';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';

/** A new college with one member of the role. */
export async function newCollege(role: Role = 'OFFICE'): Promise<Ctx> {
  const [institutionId, userId, membershipId] = [newId(), newId(), newId()];
  const ctx = mintContext({
    ...{ institutionId, userId, membershipId, role, scope: 'staff', institutionName: 'T' },
    ...{ departmentId: null, partnerId: null, studentId: null, sessionId: null },
    ...{ actor: 'test', locale: 'zh-CN', today: today(), requestId: newId() },
  });
  await inTransaction({ ...settingsOf(ctx, 'test'), scope: 'auth' }, async (tx) => {
    await tx.institution.create({ data: { id: institutionId, code: institutionId, name: 'T' } });
    await tx.user.create({ data: { id: userId, name: 'T', email: `${userId}@example.org` } });
    await tx.membership.create({ data: { institutionId, id: membershipId, userId, role } });
  });
  return ctx;
}
