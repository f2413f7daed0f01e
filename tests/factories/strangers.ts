import { randomBytes } from 'node:crypto';
import { scopeOf } from '@/lib/authz/roles';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { colleague, newPartner } from '@/tests/factories/members';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whoever holds a one-tap link about a post of the partner that was made for it. */
async function linkHolder(admin: Ctx, partnerId: string): Promise<Ctx> {
  const { institutionId } = admin;
  const [postId, linkId] = [newId(), newId()];
  await inTransaction(settingsOf(admin, 'test'), async (tx) => {
    const days = { validFrom: toDbDate('2025-01-01'), validTo: toDbDate('2030-01-01') };
    await tx.internshipPost.create({
      data: { institutionId, id: postId, partnerId, title: '邻岗', slots: 2, state: 'PUBLISHED', ...days },
    });
    const about = { kind: 'SLOTS', partnerId, postId, recipient: '邻人', createdById: admin.membershipId };
    const secret = { tokenHash: randomBytes(32), expiresAt: new Date(Date.now() + 86_400_000) };
    await tx.linkTask.create({ data: { institutionId, id: linkId, ...about, ...secret } });
  });
  const nobody = { userId: NOBODY, membershipId: NOBODY, sessionId: null, departmentId: null, studentId: null };
  return mintContext({ ...admin, ...nobody, role: 'LIAISON', scope: 'link', partnerId, linkId, actor: '邻人' });
}

/**
 * Outsiders of the college who have nothing to do with any record that was there before: a liaison, a school, a mentor and the holder of a link of a
 * partner of their own, and a student.
 */
export async function strangersOf(admin: Ctx): Promise<Ctx[]> {
  const partnerId = await newPartner(admin, '邻厂');
  const roles = ['LIAISON', 'SCHOOL', 'MENTOR'] as const;
  const people = await Promise.all(roles.map((role) => colleague(admin, role, { partnerId })));
  const student = { role: 'STUDENT', scope: scopeOf('STUDENT'), studentId: newId(), membershipId: newId() } as const;
  return [
    ...people,
    mintContext({ ...admin, ...student, userId: people[2]?.userId ?? '' }),
    await linkHolder(admin, partnerId),
  ];
}

/** Anybody on the college's open page. */
export function anybody(admin: Ctx): Ctx {
  const nobody = { userId: NOBODY, membershipId: NOBODY, sessionId: null, departmentId: null };
  return mintContext({
    ...{ ...admin, ...nobody, role: 'STUDENT', scope: 'open', partnerId: null, studentId: null, linkId: null },
    actor: 'visitor',
  });
}
