import { scopeOf } from '@/lib/authz/roles';
import { asSystem } from '@/lib/jobs/context';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';

/** Who signs in with this address to the college. */
export async function accountContext(institutionId: string, email: string): Promise<Ctx> {
  const { user, ...member } = await asSystem(institutionId, 'test', ({ tx }) =>
    tx.membership.findFirstOrThrow({
      where: { institutionId, user: { email } },
      select: {
        ...{ id: true, userId: true, role: true, departmentId: true, partnerId: true, studentId: true },
        user: { select: { name: true } },
      },
    }),
  );
  const role = member.role as Ctx['role'];
  return mintContext({
    ...{
      ...member,
      institutionId,
      institutionName: institutionId,
      membershipId: member.id,
      role,
      scope: scopeOf(role),
    },
    ...{ sessionId: null, actor: user.name, locale: 'zh-CN', today: today(), requestId: newId() },
  });
}
